/**
 * What is in the nodes of a YAML document, found once: the members of a map with what it merges, the items of a list with their names, and
 * the node that an alias is for. For documents that have been read without an error.
 */
import { isAlias, isMap, isNode, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml'

export interface YamlIndex {
  /** The node that an alias is for, any other node as it is; null for what is no node. */
  readonly target: (node: unknown) => Node | null
  /** Of a map, also those that it merges. */
  readonly members: (map: Node) => ReadonlyMap<string, Pair>
  readonly list: (list: Node) => YamlList
}

export interface YamlList {
  readonly items: readonly unknown[]
  /** The `name` or `key` of each item; null where it has none. */
  readonly names: readonly (string | null)[]
  /** The first index of each name. */
  readonly indexes: ReadonlyMap<string, number>
}

export const yamlIndex = (document: Document.Parsed): YamlIndex => {
  const anchored = anchorsOf(document)
  const target = (node: unknown): Node | null => {
    if (!isAlias(node)) return isNode(node) ? node : null
    // The last one before the alias.
    return anchored.get(node.source)?.findLast((one) => startOf(one) < startOf(node)) ?? null
  }
  const members = once((map): ReadonlyMap<string, Pair> => {
    const pairs: readonly Pair[] = isMap(map) ? map.items : []
    const all = new Map(pairs.flatMap((pair) => (isMerge(pair) ? [] : [[nameOfKey(pair), pair] as const])))
    for (const source of pairs.filter(isMerge).flatMap(({ value }) => sourcesOf(target(value)))) {
      const node = target(source)
      if (node === null) continue
      for (const [name, pair] of members(node)) if (!all.has(name)) all.set(name, pair)
    }
    return all
  })
  const list = once((seq): YamlList => {
    const items = isSeq(seq) ? seq.items : []
    const names = items.map((item) => {
      const node = target(item)
      const own = node === null ? null : members(node)
      const name = target((own?.get('name') ?? own?.get('key'))?.value)
      return isScalar(name) ? String(name.value) : null
    })
    const indexes = new Map<string, number>()
    for (const [index, name] of names.entries()) if (name !== null && !indexes.has(name)) indexes.set(name, index)
    return { items, names, indexes }
  })
  return { target, members, list }
}

/** The offset of a node in its text. */
export const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0)

const anchorsOf = (document: Document.Parsed): ReadonlyMap<string, readonly Node[]> => {
  const anchored = new Map<string, Node[]>()
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node) || node.anchor === undefined) return
      const known = anchored.get(node.anchor)
      if (known === undefined) anchored.set(node.anchor, [node])
      else known.push(node)
    },
  })
  return anchored
}

/** The parser marks a plain `<<` by a symbol. */
const isMerge = ({ key }: Pair): boolean => isScalar(key) && typeof key.value === 'symbol'

const nameOfKey = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '')

const sourcesOf = (node: Node | null): readonly unknown[] => (isSeq(node) ? node.items : [node])

const once = <Found>(find: (node: Node) => Found): ((node: Node) => Found) => {
  const known = new Map<Node, Found>()
  return (node) => {
    const found = known.get(node) ?? find(node)
    known.set(node, found)
    return found
  }
}
