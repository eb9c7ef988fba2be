/** A repository that a call of ECR's API names, for a caller who may use it. */
import { AwsError } from './protocol/aws-error.ts'
import type { Principal } from './protocol/call.ts'
import type { Registry } from './registry/registry.ts'
import { newRepository, type RepositoryRecord } from './registry/repositories.ts'
import { refusedAccess } from './registry/repository-access.ts'
import { noSuchRepository } from './registry/rules.ts'

/** The registry of the caller, and all of its region. */
export interface Registries {
  readonly own: Registry
  readonly all: readonly Registry[]
  readonly now: () => number
}

/** The members that name it. */
export interface Asked {
  readonly registryId?: string | undefined
  readonly repositoryName?: string | undefined
}

/** Who does what: `ecr:PutImage`. */
export interface Access {
  readonly principal: Principal
  readonly action: string
}

/** A repository that the caller may use, and the registry that has it. */
export interface Found {
  readonly registry: Registry
  readonly record: RepositoryRecord
}

/** @throws AwsError RepositoryNotFoundException; AccessDeniedException for that of another account that does not allow it */
export const findRepository = ({ own, all }: Registries, asked: Asked, { principal, action }: Access): Found => {
  const { registryId = own.account, repositoryName: name = '' } = asked
  const other = all.find((one) => one.account === registryId && one.region === own.region)
  const registry = other ?? own
  const found = registry.repositories.find((one) => one.name === name && one.registryId === registryId)
  const record = found ?? newRepository({ name, registryId }, own, new Date(0))
  const refused = refusedAccess(record, { principal, action, foreign: registry !== own })
  if (refused !== null) throw new AwsError('AccessDeniedException', refused)
  if (found === undefined) throw new AwsError('RepositoryNotFoundException', noSuchRepository(name, registryId))
  return { registry, record }
}

/** How replies name it. */
export const named = ({ registryId, name }: RepositoryRecord) => ({ registryId, repositoryName: name })

/** ECR's error for a member of a request. */
export const invalid = (member: string, constraint: string): AwsError =>
  new AwsError(
    'InvalidParameterException',
    `Invalid parameter at '${member}' failed to satisfy constraint: '${constraint}'`,
  )
