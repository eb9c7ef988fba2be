/** The parser's nodes -> a tree, with aliases resolved and every node refused that no setting can be made of. */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml'
import { MOST_YAML_VALUES } from '../domain/bounds.ts'
import type { Position, Problem } from './problems.ts'
import type { MapEntry, Tree } from './yaml-tree.ts'

interface Anchored {
  readonly tree: Tree
  readonly size: number
}

interface State {
  readonly position: (offset: number) => Position
  readonly problems: Problem[]
  /** The latest node with each anchor; `open` while that node is being read. */
  readonly anchors: Map<string, Anchored | 'open'>
  /** The values read so far, with those that aliases stand for. */
  size: number
}

/** Reads nodes in the order of the text, so that an alias gets the latest node with its name. */
export const makeNodeReader = (
  position: (offset: number) => Position,
): { readonly read: (node: ParsedNode | null, offset: number) => Tree; readonly problems: readonly Problem[] } => {
  const state: State = { position, problems: [], anchors: new Map(), size: 0 }
  return { read: (node, offset) => readNode(state, node, offset), problems: state.problems }
}

/** `offset` is the place of a value that is left out. */
const readNode = (state: State, node: ParsedNode | null, offset: number): Tree => {
  if (node === null) return emptyText(state, offset)
  if (isAlias(node)) return readAlias(state, node.source, node.range[0])
  state.size += 1
  if (node.anchor === undefined) return readContent(state, node)
  const before = state.size
  state.anchors.set(node.anchor, 'open')
  const tree = readContent(state, node)
  state.anchors.set(node.anchor, { tree, size: state.size - before + 1 })
  return tree
}

const readAlias = (state: State, name: string, offset: number): Tree => {
  const anchored = state.anchors.get(name)
  if (anchored === undefined) return refuse(state, offset, `the alias *${name} has no anchor &${name} before it`)
  if (anchored === 'open') return refuse(state, offset, `the alias *${name} is part of its own anchor`)
  if (state.size + anchored.size > MOST_YAML_VALUES) {
    return refuse(state, offset, `with the alias *${name}, the file has more than ${MOST_YAML_VALUES} values`)
  }
  state.size += anchored.size
  return anchored.tree
}

const readContent = (state: State, node: ParsedNode): Tree => {
  const offset = node.range[0]
  const at = state.position(offset)
  if (isMap(node)) return { kind: 'map', at, entries: readEntries(state, node) }
  if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => readNode(state, item, offset)) }
  return { kind: 'text', at, text: isScalar(node) && !isNull(node) ? String(node.value) : '' }
}

/** As in YAML 1.2's core schema (chapter 10.3.2): an explicit null sets nothing, as an empty text. */
const isNull = ({ type, source }: Scalar.Parsed): boolean =>
  type === 'PLAIN' && ['null', 'Null', 'NULL', '~'].includes(source)

const readEntries = (state: State, map: YAMLMap.Parsed): readonly MapEntry[] => {
  const lines = new Map<string, number>()
  return map.items.flatMap(({ key, value }): readonly MapEntry[] => {
    const [start, end] = key.range
    const entry = { at: state.position(start), value: readNode(state, value, end) }
    const name = isScalar(key) && typeof key.value === 'string' ? key.value : null
    const problem = name === null ? 'a key must be a text' : keyProblem(name, lines)
    if (name === null || problem !== null) {
      refuse(state, start, problem ?? '')
      return []
    }
    lines.set(name, entry.at.line)
    return [{ key: name, ...entry }]
  })
}

const keyProblem = (name: string, lines: ReadonlyMap<string, number>): string | null => {
  const line = lines.get(name)
  if (line !== undefined) return `\`${name}\` is already set in line ${line}`
  return name === '__proto__' ? `'${name}' cannot be a key` : null
}

const refuse = (state: State, offset: number, text: string): Tree => {
  state.problems.push({ at: state.position(offset), text })
  return emptyText(state, offset)
}

const emptyText = ({ position }: State, offset: number): Tree => ({ kind: 'text', at: position(offset), text: '' })
