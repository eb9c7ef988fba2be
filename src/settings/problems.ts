/** What is wrong with the settings, and where. */
import { listedProblems } from '../domain/bounds.ts'
import { positionText, type Position } from '../domain/position.ts'
import { fault } from '../errors/fault.ts'
import type { ShipError } from '../errors/ship-error.ts'
import { firstAndCount } from '../errors/short-forms.ts'

export type { Position }

export interface Problem {
  readonly text: string
  /** Null for a problem that no place in the file has. */
  readonly at: Position | null
  /** For a headline, where the text is too long for one; the fullest first. */
  readonly headline?: string | readonly string[]
  /** Its own error, where it is the only problem and has a next step of its own. */
  readonly alone?: ShipError
}

/** A problem that no place in the file has: of an input, or of a rule between settings. */
export const problem = (text: string): Problem => ({ text, at: null })

/** What is wrong below an anchor of a file is found again for each of its aliases. */
export const once = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((one) => [JSON.stringify([one.at, one.text]), one])).values(),
]

/** In the order of the text. */
export const byPosition = ({ at: a }: Problem, { at: b }: Problem): number =>
  a === null || b === null ? 0 : a.line - b.line || a.column - b.column

/** What is wrong with the value of a setting, from what its kind says. */
export const wrongValue = (name: string, text: string): string =>
  /^(?:must|cannot) /.test(text) ? `\`${name}\` ${text}` : `\`${name}\`: ${text}`

/** One error with a line for each problem that is listed; those of the file begin with their position. */
export const settingsError = (problems: readonly Problem[]): ShipError => {
  const lines = problems.map(({ at, text }) => (at === null ? text : `${positionText(at)}: ${text}`))
  const listed = listedProblems(lines)
  const [only = ''] = listed
  const all = [`${lines.length} problems in the settings:`, ...listed.map((line) => `  - ${line}`)].join('\n')
  const [first, ...others] = problems
  if (others.length === 0 && first?.alone !== undefined) return first.alone
  if (first === undefined) return fault('E_INPUT', { message: all })
  const headline = [first.headline ?? [only, first.text, ...inShort(first.text)]].flat()
  if (others.length === 0) return fault('E_INPUT', { message: only, headline })
  return fault('E_INPUT', {
    message: all,
    headline: [...firstAndCount(headline, lines.length), `${lines.length} problems in the settings`],
  })
}

/** What a text that begins with a setting says of it, without the value. */
const inShort = (text: string): readonly string[] => {
  const [, name, required] = /^(`[\w.-]+`)( is required\b)?/u.exec(text) ?? []
  return name === undefined ? [] : [required === undefined ? `${name} is invalid` : `${name} is required`]
}
