/** The text of an exceptions file -> its entries, with line and column of everything that is wrong with it. */
import type { Exception } from '../../domain/scan/exceptions.ts'
import type { DockleOptions } from '../../domain/scan/dockle-options.ts'
import { EXCEPTION_SCOPES } from '../../domain/scan/exceptions.ts'
import { didYouMean } from '../../domain/near-match.ts'
import { quoted } from '../../domain/bounds.ts'
import { positionAt, type Position } from '../../domain/position.ts'
import { positionsIn, textsAndNulls } from '../nested-values.ts'
import type { Problem } from '../problems.ts'
import type { MapEntry, ReadTree, Tree, YamlText } from '../yaml-tree.ts'
import { dockleOptions } from './dockle-options-schema.ts'
import {
  ENTRY_KEYS,
  entryProblems,
  exceptionEntry,
  type Circumstances,
  type ExceptionEntry,
} from './exception-entry.ts'
import type { ExceptionLimits } from './exception-limits.ts'

export interface ListedVex {
  /** As it is written. */
  readonly path: string
  readonly at: Position
}

export interface ExceptionsFile {
  /** Those that are right. */
  readonly entries: readonly Exception[]
  readonly vex: readonly ListedVex[]
  readonly dockle: DockleOptions
  readonly problems: readonly Problem[]
}

/** The keys of the file. */
const FILE_KEYS = ['exceptions', 'vex', 'dockle'] as const
/** More than anybody reviews. */
export const MOST_EXCEPTIONS = 1000
export const MOST_DOCUMENTS = 20

/** What a file that is not there says. */
export const NO_EXCEPTIONS: ExceptionsFile = { entries: [], vex: [], dockle: {}, problems: [] }

export interface FileCircumstances extends Circumstances {
  readonly readTree: ReadTree
  readonly limits: ExceptionLimits
}

/** Reads the file; the day and the limits of the policy say which days are too far ahead, and what it must not have. */
export const readExceptionsFile = (file: YamlText, circumstances: FileCircumstances): ExceptionsFile => {
  const { refused } = circumstances.limits
  const { tree, problems } = circumstances.readTree(file)
  if (tree === null || isEmpty(tree)) return { ...NO_EXCEPTIONS, problems }
  if (tree.kind !== 'map') {
    return { ...NO_EXCEPTIONS, problems: [...problems, { at: tree.at, text: `the file must be a map of ${KEYS}` }] }
  }
  const unknown = tree.entries.filter(({ key }) => !FILE_KEYS.some((known) => known === key)).map(unknownKey)
  const of = (key: (typeof FILE_KEYS)[number]): Tree | null =>
    tree.entries.find((entry) => entry.key === key && !isEmpty(entry.value))?.value ?? null
  const [entries, vex, dockle] = [
    readEntries(of('exceptions'), circumstances),
    readVexList(of('vex'), refused['allow-vex']),
    readDockle(of('dockle'), refused['allow-dockle-options']),
  ]
  return {
    entries: entries.value,
    vex: vex.value,
    dockle: dockle.value,
    problems: [...problems, ...unknown, ...entries.problems, ...vex.problems, ...dockle.problems].sort(byPosition),
  }
}

const KEYS = FILE_KEYS.map((key) => `\`${key}\``).join(', ')

const isEmpty = (tree: Tree): boolean => tree.kind === 'text' && tree.text.trim() === ''

const byPosition = ({ at: a }: Problem, { at: b }: Problem): number =>
  a === null || b === null ? 0 : a.line - b.line || a.column - b.column

const unknownKey = ({ key, at }: MapEntry): Problem => ({
  at,
  text: `'${quoted(key)}' is not one of ${FILE_KEYS.join(', ')}${didYouMean(key, FILE_KEYS)}`,
})

interface Read<Value> {
  readonly value: Value
  readonly problems: readonly Problem[]
}

const readEntries = (tree: Tree | null, circumstances: Circumstances): Read<readonly Exception[]> => {
  if (tree === null) return { value: [], problems: [] }
  if (tree.kind !== 'list') return { value: [], problems: [{ at: tree.at, text: '`exceptions` must be a list' }] }
  if (tree.items.length > MOST_EXCEPTIONS) {
    const text = `\`exceptions\` has ${tree.items.length} entries; at most ${MOST_EXCEPTIONS} are read`
    return { value: [], problems: [{ at: tree.at, text }] }
  }
  const read = tree.items.map((item) => readEntry(item, circumstances))
  const entries = read.flatMap(({ value }) => value ?? [])
  return { value: entries, problems: [...read.flatMap(({ problems }) => problems), ...duplicates(entries)] }
}

const readEntry = (tree: Tree, circumstances: Circumstances): Read<Exception | null> => {
  const positions = positionsIn(tree)
  const parsed = exceptionEntry.safeParse(textsAndNulls(tree))
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap(({ code, path, message, ...issue }): readonly Problem[] => {
      const key = path.map(String)
      if (code !== 'unrecognized_keys') return [{ at: positionAt(positions, key), text: inWords(key, message) }]
      return ('keys' in issue ? issue.keys : []).map((name) => ({
        at: positionAt(positions, [name]),
        text: `'${quoted(name)}' is not a key of an exception${didYouMean(name, ENTRY_KEYS)}`,
      }))
    })
    return { value: null, problems }
  }
  const problems = entryProblems(parsed.data, circumstances).map(({ key, text }) => ({
    at: positionAt(positions, [key]),
    text,
  }))
  return { value: problems.length === 0 ? exceptionOf(parsed.data, tree.at) : null, problems }
}

const inWords = ([key]: readonly string[], message: string): string =>
  key === undefined ? `an exception ${message}` : `\`${key}\`${/^(?:must|is) /u.test(message) ? '' : ':'} ${message}`

const exceptionOf = (
  { id, scanner, reason, owner, expires, ...scopes }: ExceptionEntry,
  place: Position,
): Exception => ({
  ...{ id, scanner: scanner ?? null, reason, owner, expires, place, from: { kind: 'file' } },
  ...{ package: scopes.package ?? null, path: scopes.path ?? null, image: scopes.image ?? null },
  ...{ key: scopes.key ?? null, file: scopes.file ?? null },
})

/** Two entries about the same would leave open whose reason and day hold. */
const duplicates = (entries: readonly Exception[]): readonly Problem[] =>
  [
    ...Map.groupBy(entries, (one) =>
      JSON.stringify([one.id, one.scanner, ...EXCEPTION_SCOPES.map((scope) => one[scope])]),
    ).values(),
  ].flatMap(([first, ...others]) =>
    others.map(({ id, place }) => ({
      at: place,
      text: `${id} is already excepted in line ${first?.place.line ?? 0} for the same; keep one of the two`,
    })),
  )

/** `refusedBy`: the policy that refuses them. */
const readVexList = (tree: Tree | null, refusedBy: string | undefined): Read<readonly ListedVex[]> => {
  if (tree === null || isEmptyList(tree)) return { value: [], problems: [] }
  if (refusedBy !== undefined) {
    return { value: [], problems: [{ at: tree.at, text: `\`vex\`: documents are refused by ${refusedBy}` }] }
  }
  if (tree.kind !== 'list' || tree.items.some(({ kind }) => kind !== 'text') || tree.items.some(isEmpty)) {
    return { value: [], problems: [{ at: tree.at, text: '`vex` must be a list of paths' }] }
  }
  if (tree.items.length > MOST_DOCUMENTS) {
    const text = `\`vex\` lists ${tree.items.length} documents; at most ${MOST_DOCUMENTS} are read`
    return { value: [], problems: [{ at: tree.at, text }] }
  }
  const listed = tree.items.map((item) => ({ path: item.kind === 'text' ? item.text.trim() : '', at: item.at }))
  return { value: listed, problems: [] }
}

const isEmptyList = (tree: Tree): boolean => tree.kind === 'list' && tree.items.length === 0

/** What Dockle accepts by an option it does not report, so a policy can refuse those; the others make it suspect more. */
const readDockle = (tree: Tree | null, refusedBy: string | undefined): Read<DockleOptions> => {
  if (tree === null) return { value: {}, problems: [] }
  const parsed = dockleOptions.safeParse(textsAndNulls(tree))
  const positions = positionsIn(tree)
  if (parsed.success) {
    const accepting = Object.keys(parsed.data).filter((key) => refusedBy !== undefined && key.startsWith('accept-'))
    const problems = accepting.map((key) => ({
      at: positionAt(positions, [key]),
      text: `\`dockle.${key}\` is refused by ${refusedBy ?? ''}`,
    }))
    return { value: problems.length === 0 ? parsed.data : {}, problems }
  }
  const problems = parsed.error.issues.flatMap((issue): readonly Problem[] => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
    if (issue.code !== 'unrecognized_keys') {
      return [{ at: positionAt(positions, path), text: `\`${['dockle', ...path].join('.')}\`: ${issue.message}` }]
    }
    return issue.keys.map((key) => ({
      at: positionAt(positions, [key]),
      text: `\`dockle\`: '${quoted(key)}' is not an option${didYouMean(key, DOCKLE_KEYS)}`,
    }))
  })
  return { value: {}, problems }
}

const DOCKLE_KEYS = ['accept-keys', 'accept-files', 'accept-file-extensions', 'sensitive-words', 'sensitive-files']
