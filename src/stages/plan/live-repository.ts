/** Reads the repository. */
import type { Repository } from '@aws-sdk/client-ecr'
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { Ecr } from '../../ports/aws.ts'
import type { RegistryConfig } from '../../settings/config.ts'
import { checkAccount } from './account.ts'
import { isAwsError, missingName, readNames } from './missing-name.ts'
import { returned } from './returned.ts'

/**
 * The repository of that name in the caller's registry.
 * @throws ShipError `E_REPOSITORY_NOT_FOUND` with the names that exist; `E_ACCOUNT`; AwsError
 */
export const readRepository = async (
  { repository: name, account: wanted }: Pick<RegistryConfig, 'repository' | 'account'>,
  ecr: Ecr,
): Promise<LiveRepository> => {
  const found = await findRepository(name, ecr)
  checkAccount({ what: `the ECR repository ${name}`, account: found.registryId ?? 'unknown', wanted })
  const filters = found.imageTagMutabilityExclusionFilters ?? []
  return {
    repositoryUri: returned(found.repositoryUri, `ecr:DescribeRepositories, ${name}`),
    tagMutability: found.imageTagMutability ?? 'MUTABLE',
    tagMutabilityExclusions: filters.flatMap(({ filter }) => filter ?? []),
  }
}

const findRepository = async (name: string, ecr: Ecr): Promise<Repository> => {
  const { repositories } = await ecr.describeRepositories({ repositoryNames: [name] }).catch((thrown: unknown) => {
    // InvalidParameterException: a name that no repository can have, for example one that starts with the registry's host.
    if (isAwsError(thrown, ['RepositoryNotFoundException', 'InvalidParameterException'])) return { repositories: [] }
    throw thrown
  })
  const [repository] = repositories ?? []
  if (repository !== undefined) return repository
  const names = await readNames(async (page) => {
    const { repositories: some, nextToken } = await ecr.describeRepositories({ maxResults: 100, ...page })
    return { items: (some ?? []).map(({ repositoryName }) => repositoryName ?? ''), nextToken }
  })
  const what = { what: 'ECR repository', plural: 'repositories', input: 'repository' }
  throw missingName('E_REPOSITORY_NOT_FOUND', { ...what, name, names })
}
