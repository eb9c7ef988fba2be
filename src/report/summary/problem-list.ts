/** The problems of an error as a Markdown list: a run lists everything that is wrong at once, and each problem can have several of its own. */
import { prose } from '../hostile.ts'

const ENTRY = /^( *)- /u
/** Of what follows an entry: its next step. */
const FOLLOWING = /^ {2,}\S/u

/** More levels than errors have would only be a text from outside. */
const DEEPEST = 2

/** Takes the lines below the first one of a message; gives null where they are no list. */
export const problemList = (lines: readonly string[]): string | null => {
  const isList = ENTRY.test(lines[0] ?? '') && lines.every((line) => ENTRY.test(line) || FOLLOWING.test(line))
  if (!isList) return null
  const margin = levelOf(lines[0] ?? '')
  const shown: string[] = []
  // Of the last entry.
  let above = -1
  for (const line of lines) {
    const isEntry = ENTRY.test(line)
    const lowest = isEntry ? 0 : 1
    const level = Math.max(Math.min(levelOf(line) - margin, above + 1, DEEPEST), lowest)
    shown.push(...(isEntry ? [entry(line, level)] : ['', `${indent(level)}${prose(line, LONGEST)}`]))
    above = isEntry ? level : level - 1
  }
  return shown.join('\n')
}

const LONGEST = 1000

const levelOf = (line: string): number => Math.floor((line.length - line.trimStart().length) / 2)

const indent = (level: number): string => '  '.repeat(level)

const entry = (line: string, level: number): string => `${indent(level)}- ${prose(line.trimStart().slice(2), LONGEST)}`
