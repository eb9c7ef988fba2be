/** The account and service as they are before anything changes: what `plan` reads. */
import type { TaskDefinitionDraft } from './task-definition.ts'

export interface LiveTarget {
  readonly account: string
  readonly region: string
  /** `registry/repository` as ECR answered it; never composed by us. */
  readonly repositoryUri: string
  /** `IMMUTABLE`, `MUTABLE`, or one of them `_WITH_EXCLUSION`. */
  readonly tagMutability: string
  /** Wildcards of tags to which the opposite of `tagMutability` applies. */
  readonly tagMutabilityExclusions: readonly string[]
  readonly clusterArn: string
  readonly serviceArn: string
  readonly serviceName: string
  readonly previousTaskDefinitionArn: string | null
  readonly desiredCount: number
  readonly taskDefinition: TaskDefinitionDraft
  /** The container whose image is replaced. */
  readonly containerName: string
}
