/** Where in its file a part of a task definition is. */
import { MOST_LEVELS } from '../bounds.ts'
import { parseYaml } from '../parse-yaml.ts'
import { jsonPlaces } from './json-places.ts'
import type { PlaceNode, PlacePart } from './place-node.ts'
import type { TextFile } from './syntax-fault.ts'
import { isMembers, itemsOf } from './walk.ts'
import { yamlPlaces } from './yaml-places.ts'

/** Finds the place of a part by its path: `task.json:3:10` for `containerDefinitions[0].cpu`; null where it is not known. */
export type PlaceOf = (path: string) => string | null

/**
 * The place of a member is its key, that of a list's item its start; of what is absent, the place of the nearest whole that is there. The
 * settings may have moved the items of a list, so an item is looked for by its name. `definition` is what the paths lead through; the file
 * has been read without an error.
 */
export const placeInFile = (file: TextFile, definition: object): PlaceOf => {
  // Read again for its places only when one is asked for.
  let placeOf: PlaceOf | undefined
  return (path) => (placeOf ??= placesIn(file, definition))(path)
}

const placesIn = ({ text, source }: TextFile, definition: object): PlaceOf => {
  const read = text.replace(/^\uFEFF/, '')
  const document = partsOf(read)
  if (document === null) return () => null
  const positionOf = positions(read)
  const lists: Lists = new Map()
  return (path) => {
    const node = rootFor(document, path)
    return `${source}:${positionOf(offsetOf({ node, value: definition, rest: path, offset: node.start }, lists))}`
  }
}

/** JSON is YAML, too, but is read faster as what it is. */
const partsOf = (text: string): PlaceNode | null => {
  if (isJson(text)) return jsonPlaces(text)
  const parsed = parseYaml(text, { levels: MOST_LEVELS, merge: true })
  return parsed.kind === 'too-deep' ? null : yamlPlaces(parsed.document)
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** `aws ecs describe-task-definition` has the definition one level down, with its tags beside it. */
const rootFor = (contents: PlaceNode, path: string): PlaceNode => {
  const inner = contents.members()?.get('taskDefinition')?.node ?? null
  if (inner === null || inner.members() === null) return contents
  return path.startsWith('tags') && contents.members()?.has('tags') === true ? contents : inner
}

interface Step {
  readonly node: PlaceNode | null
  /** What is there in the definition. */
  readonly value: unknown
  /** What is left of the path. */
  readonly rest: string
  /** Of the last part that was found. */
  readonly offset: number
}

const offsetOf = (first: Step, lists: Lists): number => {
  let { offset } = first
  for (let step: Step | null = first; step !== null; step = next(step, lists)) ({ offset } = step)
  return offset
}

const next = (step: Step, lists: Lists): Step | null => {
  const { node, rest } = step
  if (node === null || rest === '') return null
  const members = node.members()
  return members === null ? intoList({ ...step, node }, lists) : intoMap(step, members)
}

const intoMap = ({ value, rest }: Step, members: ReadonlyMap<string, PlacePart>): Step | null => {
  const path = rest.replace(/^\./, '')
  const key = keysOf(path).find((one) => members.has(one))
  const part = key === undefined ? undefined : members.get(key)
  if (key === undefined || part === undefined) return null
  const inner = isMembers(value) ? value[key] : undefined
  return { node: part.node, value: inner, rest: path.slice(key.length), offset: part.at }
}

/** More dots than in the names of labels and log options. */
const MOST_DOTS = 50

/** What the first key of a path can be, the longest first: a key may have dots. */
const keysOf = (path: string): readonly string[] => [
  path,
  ...[...path.matchAll(/[.[]/g).take(MOST_DOTS)].map(({ index }) => path.slice(0, index)).toReversed(),
]

/** The lists that were looked into: the `name` or `key` of each item, and the first index of each. */
type Lists = Map<PlaceNode, Names>

interface Names {
  readonly names: readonly (string | null)[]
  readonly indexes: ReadonlyMap<string, number>
}

const intoList = ({ node, value, rest }: Step & { readonly node: PlaceNode }, lists: Lists): Step | null => {
  const [whole = '', number = ''] = /^\[(\d+)\]/.exec(rest) ?? []
  const items = node.items()
  if (items === null || whole === '') return null
  const names = lists.get(node) ?? namesIn(items)
  lists.set(node, names)
  const values = itemsOf(value)
  const inner = values[Number(number)]
  const index = indexOf(names, { name: nameOf(inner), index: items.length === values.length ? Number(number) : null })
  const item = index === null ? undefined : items[index]
  return item === undefined ? null : { node: item.node, value: inner, rest: rest.slice(whole.length), offset: item.at }
}

const namesIn = (items: readonly PlacePart[]): Names => {
  const names = items.map(({ node }) => {
    const members = node?.members()
    return (members?.get('name') ?? members?.get('key'))?.node?.text ?? null
  })
  const indexes = new Map<string, number>()
  for (const [index, name] of names.entries()) if (name !== null && !indexes.has(name)) indexes.set(name, index)
  return { names, indexes }
}

interface Wanted {
  readonly name: string | null
  /** In the definition; null where the settings have added or removed items. */
  readonly index: number | null
}

/** Null when it is not from the file, or it is not known which one it is. */
const indexOf = ({ names, indexes }: Names, { name, index }: Wanted): number | null => {
  if (name === null || (index !== null && names[index] === name)) return index
  // A name that has a placeholder is another one in the file.
  return indexes.get(name) ?? index
}

const nameOf = (value: unknown): string | null => {
  if (!isMembers(value)) return null
  const { name, key } = value
  return typeof name === 'string' ? name : typeof key === 'string' ? key : null
}

/** `3:10` of an offset, both from 1. */
const positions = (text: string): ((offset: number) => string) => {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (offset) => {
    const line = lineAt(starts, offset)
    return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`
  }
}

/** The index of the last line that starts at or before the offset. */
const lineAt = (starts: readonly number[], offset: number): number => {
  let [first, last] = [0, starts.length - 1]
  while (first < last) {
    const middle = Math.ceil((first + last) / 2)
    if ((starts[middle] ?? 0) <= offset) first = middle
    else last = middle - 1
  }
  return first
}
