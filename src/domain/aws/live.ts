/** The account and service as they are before anything changes: what `plan` reads. */
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'

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

/**
 * Whether the repository lets a tag be moved to another image (Amazon ECR user guide, "Preventing image tags from being overwritten").
 * An exclusion filter is a tag in which `*` stands for any text.
 */
export const isTagMutable = (
  repository: Pick<LiveTarget, 'tagMutability' | 'tagMutabilityExclusions'>,
  tag: string,
): boolean => {
  const isMutable = repository.tagMutability.startsWith('MUTABLE')
  if (!repository.tagMutability.endsWith('_WITH_EXCLUSION')) return isMutable
  const isExcluded = repository.tagMutabilityExclusions.some((filter) => wildcard(filter).test(tag))
  return isExcluded ? !isMutable : isMutable
}

const wildcard = (filter: string): RegExp =>
  new RegExp(
    `^${filter
      .split('*')
      .map((part) => part.replaceAll(/[.\-^$+?()[\]{}|\\]/g, '\\$&'))
      .join('.*')}$`,
  )
