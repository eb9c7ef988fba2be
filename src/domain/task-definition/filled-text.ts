/**
 * A text of a task definition whose placeholders were filled in (`domain/values`), until the check of its member has made it what ECS takes:
 * a member that is a number takes the text of one.
 */

const FILLED: unique symbol = Symbol('filled')

export interface FilledFacts {
  /** The text with its values; null when one of them is not known. */
  readonly text: string | null
  /** As it is written, with the placeholders: what may be shown. */
  readonly written: string
  /** What was not filled in. Placeholders of others are looked for here, and not in values. */
  readonly rest: string
  /** `task.json, line 3, column 10`; null where it is not known. */
  readonly place: () => string | null
}

export interface FilledText extends FilledFacts {
  readonly [FILLED]: true
}

export const filledText = (facts: FilledFacts): FilledText => ({ [FILLED]: true, ...facts })

export const isFilledText = (value: unknown): value is FilledText =>
  typeof value === 'object' && value !== null && FILLED in value
