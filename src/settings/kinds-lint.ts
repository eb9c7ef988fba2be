/** The kind of value of `lint`: a level for each rule of the lint that shall have another one than its own. */
import { z } from 'zod'
import { ALL_RULES, LINT_LEVELS, type LintLevels, type SetLevel } from '../domain/lint/lint-levels.ts'
import { LINT_RULES } from '../domain/lint/lint-rules.ts'
import { nearest } from '../domain/near-match.ts'
import { notOneOf, type ValueKind } from './kinds.ts'

const KEYS = [ALL_RULES, ...LINT_RULES.map(({ id }) => id)]

const scalar = z.union([z.string(), z.number(), z.boolean()])

/** A map from the id of a rule, or `all`, to `off`, `warn` or `error`; merged rule by rule. */
export const lintLevels = (): ValueKind<LintLevels> => ({
  schema: z
    .record(z.string(), scalar, { error: 'must map rules to `off`, `warn` or `error`' })
    .transform((value, context) => {
      const levels = Object.entries(value).map(([key, given]) => [key, String(given).trim()] as const)
      for (const [key, given] of levels) {
        const message = problemOf(key, given)
        if (message !== null) context.issues.push({ code: 'custom', message, input: value, path: [key] })
      }
      return Object.fromEntries(levels.filter((level): level is [string, SetLevel] => isLevel(level[1])))
    })
    .meta({ properties: properties(), additionalProperties: false }),
  merge: (below, above) => ({ ...below, ...above }),
})

const isLevel = (word: string): word is SetLevel => LINT_LEVELS.some((level) => level === word)

const problemOf = (key: string, given: string): string | null => {
  if (!KEYS.includes(key)) {
    const near = nearest(key, KEYS)
    return `'${key}' is not a rule of the lint${near === null ? ' (docs/lint.md lists them)' : `; did you mean ${near}?`}`
  }
  return isLevel(given) ? null : `${key}: ${notOneOf(given, LINT_LEVELS)}`
}

/** For editors. */
const properties = (): Readonly<Record<string, object>> =>
  Object.fromEntries([
    [ALL_RULES, { enum: [...LINT_LEVELS], description: 'Every rule that is not listed and reports what ECS accepts.' }],
    ...LINT_RULES.map(({ id, title }) => [id, { enum: [...LINT_LEVELS], description: title }] as const),
  ])
