/** The repositories of a registry, as a configuration seeds them and as calls change them. */
import type {
  EncryptionConfiguration,
  ImageTagMutability,
  ImageTagMutabilityExclusionFilter,
  RepositoryCreationTemplate,
  Tag,
} from '@aws-sdk/client-ecr'
import { partitionOf } from '../access/regions.ts'
import type { PlaceSettings } from '../options.ts'
import { wildcardMatches } from '../access/conditions.ts'

export interface RepositoryRecord {
  readonly name: string
  readonly registryId: string
  readonly arn: string
  readonly imageTagMutability: ImageTagMutability
  readonly exclusions: readonly ImageTagMutabilityExclusionFilter[]
  readonly scanOnPush: boolean
  readonly encryption: EncryptionConfiguration
  readonly createdAt: Date
  tags: readonly Tag[]
  /** Policies as text; null: it has none. */
  policy: string | null
  lifecyclePolicy: string | null
  /** When each image was pushed first, by digest; those of the configuration were there from the start. */
  readonly pushedAt: Map<string, Date>
}

/** Where a repository is. */
export interface RegistryPlace {
  readonly account: string
  readonly region: string
}

type Seed = PlaceSettings['repositories'][number]

/** What a new repository is like; what is absent is ECR's default. */
export type NewRepository = Pick<RepositoryRecord, 'name'> &
  Partial<Omit<RepositoryRecord, 'arn' | 'createdAt' | 'name' | 'pushedAt'>>

/** A repository without images. */
export const newRepository = (
  asked: NewRepository,
  { account, region }: RegistryPlace,
  createdAt: Date,
): RepositoryRecord => {
  const registryId = asked.registryId ?? account
  return {
    imageTagMutability: 'MUTABLE',
    exclusions: [],
    scanOnPush: false,
    encryption: { encryptionType: 'AES256' },
    tags: [],
    policy: null,
    lifecyclePolicy: null,
    ...asked,
    registryId,
    arn: `arn:${partitionOf(region)}:ecr:${region}:${registryId}:repository/${asked.name}`,
    createdAt,
    pushedAt: new Map(),
  }
}

/** That of a configuration. */
export const seededRepository = (seed: Seed, place: RegistryPlace, createdAt: Date): RepositoryRecord => {
  const {
    policy,
    lifecyclePolicy,
    encryption = { encryptionType: 'AES256' },
    registryId = place.account,
    ...rest
  } = seed
  const asked = { ...rest, encryption, registryId, policy: textOf(policy), lifecyclePolicy: textOf(lifecyclePolicy) }
  return newRepository(asked, place, createdAt)
}

const textOf = (document: object | undefined): string | null =>
  document === undefined ? null : JSON.stringify(document)

/** Whether a tag that exists keeps its image (ECR User Guide, "Preventing image tags from being overwritten"). */
export const isImmutable = (
  { imageTagMutability, exclusions }: Pick<RepositoryRecord, 'exclusions' | 'imageTagMutability'>,
  tag: string,
): boolean => {
  const isExcluded = exclusions.some(({ filter = '' }) => wildcardMatches(filter, tag))
  switch (imageTagMutability) {
    case 'IMMUTABLE':
      return true
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded
    case 'MUTABLE':
      return false
    default:
      return imageTagMutability satisfies never
  }
}

/** The repository that a push makes by a template with `CREATE_ON_PUSH`, or null. The longest prefix wins; `ROOT` is for the rest. */
export const createdOnPush = (name: string, templates: readonly RepositoryCreationTemplate[]): NewRepository | null => {
  const fitting = templates
    .filter(({ appliedFor = [], prefix = '' }) => appliedFor.includes('CREATE_ON_PUSH') && fits(name, prefix))
    .toSorted((one, other) => lengthOf(other) - lengthOf(one))
  const template = fitting[0]
  if (template === undefined) return null
  return {
    name,
    imageTagMutability: template.imageTagMutability ?? 'MUTABLE',
    exclusions: template.imageTagMutabilityExclusionFilters ?? [],
    ...(template.encryptionConfiguration === undefined
      ? {}
      : { encryption: encryptionOf(template.encryptionConfiguration) }),
    policy: template.repositoryPolicy ?? null,
    lifecyclePolicy: template.lifecyclePolicy ?? null,
    tags: template.resourceTags ?? [],
  }
}

const encryptionOf = ({
  encryptionType = 'AES256',
  kmsKey,
}: NonNullable<RepositoryCreationTemplate['encryptionConfiguration']>): EncryptionConfiguration => ({
  encryptionType,
  ...(kmsKey === undefined ? {} : { kmsKey }),
})

const fits = (name: string, prefix: string): boolean =>
  prefix === 'ROOT' || name.startsWith(`${prefix.replace(/\/$/u, '')}/`)

const lengthOf = ({ prefix = '' }: RepositoryCreationTemplate): number => (prefix === 'ROOT' ? 0 : prefix.length)
