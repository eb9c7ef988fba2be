/** The roles of checked settings, one for the registry and one for the services. */
import { parseRoleArn, type RoleToAssume } from '../domain/aws/role.ts'
import type { RunSettings } from './declaration.ts'

export interface RolesConfig {
  /** Null: the credentials of the environment or, without any there, the role of the services. */
  readonly registry: RoleToAssume | null
  /** Null: the credentials that the SDK finds. */
  readonly target: RoleToAssume | null
}

export const rolesConfig = (settings: Pick<RunSettings, RoleToAssume['by']>): RolesConfig => ({
  registry: roleOf(settings, 'registry-role'),
  target: roleOf(settings, 'role-to-assume'),
})

const roleOf = (settings: Pick<RunSettings, RoleToAssume['by']>, by: RoleToAssume['by']): RoleToAssume | null => {
  const name = parseRoleArn(settings[by] ?? '')
  return name === null ? null : { ...name, by, sessionPolicy: null }
}
