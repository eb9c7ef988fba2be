/** The account, the repository and the services before anything changes: what `plan` reads. */
import type { Service } from '@aws-sdk/client-ecs'
import type { Digest } from '../image/digest.ts'
import type { Way } from '../image/way.ts'
import type { ServiceUrl } from '../load-balancing/service-url.ts'
import type { SorryPage } from '../load-balancing/sorry-page.ts'
import type { ServiceCreation } from '../service-definition/service-definition.ts'
import type { LintFinding } from '../lint/lint.ts'
import type { PlannedCheck } from '../smoke/smoke-check.ts'
import type { Difference } from '../task-definition/diff-text.ts'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'
import type { Creation } from '../registry/new-repository.ts'
import type { DeployedBy } from './deployed-by.ts'

export interface LiveTarget {
  readonly account: string
  readonly region: string
  readonly repository: LiveRepository
  /** Where the image of a promotion is, when that is another repository. */
  readonly source?: LiveRepository
  /** Of an image that is given; null where it is built, or where its tag could not be read. */
  readonly imageDigest: Digest | null
  /** `registry/repository:tag` of the image that is built: nothing else need have that tag before the push. Null for an image that is given. */
  readonly pushes: string | null
  /** Absent where commits are not compared. */
  readonly commits?: ComparedCommits
  /** Of a promotion: the environments, and the marks that the image has; absent otherwise. */
  readonly way?: Way
  /** In the order of the settings. */
  readonly services: readonly LiveService[]
}

/** What the commits that services run are compared with. */
export interface ComparedCommits {
  /** Null where it is not known. */
  readonly own: string | null
  readonly olderCommit: 'refused' | 'allowed'
}

/** What people are to notice of the commit that a service runs. */
export type CommitNote =
  | { readonly kind: 'diverged'; readonly running: string; readonly own: string }
  | { readonly kind: 'unknown'; readonly because: string }

export interface LiveRepository {
  /** `registry/repository` as ECR returned it; never composed by us. */
  readonly repositoryUri: string
  /** `IMMUTABLE`, `MUTABLE`, or one of them `_WITH_EXCLUSION`. */
  readonly tagMutability: string
  /** Wildcards of tags to which the opposite of `tagMutability` applies. */
  readonly tagMutabilityExclusions: readonly string[]
  /** As ECR describes it; absent where it is not known. */
  readonly setUp?: { readonly scanOnPush: boolean; readonly encryption?: string }
  /** The account that calls to ECR name; null: the caller's, which they name by default. */
  readonly registryId: string | null
  /** The account that it is in; absent where it is not known. */
  readonly account?: string
  /** How it comes to exist; absent where it does. Then the rest is what it will have, as far as that is known. */
  readonly creation?: Creation
}

/** The revision that a service runs now. */
export interface RunningRevision {
  readonly taskDefinitionArn: string
  /** As ECS returns it, with the values that ECS has added. */
  readonly definition: TaskDefinitionDraft
  readonly registered: Registration
  /** Of an `INACTIVE` one, which has been deregistered, ECS starts no new deployment (Developer Guide, "Deregistering a task definition"). */
  readonly status: 'ACTIVE' | 'INACTIVE'
}

/** Who registered a revision, and when; null where ECS does not say it. */
export interface Registration {
  /** An ARN: of a user, or of a role with its session. */
  readonly by: string | null
  /** Milliseconds since 1970. */
  readonly at: number | null
}

/** What a deployment would change in a service; no value that looks like a secret is in it. */
export type PlannedChanges =
  | ({
      readonly kind: 'compared'
      /** The path that `changed` has where the image is another one. */
      readonly imagePath: string
      /** Of the revision that the service runs: what somebody else registered is taken back by the next deployment. */
      readonly registered: Registration
      /** `forced`: a deployment starts even where nothing changes. */
      readonly newDeployment: 'when-changed' | 'forced'
    } & Difference)
  /** The service has no revision yet. */
  | { readonly kind: 'first' }
  /** The service does not exist yet, and is created from this file. */
  | { readonly kind: 'created'; readonly source: string }
  /** ECS does not show what it runs. */
  | { readonly kind: 'unknown' }

export interface LiveService {
  /** The service's key in the settings. */
  readonly key: string
  readonly clusterArn: string
  readonly serviceArn: string
  readonly serviceName: string
  /** What carries out its deployments. */
  readonly deployedBy: DeployedBy
  readonly previousTaskDefinitionArn: string | null
  readonly desiredCount: number
  /** The id of its PRIMARY deployment; null where it has none. */
  readonly primaryDeploymentId: string | null
  /** Null where the service has none yet, or ECS does not show it. */
  readonly running: RunningRevision | null
  /** What is rendered and registered. */
  readonly taskDefinition: TaskDefinitionDraft
  /** The container whose image is replaced. */
  readonly containerName: string
  readonly changes: PlannedChanges
  /** Absent where the run is known not to go backwards, or nothing runs yet. */
  readonly commitNote?: CommitNote
  /** Where a rollback would not be made, or not as expected: why, as a sentence. */
  readonly rollback?: string
  /** Where it answers; absent where its load balancer does not say it. */
  readonly url?: ServiceUrl
  /** The rule that answers instead of it; absent where requests reach it, and where that is not known. */
  readonly sorryPage?: SorryPage
  /** What would run once around the update, in words; absent where nothing does. */
  readonly tasks?: readonly string[]
  /** What the lint found in it. */
  readonly lint: readonly LintFinding[]
  /** The checks of the smoke test; absent where there are none. */
  readonly smoke?: readonly PlannedCheck[]
  /** The names of the CloudWatch alarms that are watched when it is deployed; absent where there are none. */
  readonly alarms?: readonly string[]
  /** As ECS describes it: what `verify` judges, and no report shows. */
  readonly described: Service
  /** As it will be where the settings decide attributes; absent: as it is. */
  readonly planned?: Service
  /** How it is created; absent where it exists. Then the ARNs are those that it will have. */
  readonly creation?: ServiceCreation
}

/** The service with this key in the settings. Throws when `plan` did not read it, which is a bug. */
export const serviceOf = ({ services }: Pick<LiveTarget, 'services'>, key: string): LiveService => {
  const service = services.find((one) => one.key === key)
  if (service === undefined) throw new Error(`plan did not read the service ${key}`)
  return service
}

/**
 * Whether the repository lets a tag be moved to another image (Amazon ECR user guide, "Preventing image tags from being overwritten").
 * An exclusion filter is a tag in which `*` matches any text.
 */
export const isTagMutable = (
  repository: Pick<LiveRepository, 'tagMutability' | 'tagMutabilityExclusions'>,
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

/** What calls to ECR name of the registry. */
export const inRegistry = (registryId: string | null): { readonly registryId?: string } =>
  registryId === null ? {} : { registryId }
