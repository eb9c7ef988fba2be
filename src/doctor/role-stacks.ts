/** `infra/deploy.mjs`, as BOOTSTRAP.md calls it, for the stack of a role; null where the name is none that `init` gives. */
import { lastPart } from '../domain/aws/last-part.ts'
import type { RoleName } from '../domain/aws/role.ts'
import { shellCommand } from '../domain/shell-word.ts'

/** For a role of an environment. */
export const deployStack = (role: RoleName): string | null => {
  const prefix = prefixOf(role, /^(.+)-(?:deploy|plan|rescan)$/u)
  if (prefix === null) return null
  const from = ['network', 'cluster', 'task-roles', 'load-balancer'].map((part) => `${prefix}-${part}`)
  return deployed(role, `${prefix}-deploy-roles`, 'deploy-roles.yaml', ...from)
}

/** For a role of the registry. */
export const pushStack = (role: RoleName): string | null => {
  const prefix = prefixOf(role, /^(.+)-(?:push|promote|plan|rescan)$/u)
  return prefix === null ? null : deployed(role, `${prefix}-push-role`, 'push-role.yaml', `${prefix}-registry`)
}

const prefixOf = ({ arn }: RoleName, name: RegExp): string | null => name.exec(lastPart(arn))?.[1] ?? null

const deployed = ({ account }: RoleName, ...words: readonly string[]): string =>
  shellCommand('node', 'infra/deploy.mjs', account, ...words)
