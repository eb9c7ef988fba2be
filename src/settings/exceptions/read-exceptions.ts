/**
 * The exceptions of a run, from where they may be decided: like guarded settings, those of a checkout that others may have written do not
 * hold, unless the workflow says `exceptions-from: head`.
 */
import { addedTo, NO_HELD, NO_SET, type HeldExceptions } from '../../domain/scan/exceptions/exception-sets.ts'
import { dayOf } from '../../domain/scan/exceptions/days.ts'
import { holdsOn } from '../../domain/scan/exceptions/uses.ts'
import type { DockleOptions } from '../../domain/scan/dockle-options.ts'
import { quoted } from '../../domain/bounds.ts'
import type { GitHubApi } from '../../ports/github-api.ts'
import type { Problem } from '../problems.ts'
import type { Trusted } from '../trust/trusted-file.ts'
import { loadOfBranch, type OfBranch } from './branch-place.ts'
import { misnamedIn, placeInCheckout, type CheckoutSources } from './checkout-place.ts'
import { loadExceptions, type LoadedExceptions } from './exception-files.ts'
import type { ExceptionLimits } from './exception-limits.ts'

export interface ExceptionSources extends CheckoutSources {
  /** What guarded settings are taken from. */
  readonly trusted: Trusted
  /** The input `exceptions-from`. */
  readonly from: string
  readonly github: Pick<GitHubApi, 'readFile'>
  /** What the policy says of them. */
  readonly limits: ExceptionLimits
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface ExceptionsReading {
  readonly exceptions: HeldExceptions
  readonly dockle: DockleOptions
  /** Of the checkout's file: its author is the one who can correct it. */
  readonly problems: readonly Problem[]
}

/** Of a run that reads none. */
export const NOTHING_READ: ExceptionsReading = { exceptions: NO_HELD, dockle: {}, problems: [] }

/** Reads the file of the checkout and, where that may not decide, the one of the branch. */
export const readExceptions = async (sources: ExceptionSources): Promise<ExceptionsReading> => {
  const { trusted, from, github, limits } = sources
  const circumstances = { today: dayOf(sources.now), limits }
  const own = await loadExceptions(placeInCheckout(sources), circumstances)
  const problems = own === null ? await misnamedIn(sources) : own.problems
  const none = { ...NO_HELD, readOn: circumstances.today, longestDays: limits.longestDays }
  if (trusted.kind === 'checkout') return byCheckout({ own, problems, none })
  const branch = await loadOfBranch(trusted, { github, circumstances })
  const checkout = { own, problems: [...problems, ...addedTooLate(branch, own, none.readOn)], none }
  if (from === 'head') return byCheckout(checkout)
  return branch.loaded === 'unknown'
    ? byNobody(checkout, branch.source, trusted)
    : byBranch(checkout, { ...branch, loaded: branch.loaded })
}

/** What the checkout has, whoever decides. */
interface Checkout {
  /** Null: no exceptions file. */
  readonly own: LoadedExceptions | null
  readonly problems: readonly Problem[]
  /** What is held where nothing is. */
  readonly none: HeldExceptions
}

const byCheckout = ({ own, problems, none }: Checkout): ExceptionsReading => {
  const { set: held, dockle } = own ?? EMPTY
  return { exceptions: { ...none, held }, dockle, problems }
}

/** The checkout's are proposed. */
const byBranch = (
  { own, problems, none }: Checkout,
  { loaded, source }: Pick<OfBranch, 'source'> & { readonly loaded: LoadedExceptions | null },
): ExceptionsReading => {
  const { set: held, dockle } = loaded ?? EMPTY
  const ownFile = own === null ? {} : ({ ownFile: 'left-out' } as const)
  const exceptions = { ...none, held, proposed: own?.set ?? null, source: { ...source, ...ownFile } }
  return { exceptions, dockle, problems }
}

/** None holds. Where neither place has a file as far as is known, nobody has said that there are exceptions. */
const byNobody = (
  { own, problems, none }: Checkout,
  source: HeldExceptions['source'],
  { place }: Extract<Trusted, { kind: 'place' }>,
): ExceptionsReading => {
  const isSaid = own !== null || place.kind !== 'unreadable'
  const exceptions = { ...none, proposed: own?.set ?? null, ...(isSaid ? { source } : {}) }
  return { exceptions, dockle: {}, problems }
}

const EMPTY = { set: NO_SET, dockle: {} } as const

/** One that ran out while it was on the branch is no mistake, unless another one must be corrected in it; where the branch is not known, neither is what is new. */
const addedTooLate = ({ loaded }: OfBranch, own: LoadedExceptions | null, today: string): readonly Problem[] =>
  (loaded === 'unknown' ? [] : [...addedTo(loaded?.set ?? NO_SET, own?.set ?? NO_SET), ...(own?.wrong ?? [])])
    .filter((one) => !holdsOn(one, today))
    .map(({ id, expires, place }) => ({
      at: place,
      text: `\`expires\`: ${quoted(id)} is added with a day that is over (${expires ?? ''}), so it would never hold`,
    }))
