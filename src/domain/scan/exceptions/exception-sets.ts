/** The exceptions of a run: those that hold, and where they are from. */
import type { Exception } from '../exceptions.ts'
import type { OwnImage } from './matching.ts'
import type { VexStatement } from '../vex/statements.ts'

export interface ExceptionSet {
  readonly entries: readonly Exception[]
  readonly vex: readonly VexStatement[]
}

export const NO_SET: ExceptionSet = { entries: [], vex: [] }

/** Where exceptions are taken from. */
export type ExceptionsSource =
  | { readonly kind: 'checkout' }
  | {
      /** `no-file`: the branch has none, so none holds. */
      readonly kind: 'branch' | 'no-file'
      /** Why not the checkout: `on pull_request`. */
      readonly because: string
      readonly branch: string
      readonly commit: string
      readonly path: string
      /** What is wrong with the file there; what it is about does not hold. */
      readonly wrong: readonly string[]
      /** Where the checkout has a file, too. */
      readonly ownFile?: 'left-out'
    }
  /** None holds. */
  | { readonly kind: 'unreadable'; readonly because: string; readonly branch: string | null; readonly reason: string }

export interface HeldExceptions extends OwnImage {
  readonly held: ExceptionSet
  /** Those of the checkout, where it does not decide; null where it does, or has none. */
  readonly proposed: ExceptionSet | null
  readonly source: ExceptionsSource
  /** The day of the run's start, in UTC: what is judged right then goes by it. */
  readonly readOn: string
  /** How many days ahead an entry may end; 0: none is read. */
  readonly longestDays: number
}

/** Of a run that has no exceptions. */
export const NO_HELD: HeldExceptions = {
  held: NO_SET,
  proposed: null,
  source: { kind: 'checkout' },
  repository: '',
  readOn: '',
  longestDays: 0,
}

/** The entries that another set does not have in the same words, wherever they are written. */
export const addedTo = (base: ExceptionSet, set: ExceptionSet): readonly Exception[] => {
  const known = new Set(base.entries.map(contentOf))
  return set.entries.filter((entry) => !known.has(contentOf(entry)))
}

const contentOf = ({ place: _, from: __, ...content }: Exception): string =>
  JSON.stringify(Object.entries(content).toSorted(([one], [other]) => (one < other ? -1 : 1)))
