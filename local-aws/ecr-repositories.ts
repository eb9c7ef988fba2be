/** ECR's repositories: found for a caller, described, created, and their policies. Messages as in public reports and in other emulators. */
import type {
  CreateRepositoryRequest,
  CreateRepositoryResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  DescribeRepositoryCreationTemplatesRequest,
  DescribeRepositoryCreationTemplatesResponse,
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  Repository,
} from '@aws-sdk/client-ecr'
import { policyOperations, type Find } from './ecr-policies.ts'
import { page } from './ecs/lookup.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Operations, Principal } from './protocol/call.ts'
import type { Registry } from './registry/registry.ts'
import { newRepository, type NewRepository, type RepositoryRecord } from './registry/repositories.ts'
import { refusedAccess } from './registry/repository-access.ts'
import { findRepository, invalid, named, type Access, type Found, type Registries } from './repository-lookup.ts'

/** The operations on repositories. */
export const repositoryOperations = (registries: Registries): Operations => {
  const find: Find = (asked, principal, operation) =>
    findRepository(registries, asked, { principal, action: `ecr:${operation}` }).record
  return {
    CreateRepository: (input: CreateRepositoryRequest) => createRepository(registries, input),
    DescribeRepositories: (input: DescribeRepositoriesRequest, principal: Principal) =>
      describeRepositories(registries, input, principal),
    DescribeRepositoryCreationTemplates: (input: DescribeRepositoryCreationTemplatesRequest) =>
      describeTemplates(registries, input),
    ...policyOperations(find),
    ListTagsForResource: ({ resourceArn }: ListTagsForResourceRequest): ListTagsForResourceResponse => {
      const found = registries.own.repositories.find(({ arn }) => arn === resourceArn)
      if (found !== undefined) return { tags: [...found.tags] }
      throw invalid('resourceArn', `The resource ${resourceArn ?? ''} does not exist`)
    },
  }
}

/** Of a repository's name (API Reference, CreateRepository). */
const NAME = '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'

const createRepository = ({ own, now }: Registries, input: CreateRepositoryRequest): CreateRepositoryResponse => {
  checkNew(own, input)
  const record = newRepository(asWanted(input), own, new Date(now()))
  own.repositories.push(record)
  return { repository: shown(own, record) }
}

const checkNew = (own: Registry, { repositoryName: name = '', registryId = own.account }: CreateRepositoryRequest) => {
  if (!new RegExp(`^${NAME}$`, 'u').test(name) || name.length < 2 || name.length > 256) {
    throw invalid('repositoryName', `must satisfy regular expression '${NAME}'`)
  }
  if (registryId !== own.account) throw invalid('registryId', 'must be that of the caller')
  if (own.repositories.every((one) => one.name !== name || one.registryId !== own.account)) return
  const message = `The repository with name '${name}' already exists in the registry with id '${own.account}'`
  throw new AwsError('RepositoryAlreadyExistsException', message)
}

const asWanted = ({ repositoryName: name = '', ...input }: CreateRepositoryRequest): NewRepository => ({
  name,
  imageTagMutability: input.imageTagMutability ?? 'MUTABLE',
  exclusions: input.imageTagMutabilityExclusionFilters ?? [],
  scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
  encryption: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
  tags: input.tags ?? [],
})

const shown = ({ host }: Registry, record: RepositoryRecord): Repository => ({
  ...named(record),
  repositoryArn: record.arn,
  repositoryUri: `${host}/${record.name}`,
  createdAt: record.createdAt,
  imageTagMutability: record.imageTagMutability,
  ...(record.exclusions.length === 0 ? {} : { imageTagMutabilityExclusionFilters: [...record.exclusions] }),
  imageScanningConfiguration: { scanOnPush: record.scanOnPush },
  encryptionConfiguration: record.encryption,
})

const describeRepositories = (
  registries: Registries,
  input: DescribeRepositoriesRequest,
  principal: Principal,
): DescribeRepositoriesResponse => {
  const access = { principal, action: 'ecr:DescribeRepositories' }
  const { registryId = registries.own.account } = input
  const all = input.repositoryNames === undefined ? everyRepository(registries, registryId, access) : null
  const wanted =
    all ??
    input.repositoryNames?.map((repositoryName) => findRepository(registries, { registryId, repositoryName }, access))
  const { items, next } = page(wanted ?? [], input)
  return { repositories: items.map(({ registry, record }) => shown(registry, record)), ...next }
}

/** Another account has them for itself: no policy of a repository is for all. */
const everyRepository = (
  { own, all }: Registries,
  registryId: string,
  { principal, action }: Access,
): readonly Found[] => {
  const registry = all.find((one) => one.account === registryId && one.region === own.region) ?? own
  if (registry !== own) {
    const { arn } = newRepository({ name: '*', registryId }, own, new Date(0))
    const refused = refusedAccess({ arn, policy: null }, { principal, action, foreign: true })
    throw new AwsError('AccessDeniedException', refused ?? '')
  }
  return own.repositories.filter((one) => one.registryId === registryId).map((record) => ({ registry, record }))
}

const describeTemplates = (
  { own }: Registries,
  { prefixes, ...asked }: DescribeRepositoryCreationTemplatesRequest,
): DescribeRepositoryCreationTemplatesResponse => {
  const wanted = prefixes?.map((wantedPrefix) => {
    const found = own.templates.find(({ prefix }) => prefix === wantedPrefix)
    if (found !== undefined) return found
    const message = `The repository creation template with prefix '${wantedPrefix}' does not exist in the registry with id '${own.account}'`
    throw new AwsError('TemplateNotFoundException', message)
  })
  const { items, next } = page(wanted ?? own.templates, asked)
  return { registryId: own.account, repositoryCreationTemplates: [...items], ...next }
}
