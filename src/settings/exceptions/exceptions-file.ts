/** The text of an exceptions file -> its entries, with line and column of everything that is wrong with it. */
import type { Exception } from '../../domain/scan/exceptions.ts'
import type { DockleOptions } from '../../domain/scan/dockle-options.ts'
import { didYouMean } from '../../domain/near-match.ts'
import { quoted } from '../../domain/bounds.ts'
import type { Position } from '../../domain/position.ts'
import { byPosition, once, type Problem } from '../problems.ts'
import type { MapEntry, ReadTree, Tree, YamlText } from '../yaml-tree.ts'
import { readDockleOptions } from './dockle-options-schema.ts'
import type { Circumstances } from './exception-entry.ts'
import type { ExceptionLimits } from './exception-limits.ts'
import { readExceptionList, type WrongEntry } from './exception-list.ts'

export interface ListedVex {
  /** As it is written. */
  readonly path: string
  readonly at: Position
}

export interface ExceptionsFile {
  /** Those that are right. */
  readonly entries: readonly Exception[]
  readonly wrong: readonly WrongEntry[]
  readonly vex: readonly ListedVex[]
  readonly dockle: DockleOptions
  readonly problems: readonly Problem[]
}

/** The keys of the file. */
const FILE_KEYS = ['exceptions', 'vex', 'dockle'] as const
/** More than anybody reviews. */
export const MOST_DOCUMENTS = 20

/** What a file that is not there says. */
const NO_EXCEPTIONS: ExceptionsFile = { entries: [], wrong: [], vex: [], dockle: {}, problems: [] }

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
  const { entries, wrong, ...list } = readExceptionList(of('exceptions'), circumstances, problems)
  const vex = readVexList(of('vex'), refused['allow-vex'])
  const dockle = readDockleOptions(of('dockle'), refused['allow-dockle-options'])
  const all = [...problems, ...unknown, ...list.problems, ...vex.problems, ...dockle.problems]
  return { entries, wrong, vex: vex.listed, dockle: dockle.options, problems: once(all).sort(byPosition) }
}

const KEYS = FILE_KEYS.map((key) => `\`${key}\``).join(', ')

const isEmpty = (tree: Tree): boolean => tree.kind === 'text' && tree.text.trim() === ''

const unknownKey = ({ key, at }: MapEntry): Problem => ({
  at,
  text: `'${quoted(key)}' is not one of ${FILE_KEYS.join(', ')}${didYouMean(key, FILE_KEYS)}`,
})

interface VexList {
  readonly listed: readonly ListedVex[]
  readonly problems: readonly Problem[]
}

const NO_VEX: VexList = { listed: [], problems: [] }

/** `refusedBy`: the policy that refuses them. */
const readVexList = (tree: Tree | null, refusedBy: string | undefined): VexList => {
  if (tree === null || isEmptyList(tree)) return NO_VEX
  const wrong = (text: string): VexList => ({ listed: [], problems: [{ at: tree.at, text: `\`vex\`${text}` }] })
  if (refusedBy !== undefined) return wrong(`: documents are refused by ${refusedBy}`)
  if (tree.kind !== 'list') return wrong(' must be a list of paths')
  const { items } = tree
  if (items.length > MOST_DOCUMENTS)
    return wrong(` lists ${items.length} documents; at most ${MOST_DOCUMENTS} are read`)
  const read = items.map((item, index): ListedVex | Problem => {
    const { at } = item
    const path = item.kind === 'text' ? item.text.trim() : ''
    if (path === '') return { at, text: '`vex`: each of the list must be a path' }
    const first = items.findIndex((one) => one.kind === 'text' && one.text.trim() === path)
    return first === index ? { path, at } : { at, text: `\`vex\`: ${quoted(path)} is already listed` }
  })
  return {
    listed: read.filter((one): one is ListedVex => 'path' in one),
    problems: read.filter((one): one is Problem => 'text' in one),
  }
}

const isEmptyList = (tree: Tree): boolean => tree.kind === 'list' && tree.items.length === 0
