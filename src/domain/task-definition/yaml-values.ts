/**
 * The parser's nodes -> plain values, in one pass: an alias is the value of its anchor, a merge key adds the keys that a map does not
 * set itself (yaml.org/type/merge.html).
 */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import { MOST_YAML_VALUES, quoted } from '../bounds.ts'
import { makeAnchors, type Anchors } from '../yaml-anchors.ts'
import { notYaml } from './foreign-text.ts'
import { lineOf, syntaxFault, twice, type SyntaxProblem, type TextFile } from './syntax-fault.ts'
import { asWritten } from './written-number.ts'

interface State {
  readonly file: TextFile
  readonly anchors: Anchors<unknown>
}

/**
 * The value of a document.
 * @throws ShipError `E_TASK_DEFINITION_SYNTAX`: an alias without its anchor, too many values, a key that is set twice or is no text
 */
export const readYamlValue = (file: TextFile, node: ParsedNode | null): unknown =>
  read({ file, anchors: makeAnchors() }, node)

const read = (state: State, node: ParsedNode | null): unknown => {
  if (node === null) return null
  if (isAlias(node)) return readAlias(state, node.source, node.range[0])
  return state.anchors.read(node.anchor, () => readContent(state, node))
}

const readAlias = (state: State, name: string, offset: number): unknown => {
  const alias = state.anchors.resolve(name)
  const shown = quoted(name)
  switch (alias.kind) {
    case 'value':
      return alias.value
    case 'missing':
      throw problem(state, offset, `no anchor '${shown}' comes before this alias`)
    case 'circular':
      throw problem(state, offset, `the alias *${shown} is part of its own anchor`)
    case 'too-many':
      throw problem(state, offset, `with the alias *${shown}, the file has more than ${MOST_YAML_VALUES} values`)
  }
}

const readContent = (state: State, node: ParsedNode): unknown => {
  if (isScalar(node)) return asWritten(node.value, node.source)
  if (isSeq(node)) return node.items.map((item) => read(state, item))
  return isMap(node) ? readMap(state, node) : null
}

const readMap = (state: State, map: YAMLMap.Parsed): unknown => {
  const own = new Map<string, unknown>()
  const offsets = new Map<string, number>()
  const merged: unknown[] = []
  for (const { key, value } of map.items) {
    const offset = key.range[0]
    if (isMergeKey(key)) {
      merged.push(...sourcesOf(state, read(state, value), offset))
      continue
    }
    const name = nameOf(key)
    if (name === null) throw syntaxFault(state.file, keyProblem(state.file.text, offset))
    const first = offsets.get(name)
    if (first !== undefined) {
      throw problem(state, offset, `Map keys must be unique: ${twice(name, lineOf(state.file.text, first))}`)
    }
    offsets.set(name, offset)
    own.set(name, read(state, value))
  }
  for (const source of merged) {
    for (const [name, value] of Object.entries(source as object)) if (!own.has(name)) own.set(name, value)
  }
  return Object.fromEntries(own)
}

/** The parser marks a plain `<<` by a symbol. */
const isMergeKey = (key: ParsedNode): boolean => isScalar(key) && typeof key.value === 'symbol'

/** The maps of a merge key: one, or a list in which the first one wins. */
const sourcesOf = (state: State, value: unknown, offset: number): readonly unknown[] => {
  const sources: readonly unknown[] = Array.isArray(value) ? value : [value]
  const isEach = sources.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  if (isEach) return sources
  throw problem(state, offset, 'a merge key (<<) takes a map, or a list of maps')
}

/** A number, true or false as a key is the text that was written. */
const nameOf = (key: ParsedNode): string | null => {
  if (!isScalar(key)) return null
  const { value, source } = key
  return typeof value === 'string' || value === null ? (value ?? '') : source
}

const keyProblem = (text: string, offset: number): SyntaxProblem =>
  notYaml(text, offset) ?? { offset, why: 'invalid YAML: a key must be a text' }

const problem = ({ file }: State, offset: number, why: string): Error =>
  syntaxFault(file, { offset, why: `invalid YAML: ${why}` })
