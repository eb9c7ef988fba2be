/** The services of a run: the entries of `services`, or the one service of a file without `services`. */
import type { Chosen } from './choose.ts'
import { fieldOf, SERVICE_SETTINGS, type ServiceSettings, type SettingName } from './declaration.ts'
import { lookUpIn, type GivenInputs, type LookUp } from './look-up.ts'
import { requirementsOf, type PipelineName } from './requirements.ts'
import { problem, type Position, type Problem } from './problems.ts'

export interface FoundService {
  /** The key in `services`; null for the one service of a file without `services`. */
  readonly key: string | null
  readonly lookUp: LookUp
  readonly at: Position | null
}

/** The services of the chosen levels; the name of an entry in ECS is its key, unless it is set. */
export const findServices = (inputs: GivenInputs, { level, services }: Chosen): readonly FoundService[] =>
  services.size === 0
    ? [{ key: null, lookUp: lookUpIn(inputs, level), at: null }]
    : [...services].map(([key, own]) => ({ key, lookUp: named(key, lookUpIn(inputs, own)), at: own.at }))

const named =
  (key: string, lookUp: LookUp): LookUp =>
  (name) => {
    const found = lookUp(name)
    return name === 'service' && !found.isSet ? { value: key, isSet: true } : found
  }

/** The settings of a service by name, and its key. */
export const serviceSettings = ({ key, lookUp }: FoundService): ServiceSettings => {
  const values = Object.fromEntries(SERVICE_SETTINGS.map((name) => [name, lookUp(name).value]))
  // Each schema has given its value, or null where the type says so; a service with problems is not used.
  return {
    ...values,
    key: key ?? nameOf(values['service']),
    places: placesIn(lookUp),
  } as ServiceSettings
}

const placesIn = (lookUp: LookUp): ServiceSettings['places'] =>
  new Map(
    SERVICE_SETTINGS.flatMap((name): readonly (readonly [SettingName, Position])[] => {
      const { at } = lookUp(name)
      return at === undefined ? [] : [[name, at]]
    }),
  )

/** The name in `arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME`, or the name itself; a word for one that is not set. */
const nameOf = (service: unknown): string =>
  typeof service === 'string' ? service.slice(service.lastIndexOf('/') + 1) : 'service'

interface Together {
  readonly run: LookUp
  readonly inputs: GivenInputs
  /** Null when its name is wrong: then nothing is known of its requirements. */
  readonly pipeline: PipelineName | null
}

/** What is wrong with the services together, and with the registry. */
export const serviceProblems = (services: readonly FoundService[], together: Together): readonly Problem[] => [
  ...(services.length === 1 ? [] : ambiguousInputs(services, together)),
  ...sameService(services),
  ...otherRegion(services, together),
]

const otherRegion = (services: readonly FoundService[], { run, pipeline }: Together): readonly Problem[] => {
  if (pipeline === null || requirementsOf(pipeline).regions === 'several') return []
  const isApart = run('registry-region').value !== null
  const [first] = services
  const { value: region } = isApart && first !== undefined ? first.lookUp('aws-region') : run('aws-region')
  const other = isApart
    ? `${first?.key ?? ''}: the pipeline ${pipeline} deploys to one region in a run`
    : 'the registry: set `registry-region` if that is meant'
  return services
    .filter(({ lookUp }) => lookUp('aws-region').value !== region)
    .map(({ key, at }) => ({
      at,
      text: `the service ${key ?? ''} is in another region than ${other}`,
    }))
}

const ambiguousInputs = (services: readonly FoundService[], { inputs }: Together): readonly Problem[] =>
  [...inputs.keys()]
    .filter(isOfOneService)
    .map((name) =>
      problem(
        `\`${name}\` cannot be an input, because it belongs to one service and \`services\` lists ${listed(services)}; set it in the file`,
      ),
    )

const isOfOneService = (name: SettingName): boolean => fieldOf(name).owner === 'service'

/** A problem for each service that an earlier one updates already. */
const sameService = (services: readonly FoundService[]): readonly Problem[] =>
  services.flatMap((service, index) => {
    const earlier = services.slice(0, index).find((other) => identity(other) === identity(service))
    if (earlier === undefined) return []
    const name = String(service.lookUp('service').value)
    return [{ at: service.at, text: `${earlier.key ?? ''} and ${service.key ?? ''} are the same ECS service, ${name}` }]
  })

const identity = ({ lookUp }: FoundService): string =>
  JSON.stringify((['aws-region', 'cluster', 'service'] as const).map((name) => lookUp(name).value))

const listed = (services: readonly FoundService[]): string => services.map(({ key }) => key).join(', ')
