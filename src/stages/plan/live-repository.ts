/** Reads the repository. */
import type { Repository } from '@aws-sdk/client-ecr'
import { inRegistry, type LiveRepository } from '../../domain/aws/live.ts'
import { accountOfRegistry, repositoryName } from '../../domain/image/image-name.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ecr } from '../../ports/aws.ts'
import type { RegistryConfig } from '../../settings/config.ts'
import { checkAccount } from './account.ts'
import { isAwsError, missingName, readNames } from './missing-name.ts'
import { returned } from './returned.ts'

/**
 * The repository of that name, in the registry of `registry-id` or of the caller.
 * @throws ShipError `E_REPOSITORY_NOT_FOUND` with the names that exist; `E_ACCOUNT`; AwsError
 */
export const readRepository = async (registry: RegistryConfig, ecr: Ecr): Promise<LiveRepository> => {
  const found = await lookUpRepository(registry, ecr)
  if (found === null) throw await noRepository(registry, ecr)
  return found
}

/** The repository; null where there is none. @throws ShipError `E_ACCOUNT`; AwsError */
export const lookUpRepository = async (registry: RegistryConfig, ecr: Ecr): Promise<LiveRepository | null> => {
  const { repository: name, account, registryId } = registry
  const found = await findRepository(registry, ecr)
  if (found === null) return null
  const repositoryUri = returned(found.repositoryUri, `ecr:DescribeRepositories, ${name}`)
  const { registry: host } = repositoryName(repositoryUri)
  const expected = registryId === null ? { wanted: account } : { wanted: registryId, by: 'registry-id' as const }
  checkAccount({ what: `the ECR repository ${name}`, account: found.registryId ?? 'unknown', ...expected })
  // Where the image goes. Only a local registry has another host.
  const ofHost = accountOfRegistry(host)
  if (ofHost !== null) checkAccount({ what: `the registry ${host}`, account: ofHost, ...expected })
  const filters = found.imageTagMutabilityExclusionFilters ?? []
  return {
    repositoryUri,
    tagMutability: found.imageTagMutability ?? 'MUTABLE',
    tagMutabilityExclusions: filters.flatMap(({ filter }) => filter ?? []),
    setUp: setUpOf(found),
    registryId,
    ...(found.registryId === undefined ? {} : { account: found.registryId }),
  }
}

const setUpOf = ({
  imageScanningConfiguration,
  encryptionConfiguration,
}: Repository): NonNullable<LiveRepository['setUp']> => ({
  scanOnPush: imageScanningConfiguration?.scanOnPush === true,
  ...(encryptionConfiguration?.encryptionType === undefined
    ? {}
    : { encryption: encryptionConfiguration.encryptionType }),
})

const findRepository = async (
  { repository: name, registryId }: RegistryConfig,
  ecr: Ecr,
): Promise<Repository | null> => {
  const asked = { ...inRegistry(registryId), repositoryNames: [name] }
  const { repositories } = await ecr.describeRepositories(asked).catch((thrown: unknown) => {
    // InvalidParameterException: a name that no repository can have, for example one that starts with the registry's host.
    if (isAwsError(thrown, ['RepositoryNotFoundException', 'InvalidParameterException'])) return { repositories: [] }
    throw thrown
  })
  return repositories?.[0] ?? null
}

/** The error for a repository that does not exist, with the names that do. */
export const noRepository = async (
  { repository: name, registryId, region }: RegistryConfig,
  ecr: Ecr,
): Promise<ShipError> => {
  const names = await readNames(async (page) => {
    const { repositories: some, nextToken } = await ecr.describeRepositories({
      ...inRegistry(registryId),
      maxResults: 100,
      ...page,
    })
    return { items: (some ?? []).map(({ repositoryName }) => repositoryName ?? ''), nextToken }
  })
  const what = { what: 'ECR repository', plural: 'repositories', input: 'repository' }
  const places = [
    ...(registryId === null ? [] : [`the account ${registryId}`]),
    ...(region === null ? [] : [`the region ${region}`]),
  ]
  const where = places.length === 0 ? {} : { where: `in ${places.join(', ')}` }
  return missingName('E_REPOSITORY_NOT_FOUND', { ...what, ...where, name, names })
}
