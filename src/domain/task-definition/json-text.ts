/** A task definition that is written as JSON. */
import { messageOf } from '../../errors/ship-error.ts'
import { MOST_LEVELS } from '../bounds.ts'
import { JSON_TOKEN, jsonKeys } from '../json-keys.ts'
import { parseYaml } from '../parse-yaml.ts'
import { notJson } from './foreign-text.ts'
import { lineOf, syntaxFault, twice, type TextFile } from './syntax-fault.ts'
import { asWritten } from './written-number.ts'

/** The third argument of a reviver, as Node 21 and newer give it (ECMAScript proposal "JSON.parse source text access"). */
type SourceReviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown

export interface Reading {
  readonly value: unknown
  /** The keys of the document and where they are. */
  readonly rootKeys: ReadonlyMap<string, number>
}

/** @throws ShipError `E_TASK_DEFINITION_SYNTAX` */
export const readJson = (file: TextFile): Reading => {
  const keepWriting: SourceReviver = (_key, value, context) => asWritten(value, context?.source)
  try {
    JSON.parse(file.text)
  } catch (thrown) {
    // Before V8's error is looked for in the text, which takes long in a deep one.
    refuseDepth(file)
    throw jsonFault(file, thrown)
  }
  // Before the reviver, which calls itself at each level.
  refuseDepth(file)
  const rootKeys = keysOnce(file)
  return { value: JSON.parse(file.text, keepWriting) as unknown, rootKeys } // any, of the library
}

/** The keys of the outermost object. */
const keysOnce = (file: TextFile): ReadonlyMap<string, number> => {
  const { root, double } = jsonKeys(file.text)
  if (double === null) return root
  const why = `invalid JSON: ${twice(double.key, lineOf(file.text, double.first))}`
  throw syntaxFault(file, { offset: double.offset, why, hint: 'Remove one of the two.' })
}

const refuseDepth = (file: TextFile): void => {
  let level = 0
  for (const { 0: token, index: offset } of file.text.matchAll(JSON_TOKEN)) {
    if (token === '}' || token === ']') level -= 1
    if (token === '{' || token === '[') level += 1
    if (level <= MOST_LEVELS) continue
    const why = `more than ${MOST_LEVELS} levels of lists and objects`
    throw syntaxFault(file, { offset, why, hint: 'Remove the nesting.' })
  }
}

const jsonFault = (file: TextFile, thrown: unknown): Error => {
  const offset = jsonErrorAt(file.text, messageOf(thrown))
  const known = offset === null ? null : notJson(file.text, offset)
  // After the first sentence, V8's message has an excerpt of the file or a position of its own.
  const [why = ''] = messageOf(thrown).split(/ at position |, (?:\.{3})?"|:?\n/)
  return syntaxFault(file, { offset, why: `invalid JSON: ${why}`, ...known, cause: thrown })
}

/** Where JSON.parse stopped, from V8's message: "… at position 21 (line 2 column 3)", or at the end. */
const jsonErrorAt = (text: string, message: string): number | null => {
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  if (/unexpected end/i.test(message)) return text.length
  return /^Unexpected token/.test(message) ? tokenOffset(text) : yamlErrorAt(text)
}

/**
 * The position of an unexpected token, which V8 does not report. A text cut before the token is merely incomplete, a text cut after it
 * contains the error: a binary search finds the boundary.
 */
const tokenOffset = (text: string): number => {
  let fine = 0
  let bad = text.length
  while (bad - fine > 1) {
    const middle = Math.floor((fine + bad) / 2)
    if (hasToken(text.slice(0, middle))) bad = middle
    else fine = middle
  }
  return fine
}

const hasToken = (text: string): boolean => {
  try {
    JSON.parse(text)
    return false
  } catch (thrown) {
    return /^Unexpected token/.test(messageOf(thrown))
  }
}

const yamlErrorAt = (text: string): number | null => {
  const parsed = parseYaml(text, { levels: MOST_LEVELS })
  return parsed.kind === 'too-deep' ? parsed.offset : (parsed.document.errors[0]?.pos[0] ?? null)
}
