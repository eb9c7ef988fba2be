/** The parser's nodes -> a tree, with aliases resolved and every node refused that no setting can be made of. */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml'
import { MOST_YAML_VALUES } from '../domain/bounds.ts'
import { makeAnchors, type Anchors } from '../domain/yaml-anchors.ts'
import type { Position, Problem } from './problems.ts'
import type { MapEntry, Tree } from './yaml-tree.ts'

interface State {
  readonly position: (offset: number) => Position
  readonly problems: Problem[]
  readonly anchors: Anchors<Tree>
  /** Whether too many values have been refused: all further ones are too many for the same reason. */
  isFull: boolean
}

/** Reads nodes in the order of the text, so that an alias gets the latest node with its name. */
export const makeNodeReader = (
  position: (offset: number) => Position,
): { readonly read: (node: ParsedNode | null, offset: number) => Tree; readonly problems: readonly Problem[] } => {
  const state: State = { position, problems: [], anchors: makeAnchors(), isFull: false }
  return { read: (node, offset) => readNode(state, node, offset), problems: state.problems }
}

/** `offset` is the place of a value that is left out. */
const readNode = (state: State, node: ParsedNode | null, offset: number): Tree => {
  if (node === null) return emptyText(state, offset)
  if (isAlias(node)) return readAlias(state, node.source, node.range[0])
  return state.anchors.read(node.anchor, () => readContent(state, node))
}

const readAlias = (state: State, name: string, offset: number): Tree => {
  const alias = state.anchors.resolve(name)
  switch (alias.kind) {
    case 'value':
      return alias.value
    case 'missing':
      return refuse(state, offset, `the alias *${name} has no anchor &${name} before it`)
    case 'circular':
      return refuse(state, offset, `the alias *${name} is part of its own anchor`)
    case 'too-many':
      return refuseOnce(state, offset, `with the alias *${name}, the file has more than ${MOST_YAML_VALUES} values`)
  }
}

const readContent = (state: State, node: ParsedNode): Tree => {
  const offset = node.range[0]
  const at = state.position(offset)
  if (isMap(node)) return { kind: 'map', at, entries: readEntries(state, node) }
  if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => readNode(state, item, offset)) }
  if (!isScalar(node) || isNull(node)) return { kind: 'text', at, text: '', style: 'null' }
  return { kind: 'text', at, text: String(node.value), style: node.type === 'PLAIN' ? 'plain' : 'quoted' }
}

/** As in YAML 1.2's core schema (chapter 10.3.2): an explicit null sets nothing, as an empty text. */
const isNull = ({ type, source }: Scalar.Parsed): boolean =>
  type === 'PLAIN' && ['', 'null', 'Null', 'NULL', '~'].includes(source)

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

const refuseOnce = (state: State, offset: number, text: string): Tree => {
  if (state.isFull) return emptyText(state, offset)
  state.isFull = true
  return refuse(state, offset, text)
}

const emptyText = ({ position }: State, offset: number): Tree => ({
  kind: 'text',
  at: position(offset),
  text: '',
  style: 'null',
})
