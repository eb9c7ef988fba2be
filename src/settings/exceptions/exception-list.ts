/** The list of an exceptions file -> its entries, with everything that is wrong with each of them. */
import { EXCEPTION_SCOPES, type Exception } from '../../domain/scan/exceptions.ts'
import { positionAt, type Position } from '../../domain/position.ts'
import { positionsIn, textsAndNulls } from '../nested-values.ts'
import type { Problem } from '../problems.ts'
import type { Tree } from '../yaml-tree.ts'
import {
  entryKeysInWords,
  readEntryMap,
  type Circumstances,
  type EntryReading,
  type RightValues,
} from './exception-entry.ts'

/** More than anybody reviews. */
export const MOST_EXCEPTIONS = 1000

/** An entry that does not hold, because something else than its day is wrong with it. */
export interface WrongEntry {
  readonly id: string
  readonly expires: string
  readonly place: Position
}

export interface ExceptionList {
  /** Those that are right. */
  readonly entries: readonly Exception[]
  /** Those that are not, as far as they have an id and a day. */
  readonly wrong: readonly WrongEntry[]
  readonly problems: readonly Problem[]
}

const NOTHING: ExceptionList = { entries: [], wrong: [], problems: [] }

/** `null`: the file has no list. `ofText`: what is wrong with it as YAML, such as a key that is set twice. */
export const readExceptionList = (
  tree: Tree | null,
  circumstances: Circumstances,
  ofText: readonly Problem[],
): ExceptionList => {
  if (tree === null) return NOTHING
  if (tree.kind !== 'list') return { ...NOTHING, problems: [{ at: tree.at, text: '`exceptions` must be a list' }] }
  if (tree.items.length > MOST_EXCEPTIONS) {
    const text = `\`exceptions\` has ${tree.items.length} entries; at most ${MOST_EXCEPTIONS} are read`
    return { ...NOTHING, problems: [{ at: tree.at, text }] }
  }
  const read = tree.items.map((item, index) => {
    const isDoubtful = ofText.some(({ at }) => isBetween(at, item.at, tree.items[index + 1]?.at ?? null))
    return { ...readItem(item, circumstances), isDoubtful, place: item.at }
  })
  const all = read.map(({ reading, isDoubtful, place }) => entryOf(reading, place, isDoubtful))
  return {
    entries: all.flatMap(({ entry }) => entry ?? []),
    wrong: all.flatMap(({ wrong }) => wrong ?? []),
    problems: [...read.flatMap(({ problems }) => problems), ...duplicates(read)],
  }
}

/** Whether a place is in an entry; the last one has no end. */
const isBetween = (at: Position | null, start: Position, end: Position | null): boolean =>
  at !== null && !isBefore(at, start) && (end === null || isBefore(at, end))

const isBefore = (one: Position, other: Position): boolean =>
  one.line < other.line || (one.line === other.line && one.column < other.column)

interface Item {
  readonly reading: EntryReading
  readonly problems: readonly Problem[]
}

const readItem = (tree: Tree, circumstances: Circumstances): Item => {
  if (tree.kind !== 'map') {
    const text = `an exception must be a map with ${entryKeysInWords}`
    return { reading: { right: {}, problems: [{ key: '', text }] }, problems: [{ at: tree.at, text }] }
  }
  const positions = positionsIn(tree)
  // A schema gives what it is given, so a map stays a map.
  const given = Object.fromEntries(tree.entries.map(({ key, value }) => [key, textsAndNulls(value)]))
  const reading = readEntryMap(given, circumstances)
  return { reading, problems: reading.problems.map(({ key, text }) => ({ at: positionAt(positions, [key]), text })) }
}

interface Entry {
  readonly entry?: Exception
  readonly wrong?: WrongEntry
}

const entryOf = ({ right, problems }: EntryReading, place: Position, isDoubtful: boolean): Entry => {
  const entry = problems.length === 0 && !isDoubtful ? exceptionOf(right, place) : null
  if (entry !== null) return { entry }
  const { id, expires } = right
  const isDayRight = problems.every(({ key }) => key !== 'expires')
  return id !== undefined && expires !== undefined && isDayRight ? { wrong: { id, expires, place } } : {}
}

/** Null where something that it must have is missing. */
const exceptionOf = (right: RightValues, place: Position): Exception | null => {
  const { id, scanner, reason, owner, expires } = right
  if (!id || !reason || !owner || !expires) return null
  return { id, scanner: scanner ?? null, reason, owner, expires, place, from: { kind: 'file' }, ...scopesOf(right) }
}

const scopesOf = (right: RightValues) => ({
  package: right.package ?? null,
  path: right.path ?? null,
  image: right.image ?? null,
  key: right.key ?? null,
  file: right.file ?? null,
})

/** What an entry is about. */
const ABOUT = ['id', 'scanner', ...EXCEPTION_SCOPES] as const

/** Two entries about the same would leave open whose reason and day hold. */
const duplicates = (
  all: readonly { readonly reading: EntryReading; readonly place: Position }[],
): readonly Problem[] => {
  const known = all.filter(
    ({ reading: { right, problems } }) =>
      right.id !== undefined && problems.every(({ key }) => !ABOUT.some((one) => one === key)),
  )
  const groups = Map.groupBy(known, ({ reading: { right } }) => JSON.stringify(ABOUT.map((key) => right[key] ?? null)))
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ reading, place }) => ({
      at: place,
      text:
        place === first?.place
          ? `${reading.right.id ?? ''} is listed again by a YAML alias; remove the alias`
          : `${reading.right.id ?? ''} is already excepted in line ${first?.place.line ?? 0} for the same; keep one of the two`,
    })),
  )
}
