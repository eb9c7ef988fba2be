/** What the target is read and checked by. */
import type { HeldExceptions } from '../../domain/scan/exceptions/exception-sets.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { Promotion } from '../../domain/image/way.ts'
import type { RunContext } from '../../domain/image/tag.ts'
import type { Config, RegistryConfig, ServiceConfig, ValuesConfig } from '../../settings/config.ts'
import type { ValueNeeds } from './value-sources.ts'

export interface PlanInput {
  readonly registry: RegistryConfig
  readonly services: readonly PlannedService[]
  /** What is read; absent: the repository and the services. */
  readonly reads?: 'repository'
  /** What the image is built for, where that is set. */
  readonly platforms?: readonly string[]
  /** The tag that the image has or will have; null where it has none. */
  readonly tag?: string | null
  /** What is deployed without a build. */
  readonly image?: GivenImage | null
  /** What is merged without a build; absent: nothing is. */
  readonly merge?: Config['merge']
  /** What the image is promoted to; absent: it is not. */
  readonly promotion?: Promotion
  /** Whether side-cars are pinned later in the run; `off` when absent. */
  readonly sideCars?: Config['sideCars']
  /** What is accepted of what the lint finds; absent: nothing. */
  readonly exceptions?: HeldExceptions | undefined
  /** What placeholders in task definitions can take; absent: nothing that the settings decide. */
  readonly values?: ValuesConfig
  /** How a repository that does not exist is created; absent and null: it is an error. */
  readonly newRepository?: Config['newRepository']
  /** Absent: nothing is known of other environments. */
  readonly roles?: Pick<Config['roles'], 'sharedAccount'>
  /** The run; absent: its commit is not compared with the one that runs. */
  readonly run?: RunContext
  readonly olderCommit?: Config['olderCommit']
  /** Settings that are not set, and without which nothing can be read. */
  readonly missing?: readonly string[]
}

export type PlannedService = Partial<
  Pick<
    ServiceConfig,
    'waitUntil' | 'waitMinutes' | 'rollBack' | 'smokeTest' | 'alarms' | 'tasks' | 'serviceDefinition' | 'attributes'
  >
> &
  Pick<
    ServiceConfig,
    | 'key'
    | 'region'
    | 'account'
    | 'cluster'
    | 'service'
    | 'taskDefinition'
    | 'containerName'
    | 'overrides'
    | 'desiredCount'
    | 'newDeployment'
    | 'places'
    | 'stateFile'
    | 'lint'
    | 'codeDeploy'
  >

/** The service with what its task definition is rendered and judged by. `caller`: null where AWS cannot be asked. */
export const wantedService = (
  input: PlanInput,
  service: PlannedService,
  caller: Pick<LiveTarget, 'account' | 'region'> | null,
) => ({
  ...service,
  sideCars: input.sideCars ?? 'off',
  exceptions: input.exceptions,
  values: valueNeeds(input, service, caller),
})

const valueNeeds = (
  { values = NO_VALUES, tag }: PlanInput,
  { cluster, service, stateFile }: PlannedService,
  caller: Pick<LiveTarget, 'account' | 'region'> | null,
): ValueNeeds => ({
  ...values,
  facts: { ...values.facts, cluster, service, 'image-tag': tag ?? null, ...caller },
  stateFile,
  aws: caller === null ? 'unreachable' : 'reachable',
})

const NO_VALUES: ValuesConfig = { untrusted: null, unresolved: 'refused', variables: {}, facts: {} }
