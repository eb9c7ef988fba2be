/** Every rule of the lint, by theme. */
import type { LintRule, LintRuleFacts } from './lint-rule.ts'
import { DEPENDENCIES } from './dependencies.ts'
import { FARGATE } from './fargate.ts'
import { HOST_ACCESS } from './host-access.ts'
import { IMAGES } from './images.ts'
import { LOGGING } from './logging.ts'
import { NAMES } from './name-rules.ts'
import { PLAIN_SECRETS } from './plain-secrets.ts'
import { PORTS } from './network-and-ports.ts'
import { PRIVILEGES } from './privileges.ts'
import { ROLES } from './task-roles.ts'
import { RUNTIME } from './runtime.ts'
import { STORAGE } from './storage.ts'
import { TASK_SIZE } from './task-size.ts'

/** A theme and its rules, in the order of the page. */
export const LINT_THEMES: readonly { readonly title: string; readonly rules: readonly LintRule[] }[] = [
  { title: 'Secrets', rules: PLAIN_SECRETS },
  { title: 'Privileges and isolation', rules: PRIVILEGES },
  { title: 'Host and kernel', rules: HOST_ACCESS },
  { title: 'Images', rules: IMAGES },
  { title: 'Roles', rules: ROLES },
  { title: 'Logs', rules: LOGGING },
  { title: 'Health, memory, platform, tags', rules: RUNTIME },
  { title: 'Names', rules: NAMES },
  { title: 'Size of the task', rules: TASK_SIZE },
  { title: 'Containers that name each other', rules: DEPENDENCIES },
  { title: 'Network and ports', rules: PORTS },
  { title: 'Volumes', rules: STORAGE },
  { title: 'What Fargate does not have', rules: FARGATE },
]

export const LINT_RULES: readonly LintRule[] = LINT_THEMES.flatMap(({ rules }) => rules)

/** The facts of the rule with this id. Throws when there is none, which is a bug. */
export const lintRule = (id: string): LintRuleFacts => {
  const rule = LINT_RULES.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`there is no lint rule ${id}`)
  return rule
}
