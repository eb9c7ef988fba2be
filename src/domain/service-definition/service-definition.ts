/** What a service is created from: a CreateService request, as the AWS CLI takes it. Pure. */
import type { CreateServiceCommandInput, Service } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import { firstAndCount } from '../../errors/short-forms.ts'
import { listedProblems } from '../bounds.ts'
import { check } from '../task-definition/check.ts'
import { isMembers, type Members, type Walk } from '../task-definition/walk.ts'
import { problemsOfRequest } from './contradictions.ts'
import { usesIn } from '../values/fill.ts'
import { ENUMS, READ_ONLY_KEYS, ROOT, STRUCTURES } from './service-shape.ts'

/** What the run decides itself. */
type Decided = 'cluster' | 'serviceName' | 'taskDefinition' | 'clientToken'

export type ServiceRequest = Omit<CreateServiceCommandInput, Decided>

/** How a service that does not exist is created. */
export interface ServiceCreation {
  readonly request: ServiceRequest
  /** The path of the file, for messages. */
  readonly source: string
  /** The request is carried out once, however often it is sent. */
  readonly clientToken: string
}

/** What the settings say of the service. */
export interface Named {
  /** Names, without the rest of an ARN. */
  readonly cluster: string
  readonly service: string
}

/**
 * Checks a file that was read. `source` names it in messages.
 * @throws ShipError `E_SERVICE_DEFINITION` that lists every problem with its path
 */
export const checkServiceDefinition = (value: unknown, source: string, named: Named): ServiceRequest => {
  const walk: Walk = {
    values: 'checked',
    problems: [],
    warnings: [],
    notes: [],
    filled: new Map(),
    shape: { structures: { ...STRUCTURES, [ROOT]: OWN_MEMBERS }, enums: ENUMS },
  }
  const given = isMembers(value) ? withoutReadOnly(value) : value
  const problems = isMembers(given) ? [...namesOf(given, named), ...problemsOfRequest(given)] : []
  const checked = check(
    { value: isMembers(given) ? withoutDecided(given) : given, type: ROOT, path: '', member: '' },
    walk,
  )
  const all = [...walk.problems, ...problems.filter((one) => !isReported(one, walk.problems))]
  if (all.length > 0) throw unusable(all, source)
  // The walk has checked every member against the model from which this type is generated.
  return checked as ServiceRequest
}

const DECIDED: readonly string[] = [
  'cluster',
  'serviceName',
  'taskDefinition',
  'clientToken',
] satisfies readonly Decided[]

const OWN_MEMBERS = Object.fromEntries(
  Object.entries(STRUCTURES[ROOT] ?? {}).filter(([name]) => !DECIDED.includes(name)),
)

const withoutDecided = (value: Members): Members =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !DECIDED.includes(key)))

/** Without what `aws ecs describe-services` adds, and without `$schema`, which is for editors. */
const withoutReadOnly = (value: Members): Members =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema' && !READ_ONLY_KEYS.includes(key)))

/** One problem of a place is enough. */
const isReported = (problem: string, reported: readonly string[]): boolean => {
  const path = problem.slice(0, problem.indexOf(': '))
  return reported.some((one) => one.startsWith(`${path}: `))
}

/** A file of another service must not create this one. */
const namesOf = (value: Members, { cluster, service }: Named): readonly string[] => [
  ...otherName('serviceName', value['serviceName'], service),
  ...otherName('cluster', value['cluster'], cluster),
]

const otherName = (key: string, given: unknown, wanted: string): readonly string[] => {
  if (typeof given !== 'string' || given === '' || given.slice(given.lastIndexOf('/') + 1) === wanted) return []
  return [`${key}: is another one than ${wanted} of the settings; remove it`]
}

const unusable = (problems: readonly string[], source: string): Error => {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`
  const [first = ''] = problems
  const message = `the service definition ${source} has ${count}:\n${listedProblems(problems)
    .map((one) => `- ${one}`)
    .join('\n')}`
  return fault('E_SERVICE_DEFINITION', {
    message,
    headline: [
      ...firstAndCount([`${source}: ${first}`, first], problems.length),
      `the service definition ${source} has ${count}`,
    ],
  })
}

/**
 * The service as it will be, so that it is judged like one that exists. Without a status: it does not exist yet. Without the members that
 * have a placeholder, which only a run that creates nothing has: what they will be is not known.
 */
export const serviceOfRequest = (
  { deploymentController = { type: 'ECS' }, ...request }: ServiceRequest,
  arns: Pick<Service, 'serviceArn' | 'serviceName' | 'clusterArn'>,
): Service => ({ ...known(request), ...arns, deploymentController, runningCount: 0, deployments: [] })

const known = (request: Omit<ServiceRequest, 'deploymentController'>): typeof request =>
  Object.fromEntries(Object.entries(request).filter(([, member]) => [...usesIn(member)].length === 0))
