/**
 * The text of `ship-to-ecs.yaml` -> a tree of texts, lists and maps that knows its lines and columns. Values are taken as they
 * are written (`1.10` stays `1.10`), as in an input.
 */
import { LineCounter, parseDocument } from 'yaml'
import type { Position, Problem } from './problems.ts'
import { makeNodeReader } from './yaml-nodes.ts'
import type { Tree } from './yaml-tree.ts'

export interface SettingsFile {
  readonly path: string
  readonly text: string
}

/** What the file says; `tree` is null when it is not YAML, so nothing is known about what it sets. */
export interface TreeReading {
  readonly tree: Tree | null
  readonly problems: readonly Problem[]
}

/** Reads the file; everything that is wrong with it as YAML is in `problems`. */
export const readTree = ({ path, text }: SettingsFile): TreeReading => {
  const lineCounter = new LineCounter()
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset)
    // In an empty text the counter knows no line.
    return { path, line: Math.max(1, line), column: Math.max(1, col) }
  }
  // In the failsafe schema each scalar is a text (YAML 1.2, chapter 10.1). The node reader reports keys that are set twice.
  const options = { lineCounter, prettyErrors: false, schema: 'failsafe', uniqueKeys: false } as const
  const { contents, errors, warnings } = parseDocument(text, options)
  const problems = [...errors, ...warnings].map(({ pos, message }) => ({ at: position(pos[0]), text: message }))
  if (errors.length > 0) return { tree: null, problems }
  const nodes = makeNodeReader(position)
  const tree = nodes.read(contents, 0)
  return { tree, problems: [...problems, ...nodes.problems] }
}
