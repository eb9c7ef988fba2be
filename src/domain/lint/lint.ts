/**
 * The lint of a task definition: what ECS accepts and is still unwise, and what ECS would reject when it is registered. What the check of
 * its shape has refused already never gets here.
 */
import type { Exception } from '../scan/exceptions.ts'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'
import { lintFacts, type Deployed } from './lint-facts.ts'
import { levelOf, type LintLevels } from './lint-levels.ts'
import type { LintLevel, LintSeverity, Place } from './lint-rule.ts'
import { LINT_RULES } from './lint-rules.ts'

/** A rule that is broken, and everywhere it is. It holds no value of the definition, so that reports may show it. */
export interface LintFinding {
  /** The id. */
  readonly rule: string
  readonly level: LintLevel
  readonly places: readonly Place[]
  /** What accepts it, so that it stops nothing; absent where nothing does. */
  readonly excepted?: Exception
}

/** What the lint found in the task definition of a service. */
export interface DefinitionFindings {
  readonly serviceName: string
  readonly lint: readonly LintFinding[]
}

export interface LintOptions extends Omit<Deployed, 'sideCars'>, Partial<Pick<Deployed, 'sideCars'>> {
  readonly levels: LintLevels
  /** Whether ECS has accepted the definition already. */
  readonly values: 'checked' | 'registered'
}

/** The rules that the definition breaks: errors first, then by severity. */
export const lint = (draft: TaskDefinitionDraft, options: LintOptions): readonly LintFinding[] => {
  const facts = lintFacts(draft, { sideCars: 'as-written', ...options })
  return LINT_RULES.flatMap((rule) => {
    const level = levelOf(rule, options)
    const places = level === null ? [] : rule.check(draft.input, facts).flatMap((place) => withoutValue(place, draft))
    return level === null || places.length === 0 ? [] : [{ rule, level, places }]
  })
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ rule, ...finding }) => ({ rule: rule.id, ...finding }))
}

/** Where a placeholder was filled in, it is shown in place of the value; where its value is not known, nothing is wrong with it. */
const withoutValue = (place: Place, { filled }: TaskDefinitionDraft): readonly Place[] => {
  const text = filled?.get(place.path)
  if (text === undefined) return [place]
  return text.text === null ? [] : [{ ...place, detail: place.detail === null ? null : text.written }]
}

const SEVERITIES: readonly LintSeverity[] = ['HIGH', 'MEDIUM', 'LOW']

const rank = ({
  rule,
  level,
}: {
  readonly rule: { readonly severity: LintSeverity }
  readonly level: LintLevel
}): number => (level === 'error' ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(rule.severity)
