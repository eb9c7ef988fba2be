/** A repository of ECR that does not exist yet: what it is created with on request, or that ECR creates it at the first push. */
import type { CreateRepositoryRequest } from '@aws-sdk/client-ecr'

/** What a repository is created with. */
export interface NewRepository {
  readonly scan: 'on-push' | 'off'
  readonly tags: 'immutable' | 'mutable'
  /** Wildcards of tags that can be moved although the others cannot. */
  readonly mutableTags: readonly string[]
  /** Null: the images are encrypted with a key of ECR. */
  readonly kmsKey: string | null
  /** JSON; null: no image expires. */
  readonly lifecyclePolicy: string | null
  /** The accounts that may pull. */
  readonly pullAccounts: readonly string[]
  readonly resourceTags: Readonly<Record<string, string>>
}

/** How a repository comes to exist. */
export type Creation =
  | { readonly kind: 'on-request'; readonly repository: NewRepository }
  /** By a creation template of its registry. */
  | { readonly kind: 'on-push'; readonly prefix: string }

/** ECR API Reference, CreateRepository: `imageTagMutability`. */
export const mutabilityOf = ({ tags, mutableTags }: NewRepository) => {
  if (tags === 'mutable') return 'MUTABLE'
  return mutableTags.length === 0 ? 'IMMUTABLE' : 'IMMUTABLE_WITH_EXCLUSION'
}

/** The request; the policies are requests of their own. */
export const creationRequest = (repositoryName: string, wanted: NewRepository): CreateRepositoryRequest => {
  const { scan, mutableTags, kmsKey, resourceTags } = wanted
  const tags = Object.entries(resourceTags).map(([Key, Value]) => ({ Key, Value }))
  const filters = mutableTags.map((filter) => ({ filterType: 'WILDCARD' as const, filter }))
  return {
    repositoryName,
    imageTagMutability: mutabilityOf(wanted),
    ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: filters }),
    imageScanningConfiguration: { scanOnPush: scan === 'on-push' },
    // It cannot be changed later (Amazon ECR user guide, "Encryption at rest").
    encryptionConfiguration: kmsKey === null ? { encryptionType: 'AES256' } : { encryptionType: 'KMS', kmsKey },
    ...(tags.length === 0 ? {} : { tags }),
  }
}

/** Amazon ECR user guide, "Repository policy examples": the actions of a pull. */
const PULL = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

/** The policy that lets these accounts pull, as JSON; null for none. An id alone is the account in every partition (IAM user guide, "Principal"). */
export const pullPolicy = (accounts: readonly string[]): string | null =>
  accounts.length === 0
    ? null
    : JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Sid: 'Pull', Effect: 'Allow', Principal: { AWS: [...accounts] }, Action: PULL }],
      })

/** What people are to know of it before it exists. */
export const creationInWords = (creation: Creation): string => {
  if (creation.kind === 'on-push')
    return `the creation template \`${creation.prefix}\` of the registry creates it at the push`
  const { scan, tags, mutableTags, kmsKey, lifecyclePolicy, pullAccounts } = creation.repository
  const parts = [
    `${tags} tags${mutableTags.length === 0 ? '' : ` except ${mutableTags.map((tag) => `\`${tag}\``).join(', ')}`}`,
    scan === 'on-push' ? 'scan on push' : 'no scan on push',
    kmsKey === null ? 'a key of ECR' : `the key \`${kmsKey}\``,
    lifecyclePolicy === null ? 'no lifecycle policy' : 'a lifecycle policy',
    ...(pullAccounts.length === 0 ? [] : [`pulls by ${pullAccounts.join(', ')}`]),
  ]
  return `it is created before the push, with ${parts.join(', ')} (\`create-repository\`)`
}

/** A template of a registry, as far as it decides who creates a repository. */
export interface Template {
  readonly prefix?: string | undefined
  readonly appliedFor?: readonly string[] | undefined
}

/** The prefix that is for all names without a template of their own (ECR API Reference, CreateRepositoryCreationTemplate). */
const ROOT = 'ROOT'

/** The prefix of the template by which a push creates the repository: the longest that fits; null where none does. */
export const prefixOnPush = (name: string, templates: readonly Template[]): string | null => {
  const [best] = templates
    .filter(({ prefix = '' }) => prefix === ROOT || name.startsWith(`${prefix.replace(/\/$/u, '')}/`))
    .filter(({ appliedFor = [] }) => appliedFor.includes('CREATE_ON_PUSH'))
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
  return best?.prefix ?? null
}

const lengthOf = ({ prefix = '' }: Template): number => (prefix === ROOT ? 0 : prefix.length)

/** The region of a key that is named by its ARN; null for an id, and for an alias, which mean a key of the registry's region. */
export const regionOfKey = (kmsKey: string | null): string | null =>
  /^arn:aws[a-z-]*:kms:([a-z0-9-]+):/u.exec(kmsKey ?? '')?.[1] ?? null
