/**
 * The text of `ship-to-ecs.yaml` -> a tree of texts, lists and maps that knows its lines and columns. Values are taken as they
 * are written (`1.10` stays `1.10`), as in an input.
 */
import { LineCounter, type YAMLError } from 'yaml'
import { LONGEST_SETTINGS_FILE } from '../domain/bounds.ts'
import { parseYaml, tagAt } from '../domain/parse-yaml.ts'
import { positionText } from '../domain/position.ts'
import type { Position, Problem } from './problems.ts'
import { makeNodeReader } from './yaml-nodes.ts'
import type { TreeReading, YamlText } from './yaml-tree.ts'

/** Below this, the parser and whoever walks its tree would run out of stack; settings are ten levels deep at most. */
const MAX_DEPTH = 64

/** Reads the file; everything that is wrong with it as YAML is in `problems`. */
export const readTree = ({ path, text }: YamlText): TreeReading => {
  if (text.length > LONGEST_SETTINGS_FILE) {
    const tooLong = `the file has ${text.length} characters; at most ${LONGEST_SETTINGS_FILE} are read`
    return { tree: null, problems: [{ at: { path, line: 1, column: 1 }, text: tooLong }] }
  }
  const position = positionsIn(path, text)
  const foreign = notUtf8(text)
  if (foreign !== null) return { tree: null, problems: [{ at: position(foreign), text: NOT_UTF8 }] }
  // In the failsafe schema each scalar is a text (YAML 1.2, chapter 10.1). The node reader reports keys that are set twice.
  const parsed = parseYaml(text, { levels: MAX_DEPTH, schema: 'failsafe' })
  if (parsed.kind === 'too-deep') {
    return {
      tree: null,
      problems: [{ at: position(parsed.offset), text: `the file is nested more than ${MAX_DEPTH} levels deep` }],
    }
  }
  const { contents, errors, warnings } = parsed.document
  const [error] = errors
  if (error !== undefined) return { tree: null, problems: [syntaxProblem(error, position(error.pos[0]))] }
  const problems = warnings.map(({ code, pos, message }) => ({
    at: position(pos[0]),
    text:
      code === 'TAG_RESOLVE_FAILED'
        ? `${tagAt(text, pos[0])} is a YAML tag, and a setting has none; write the value itself`
        : message,
  }))
  const nodes = makeNodeReader(position)
  const tree = nodes.read(contents, 0)
  return { tree, problems: [...problems, ...nodes.problems] }
}

const positionsIn = (path: string, text: string): ((offset: number) => Position) => {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1)
  return (offset) => {
    const { line, col } = lines.linePos(offset)
    return { path, line, column: col }
  }
}

const NOT_UTF8 = 'a byte that is not UTF-8, as in a file saved as Latin-1 or UTF-16; save the file as UTF-8'

/** Bytes that are not UTF-8 have become U+FFFD, and no text that people write has a NUL. Where the first one is, if anywhere. */
const notUtf8 = (text: string): number | null => {
  const offset = text.search(/[\uFFFD\0]/)
  return offset === -1 ? null : offset
}

const syntaxProblem = ({ code, message }: YAMLError, at: Position): Problem => {
  if (code === 'MULTIPLE_DOCS') return { at, text: 'the file has multiple documents; keep one' }
  const headline = `${at.path} is not valid YAML (line ${at.line})`
  return { at: null, text: `${headline}: ${message} (${positionText(at)})`, headline }
}
