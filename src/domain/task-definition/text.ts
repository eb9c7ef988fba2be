/** A task definition file as a value: JSON, or YAML 1.2 with merge keys. */
import { LineCounter, parseDocument, visit } from 'yaml'
import { messageOf } from '../../errors/ship-error.ts'
import { fault } from '../../errors/fault.ts'

/** The third argument of a reviver, as Node 21 and newer give it (ECMAScript proposal "JSON.parse source text access"). */
type SourceReviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown

/**
 * Reads a task definition. `source` is its path: errors name it, and `.yml` or `.yaml` is never read as JSON.
 * A number that would be written differently, like `1.10` or `0644`, becomes a string with the original text.
 * @throws ShipError `E_TASK_DEFINITION_SYNTAX` with line and column
 */
export const parseTaskDefinition = (text: string, source: string): unknown => {
  const plain = text.replace(/^\uFEFF/, '') // a byte order mark, which editors on Windows write
  const isYaml = /\.ya?ml$/i.test(source)
  const isJson = /\.json$/i.test(source) || /^\s*\{/.test(plain)
  return isJson && !isYaml ? readJson(plain, source) : readYaml(plain, source)
}

const readJson = (text: string, source: string): unknown => {
  const keepWriting: SourceReviver = (_key, value, context) => asWritten(value, context?.source)
  try {
    return JSON.parse(text, keepWriting)
  } catch (thrown) {
    throw syntaxFault({ source, at: jsonErrorAt(text, messageOf(thrown)), thrown, language: 'JSON' })
  }
}

const readYaml = (text: string, source: string): unknown => {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { merge: true, lineCounter })
  const [first] = document.errors
  if (first !== undefined) {
    throw syntaxFault({ source, at: lineCounter.linePos(first.pos[0]), thrown: first, language: 'YAML' })
  }
  visit(document, {
    Alias: (_key, node) => {
      if (node.resolve(document) !== undefined) return
      const thrown = `no anchor '${node.source}' comes before this alias`
      throw syntaxFault({ source, at: lineCounter.linePos(node.range?.[0] ?? 0), thrown, language: 'YAML' })
    },
    Scalar: (_key, node) => {
      node.value = asWritten(node.value, node.source)
    },
  })
  try {
    return document.toJS() as unknown // any, of the library
  } catch (thrown) {
    throw syntaxFault({ source, at: null, thrown, language: 'YAML' })
  }
}

const asWritten = (value: unknown, written: string | undefined): unknown =>
  typeof value === 'number' && written !== undefined && String(value) !== written ? written : value

interface Position {
  readonly line: number
  readonly col: number
}

/** Where JSON.parse stopped, from V8's message: "… at position 21 (line 2 column 3)", or at the end. */
const jsonErrorAt = (text: string, message: string): Position | null => {
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return positionOf(text, Number(position))
  if (/unexpected end/i.test(message)) return positionOf(text, text.length)
  return /^Unexpected token/.test(message) ? positionOf(text, tokenOffset(text)) : yamlErrorAt(text)
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

const positionOf = (text: string, offset: number): Position => {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, col: (before.at(-1) ?? '').length + 1 }
}

const yamlErrorAt = (text: string): Position | null => {
  const lineCounter = new LineCounter()
  const [first] = parseDocument(text, { lineCounter }).errors
  return first === undefined ? null : lineCounter.linePos(first.pos[0])
}

const syntaxFault = (facts: { source: string; at: Position | null; thrown: unknown; language: string }): Error => {
  const { source, at, thrown, language } = facts
  const where = at === null ? '' : `, line ${at.line}, column ${at.col}`
  // After the first sentence, the parsers' messages have an excerpt of the file or positions of their own.
  const [why = ''] = messageOf(thrown).split(/ at line | at position |, (?:\.{3})?"|:?\n/)
  return fault('E_TASK_DEFINITION_SYNTAX', { message: `${source}${where}: invalid ${language}: ${why}`, cause: thrown })
}
