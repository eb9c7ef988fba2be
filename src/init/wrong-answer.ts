/** The form of every problem of an answer. */
import { quoted } from '../domain/bounds.ts'

/** A problem begins with the flag of the answer. */
export const wrong = (flag: string, value: string, rule: string): string => `--${flag}: ${quoted(value)} ${rule}`
