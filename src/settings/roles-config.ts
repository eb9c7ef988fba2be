/** The roles of checked settings, one for the registry and one for the services. */
import { parseRoleArn, type RoleToAssume, type SessionPolicy } from '../domain/aws/role.ts'
import type { Settings } from './declaration.ts'

export interface RolesConfig {
  /** Null: the credentials of the environment or, without any there, the role of the services. */
  readonly registry: RoleToAssume | null
  /** Null: the credentials that the SDK finds. */
  readonly target: RoleToAssume | null
  /** What creates a missing repository; null: as `registry`. */
  readonly creator: RoleToAssume | null
  /** Null where no other environment is in the account of this one. */
  readonly sharedAccount: Settings['sharedAccount']
}

type RoleSettings = Pick<
  Settings,
  | 'role-to-assume'
  | 'registry-role'
  | 'create-repository'
  | 'role-session-policy'
  | 'registry-session-policy'
  | 'sharedAccount'
>

export const rolesConfig = (settings: RoleSettings): RolesConfig => ({
  registry: roleOf('registry-role', settings['registry-role'], settings['registry-session-policy']),
  target: roleOf('role-to-assume', settings['role-to-assume'], settings['role-session-policy']),
  creator: roleOf('create-repository', settings['create-repository']?.role?.arn ?? null, null),
  sharedAccount: settings.sharedAccount,
})

const roleOf = (
  by: RoleToAssume['by'],
  arn: string | null,
  sessionPolicy: SessionPolicy | null,
): RoleToAssume | null => {
  const name = parseRoleArn(arn ?? '')
  return name === null ? null : { ...name, by, sessionPolicy }
}
