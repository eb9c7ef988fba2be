/** What a workflow says -> answers. Pure. */
import { applicationName } from '../repository-facts.ts'
import { TRANSLATED_SETTINGS, type Existing, type Place } from '../existing.ts'
import type { Answers } from '../init-answers.ts'
import { name, type Imported } from './imported.ts'
import type { DefinitionRoles } from './roles-in-definition.ts'
import type { Fact, FactName, Left } from './translation.ts'
import { accountIn, usableJob } from './usable-facts.ts'
import type { JobFacts, WorkflowFacts } from './workflow-jobs.ts'

export interface FoundInWorkflow {
  readonly facts: WorkflowFacts
  readonly path: string
  /** The names that flags give. */
  readonly environments: readonly string[] | null
  readonly roles: DefinitionRoles
}

export const answersForJobs = (given: FoundInWorkflow): Imported['answers'] => {
  const facts = { ...given.facts, jobs: given.facts.jobs.map(usableJob) }
  const found = { ...given, facts }
  const { path } = found
  const { kept, differing } = firstOfEach(facts.jobs.flatMap((job) => job.facts))
  const deployments = placesOf(found)
  const accounts = deployments.places.map(({ deployRole }) => accountIn(deployRole))
  const registryAccount = kept.get('registry-account')?.value ?? accounts.find((one) => one !== null) ?? null
  const region = kept.get('region')?.value
  const repository = kept.get('repository')?.value
  const open = [
    ...[...facts.jobs.flatMap((job) => job.left), ...facts.rest.left, ...differing, ...deployments.left]
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, why }) => `${path}:${line}: ${why}`),
    ...missing(kept, found),
    ...notNeeded([...facts.jobs.flatMap((job) => job.gone), ...facts.rest.gone]),
  ]
  return {
    ...(region === undefined ? {} : { region }),
    ...(facts.branch === null ? {} : { branch: facts.branch }),
    ...applicationOf(repository, deployments.places),
    registryAccount,
    profile: new Set([registryAccount, ...accounts].filter((one) => one !== null)).size > 1 ? 'standard' : 'small',
    environments: deployments.places.map(({ environment }, index) => ({
      name: environment,
      account: accounts[index] ?? null,
      approval: false,
    })),
    existing: existingOf(found, kept, { places: deployments.places, open }),
  }
}

const existingOf = (
  { path }: FoundInWorkflow,
  kept: ReadonlyMap<FactName, Fact>,
  { places, open }: { readonly places: readonly Place[]; readonly open: string[] },
): Existing => ({
  ...{ from: 'workflow', source: path, registry: 'existing', places: [...places], open },
  definition: kept.get('definition')?.value ?? 'task-definition.json',
  container: kept.get('container')?.value ?? null,
  found: null,
  settings: Object.fromEntries(
    TRANSLATED_SETTINGS.flatMap((setting) => {
      const value = kept.get(setting)?.value
      return value === undefined ? [] : [[setting, value]]
    }),
  ),
})

const applicationOf = (repository: string | undefined, places: readonly Place[]): Partial<Answers> => ({
  application: applicationName(places[0]?.service ?? 'app'),
  ...(repository === undefined ? {} : { repository }),
})

/** Of one environment alone, so they may differ. */
const OF_PLACE: readonly FactName[] = [
  'role',
  'cluster',
  'service',
  'wait-for-minutes',
  'desired-count',
  'force-new-deployment',
]

interface Kept {
  readonly kept: ReadonlyMap<FactName, Fact>
  readonly differing: readonly Left[]
}

const firstOfEach = (facts: readonly Fact[]): Kept => {
  const kept = new Map<FactName, Fact>()
  const differing: Left[] = []
  for (const one of facts) {
    const before = kept.get(one.name)
    if (before === undefined) kept.set(one.name, one)
    else if (before.value !== one.value && !OF_PLACE.includes(one.name))
      differing.push({
        line: one.line,
        why: `${name(`${one.name}: ${one.value}`)} differs from line ${before.line}, which was taken; set it for its environment in ship-to-ecs.yaml`,
      })
  }
  return { kept, differing }
}

interface Places {
  readonly places: readonly Place[]
  readonly left: readonly Left[]
}

const placesOf = ({ facts, environments, roles }: FoundInWorkflow): Places => {
  const places: Place[] = []
  const left: Left[] = []
  for (const job of facts.jobs.filter(({ isDeployment }) => isDeployment)) {
    const environment = environments?.[places.length] ?? job.environment ?? 'production'
    if (places.some((one) => one.environment === environment)) {
      left.push({
        line: job.line,
        why: `is a second job that deploys to ${name(environment)}: see \`services\` in docs/services.md of ship-to-ecs`,
      })
      continue
    }
    const place = placeOf(job, environment, roles)
    places.push(place)
    if (place.service === UNNAMED)
      left.push({
        line: job.line,
        why: `names no service that can be read off: write it into ship-to-ecs.yaml, in place of ${UNNAMED}`,
      })
  }
  return { places, left }
}

const UNNAMED = 'SERVICE'

/** The cluster of the old action is `default` where none is named. */
const placeOf = (job: JobFacts, environment: string, roles: DefinitionRoles): Place => {
  const of = (wanted: FactName): string | null => job.facts.find((one) => one.name === wanted)?.value ?? null
  const role = of('role')
  return {
    environment,
    cluster: of('cluster') ?? (job.left.some(({ why }) => why.startsWith('`cluster:')) ? 'CLUSTER' : 'default'),
    service: of('service') ?? UNNAMED,
    deployRole: accountIn(role) === null ? null : role,
    executionRole: roles.execution,
    taskRole: roles.task,
    family: roles.family,
    logGroup: roles.logGroup,
    secrets: [...roles.secrets],
    capacityProviders: [],
    waitForMinutes: of('wait-for-minutes'),
    desiredCount: of('desired-count'),
    forceNewDeployment: of('force-new-deployment'),
  }
}

const missing = (kept: ReadonlyMap<FactName, Fact>, { roles }: FoundInWorkflow): readonly string[] => [
  ...(kept.has('repository')
    ? []
    : ['No repository of ECR was found: the name of the application was taken; set `--repository`.']),
  ...(kept.has('region') ? [] : ['No region was found: that of the environment was taken; set `--region`.']),
  ...(kept.has('definition') ? [] : ['No task definition was found: set `task-definition` in ship-to-ecs.yaml.']),
  ...(kept.has('definition') && roles.state !== 'read'
    ? [
        `The task definition ${name(kept.get('definition')?.value ?? '')} was not read (${roles.state}): name its roles, its family and its log group in infra/parameters.`,
      ]
    : []),
]

const notNeeded = (all: readonly Left[]): readonly string[] =>
  all.length === 0
    ? []
    : [
        `Not needed any more, because the pipeline does it: ${all
          .toSorted((one, other) => one.line - other.line)
          .map(({ line, why }) => `${why} (line ${line})`)
          .join(', ')}.`,
      ]
