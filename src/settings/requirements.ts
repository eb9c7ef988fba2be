/** What each pipeline requires of the settings. */

/** The settings without a default that reading the target takes: a pipeline may require them. */
export const TARGET_SETTINGS = ['repository', 'cluster', 'service', 'task-definition'] as const

type Requirable = (typeof TARGET_SETTINGS)[number]

interface Requirements {
  readonly required: readonly Requirable[]
  /** Whether a service can be in another region than the registry. */
  readonly regions: 'one' | 'several'
}

export const REQUIREMENTS = {
  // A session for each region is still missing.
  ship: { required: TARGET_SETTINGS, regions: 'one' },
  // A run without AWS credentials does not read the target, and on a fork's pull request the variables of the repository are empty. With credentials `plan` requires them.
  check: { required: [], regions: 'one' },
  // Another job deploys what it pushes.
  push: { required: ['repository'], regions: 'several' },
  // What is deployed is in ECS already.
  rollback: { required: ['cluster', 'service'], regions: 'one' },
  // `image` and `environment`, too: `promotion-config.ts` has the rules.
  promote: { required: TARGET_SETTINGS, regions: 'one' },
  // Without a service, all that runs in the cluster.
  rescan: { required: ['cluster'], regions: 'one' },
  // The load balancer of the service has the page.
  maintenance: { required: ['cluster', 'service'], regions: 'one' },
  // It reads the settings file and asks GitHub.
  apps: { required: [], regions: 'one' },
} as const satisfies Readonly<Record<string, Requirements>>

export type PipelineName = keyof typeof REQUIREMENTS

export const DEFAULT_PIPELINE: PipelineName = 'ship'

// `keyof` of a literal loses nothing here: the table above has all the names.
export const PIPELINE_NAMES = Object.keys(REQUIREMENTS) as PipelineName[]

type Requires<Pipeline extends PipelineName> = (typeof REQUIREMENTS)[Pipeline]['required'][number]

/** The settings that every pipeline requires: their values are never null. */
export type AlwaysRequired = {
  [Name in Requirable]: [PipelineName] extends [PipelinesThatRequire<Name>] ? Name : never
}[Requirable]

type PipelinesThatRequire<Name extends Requirable> = {
  [Pipeline in PipelineName]: Name extends Requires<Pipeline> ? Pipeline : never
}[PipelineName]

/** What a pipeline requires. */
export const requirementsOf = (pipeline: PipelineName): Requirements => REQUIREMENTS[pipeline]
