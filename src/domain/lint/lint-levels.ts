/** The level of each rule: its own, unless the settings say something else. */
import type { LintLevel, LintRuleFacts } from './lint-rule.ts'

/** What the setting `lint` can say about a rule. */
export const LINT_LEVELS = ['off', 'warn', 'error'] as const

export type SetLevel = (typeof LINT_LEVELS)[number]

/** By the id of a rule; `all` is for every rule that is not listed and that reports what ECS accepts. */
export type LintLevels = Readonly<Record<string, SetLevel>>

/** The key for all rules. */
export const ALL_RULES = 'all'

/**
 * The level of a rule; null: off. What ECS rejects is an error unless ECS has accepted the definition already (`registered`): then the
 * rule may be older than ECS.
 */
export const levelOf = (
  { id, level }: Pick<LintRuleFacts, 'id' | 'level'>,
  { levels, values }: { readonly levels: LintLevels; readonly values: 'checked' | 'registered' },
): LintLevel | null => {
  const set = Object.hasOwn(levels, id) ? levels[id] : undefined
  if (set !== undefined) return set === 'off' ? null : set
  if (level === 'error') return values === 'checked' ? 'error' : 'warn'
  const all = levels[ALL_RULES] ?? level
  return all === 'off' ? null : all
}
