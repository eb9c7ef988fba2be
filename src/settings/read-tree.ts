/**
 * The text of `ship-to-ecs.yaml` -> a tree of texts, lists and maps that knows its lines and columns. Values are taken as they
 * are written (`1.10` stays `1.10`), as in an input.
 */
import { LineCounter, type YAMLError } from 'yaml'
import { LONGEST_SETTINGS_FILE } from '../domain/bounds.ts'
import { parseYaml } from '../domain/parse-yaml.ts'
import { tooDeep } from '../domain/yaml-depth.ts'
import { positionText, type Position, type Problem } from './problems.ts'
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
  const lineCounter = new LineCounter()
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset)
    // In an empty text the counter knows no line.
    return { path, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const deep = tooDeep(text, MAX_DEPTH, lineCounter.addNewLine)
  if (deep !== null) {
    return {
      tree: null,
      problems: [{ at: position(deep), text: `the file is nested more than ${MAX_DEPTH} levels deep` }],
    }
  }
  // In the failsafe schema each scalar is a text (YAML 1.2, chapter 10.1). The node reader reports keys that are set twice.
  const { contents, errors, warnings } = parseYaml(text, { schema: 'failsafe' })
  // The errors after the first one are mostly its consequences.
  const [error] = errors
  if (error !== undefined) return { tree: null, problems: [syntaxProblem(error, position(error.pos[0]))] }
  const problems = warnings.map(({ pos, message }) => ({ at: position(pos[0]), text: message }))
  const nodes = makeNodeReader(position)
  const tree = nodes.read(contents, 0)
  return { tree, problems: [...problems, ...nodes.problems] }
}

const syntaxProblem = ({ code, message }: YAMLError, at: Position): Problem => {
  if (code === 'MULTIPLE_DOCS') return { at, text: 'the file has multiple documents; keep one' }
  const headline = `${at.path} is not valid YAML (line ${at.line})`
  return { at: null, text: `${headline}: ${message} (${positionText(at)})`, headline }
}
