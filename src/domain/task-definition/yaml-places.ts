/**
 * The parts of a YAML document with their offsets: an alias is what its anchor is, a map has the members of what it merges. For documents
 * that have been read without an error.
 */
import { isAlias, isMap, isNode, isScalar, isSeq, visit, type Document, type Node, type Pair } from 'yaml'
import type { PlaceNode, PlacePart } from './place-node.ts'

export const yamlPlaces = (document: Document.Parsed): PlaceNode | null => {
  const anchored = anchorsOf(document)
  const target = (node: unknown): Node | null => {
    if (!isAlias(node)) return isNode(node) ? node : null
    // The last one before the alias.
    return anchored.get(node.source)?.findLast((one) => startOf(one) < startOf(node)) ?? null
  }
  const placeOf = once((node: Node): PlaceNode => {
    const members = once(() => (isMap(node) ? membersOf(node.items) : null))
    const items = once(() =>
      isSeq(node) ? node.items.map((item) => ({ at: startOf(item), node: inner(item) })) : null,
    )
    return {
      start: startOf(node),
      members: () => members(node),
      items: () => items(node),
      text: isScalar(node) ? String(node.value) : null,
    }
  })
  const inner = (node: unknown): PlaceNode | null => {
    const found = target(node)
    return found === null ? null : placeOf(found)
  }
  const membersOf = (pairs: readonly Pair[]): ReadonlyMap<string, PlacePart> => {
    const all = new Map(
      pairs.flatMap((pair) =>
        isMerge(pair) ? [] : [[nameOfKey(pair), { at: startOf(pair.key), node: inner(pair.value) }] as const],
      ),
    )
    for (const source of pairs.filter(isMerge).flatMap(({ value }) => sourcesOf(target(value)))) {
      for (const [name, part] of inner(source)?.members() ?? []) if (!all.has(name)) all.set(name, part)
    }
    return all
  }
  return inner(document.contents)
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0)

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
