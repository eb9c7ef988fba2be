/** The form of every problem of an answer. */
import { quoted } from '../domain/bounds.ts'

/** A problem begins with the flag of the answer. It is one line, whatever the value. */
export const wrong = (flag: string, value: string, rule: string): string =>
  value.trim() === '' ? `--${flag}: is empty` : `--${flag}: ${quoted(value.replaceAll(/\s+/gu, ' '))} ${rule}`

export interface TextRule {
  readonly flag: string
  readonly pattern: RegExp
  readonly rule: string
}

/** Null is no answer yet. */
export const textProblem = ({ flag, pattern, rule }: TextRule, value: string | null): readonly string[] =>
  value === null || pattern.test(value) ? [] : [wrong(flag, value, `is ${rule}`)]
