/** The error of a text that cannot be read as a task definition, with line and column. */
import { fault } from '../../errors/fault.ts'
import { quoted } from '../bounds.ts'

/** A text and the path that errors name. */
export interface TextFile {
  readonly text: string
  readonly source: string
}

export interface SyntaxProblem {
  /** Where it is in the text; null when it is not known. */
  readonly offset: number | null
  /** One sentence without a position. */
  readonly why: string
  readonly hint?: string
  readonly cause?: unknown
}

/** `task.json:3:10: …`, as E_TASK_DEFINITION_SYNTAX. */
export const syntaxFault = ({ text, source }: TextFile, { offset, why, hint, cause }: SyntaxProblem): Error => {
  const place = offset === null ? source : `${source}:${placeOf(text, offset)}`
  const message = `${place}: ${why}`
  return fault('E_TASK_DEFINITION_SYNTAX', {
    message,
    headline: [message, `${place} cannot be read as a task definition`],
    ...(hint === undefined ? {} : { hint }),
    cause,
  })
}

/** `3:10`, line and column; both count from 1. */
export const placeOf = (text: string, offset: number): string => {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return `${lineOf(text, offset)}:${offset - lineStart + 1}`
}

/** The line of a place, from 1. */
export const lineOf = (text: string, offset: number): number => {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

/** What is said of a key that one object has twice. */
export const twice = (key: string, firstLine: number): string =>
  `\`${quoted(key)}\` is already set in line ${firstLine}`
