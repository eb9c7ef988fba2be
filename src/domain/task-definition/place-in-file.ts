/** Where in its file a part of a task definition is. */
import { isMap, isSeq, type Node } from 'yaml'
import { MOST_LEVELS } from '../bounds.ts'
import { parseYaml } from '../parse-yaml.ts'
import type { TextFile } from './syntax-fault.ts'
import { isMembers, itemsOf } from './walk.ts'
import { startOf, yamlIndex, type YamlIndex, type YamlList } from './yaml-index.ts'

/** Finds the place of a part by its path: `task.json:3:10` for `containerDefinitions[0].cpu`; null where it is not known. */
export type PlaceOf = (path: string) => string | null

/**
 * The place of a member is its key, that of a list's item its start; of what is absent, the place of the nearest whole that is there. The
 * settings may have moved the items of a list, so an item is looked for by its name. `definition` is what the paths lead through; the file
 * has been read without an error. JSON is YAML, too.
 */
export const placeInFile = (file: TextFile, definition: object): PlaceOf => {
  // Read again for its places only when one is asked for.
  let placeOf: PlaceOf | undefined
  return (path) => (placeOf ??= placesIn(file, definition))(path)
}

const placesIn = ({ text, source }: TextFile, definition: object): PlaceOf => {
  const read = text.replace(/^\uFEFF/, '')
  const parsed = parseYaml(read, { levels: MOST_LEVELS, merge: true })
  if (parsed.kind === 'too-deep') return () => null
  const index = yamlIndex(parsed.document)
  const positionOf = positions(read)
  return (path) => {
    const node = rootFor(parsed.document.contents, path, index)
    return `${source}:${positionOf(offsetOf({ node, value: definition, rest: path, offset: startOf(node) }, index))}`
  }
}

/** `aws ecs describe-task-definition` has the definition one level down, with its tags beside it. */
const rootFor = (contents: Node | null, path: string, { members, target }: YamlIndex): Node | null => {
  if (!isMap(contents)) return contents
  const inner = target(members(contents).get('taskDefinition')?.value)
  return isMap(inner) && !(path.startsWith('tags') && members(contents).has('tags')) ? inner : contents
}

interface Step {
  readonly node: Node | null
  /** What is there in the definition. */
  readonly value: unknown
  /** What is left of the path. */
  readonly rest: string
  /** Of the last part that was found. */
  readonly offset: number
}

const offsetOf = (first: Step, index: YamlIndex): number => {
  let { offset } = first
  for (let step: Step | null = first; step !== null; step = next(step, index)) ({ offset } = step)
  return offset
}

const next = (step: Step, index: YamlIndex): Step | null => {
  if (step.rest === '') return null
  return isMap(step.node) ? intoMap(step, index) : intoList(step, index)
}

const intoMap = ({ node, value, rest }: Step, { members, target }: YamlIndex): Step | null => {
  if (node === null) return null
  const path = rest.replace(/^\./, '')
  const own = members(node)
  const key = keysOf(path).find((one) => own.has(one))
  const pair = key === undefined ? undefined : own.get(key)
  if (key === undefined || pair === undefined) return null
  return {
    node: target(pair.value),
    value: isMembers(value) ? value[key] : undefined,
    rest: path.slice(key.length),
    offset: startOf(pair.key),
  }
}

/** More dots than in the names of labels and log options. */
const MOST_DOTS = 50

/** What the first key of a path can be, the longest first: a key may have dots. */
const keysOf = (path: string): readonly string[] => [
  path,
  ...[...path.matchAll(/[.[]/g).take(MOST_DOTS)].map(({ index }) => path.slice(0, index)).toReversed(),
]

const intoList = ({ node, value, rest }: Step, { list, target }: YamlIndex): Step | null => {
  const [whole = '', number = ''] = /^\[(\d+)\]/.exec(rest) ?? []
  if (!isSeq(node) || whole === '') return null
  const values = itemsOf(value)
  const inner = values[Number(number)]
  const item = itemOf(list(node), { name: nameOf(inner), index: Number(number), count: values.length })
  return item === undefined
    ? null
    : { node: target(item), value: inner, rest: rest.slice(whole.length), offset: startOf(item) }
}

interface Wanted {
  readonly name: string | null
  readonly index: number
  readonly count: number
}

/** Undefined when it is not from the file, or it is not known which one it is. */
const itemOf = ({ items, names, indexes }: YamlList, { name, index, count }: Wanted): unknown => {
  const inPlace = items.length === count ? index : items.length
  if (name === null || names[inPlace] === name) return items[inPlace]
  // A name that has a placeholder is another one in the file.
  return items[indexes.get(name) ?? inPlace]
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
