/**
 * The exceptions of a run, from where they may be decided: like guarded settings, those of a checkout that others may have written do not
 * hold, unless the workflow says `exceptions-from: head`.
 */
import { dirname, isAbsolute, join, posix, relative, resolve } from 'node:path'
import {
  addedTo,
  NO_HELD,
  NO_SET,
  type ExceptionSet,
  type HeldExceptions,
} from '../../domain/scan/exceptions/exception-sets.ts'
import { dayOf } from '../../domain/scan/exceptions/days.ts'
import { holdsOn } from '../../domain/scan/exceptions/uses.ts'
import type { DockleOptions } from '../../domain/scan/dockle-options.ts'
import { LONGEST_VEX } from '../../domain/scan/vex/read-vex.ts'
import { quoted } from '../../domain/bounds.ts'
import { EXCEPTIONS_FILE } from '../../domain/scan/exceptions.ts'
import { leadsOut, refusalOfEach } from '../../domain/local-path.ts'
import { positionText } from '../../domain/position.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { Files } from '../../ports/files.ts'
import type { GitHubApi } from '../../ports/github-api.ts'
import { problem, type Problem } from '../problems.ts'
import { MOST_DAYS } from './exception-entry.ts'
import type { Trusted } from '../trust/trusted-file.ts'
import { loadExceptions, type ExceptionsPlace, type FileText, type LoadedExceptions } from './exception-files.ts'

export interface ExceptionSources {
  readonly files: Pick<Files, 'kindOf' | 'readText' | 'refusal' | 'sizeBytes'>
  readonly workspace: string
  /** The settings file, absolute; it need not exist. */
  readonly settingsFile: string
  /** What guarded settings are taken from. */
  readonly trusted: Trusted
  /** The input `exceptions-from`. */
  readonly from: string
  readonly github: Pick<GitHubApi, 'readFile'>
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
// eslint-disable-next-line complexity -- the cases of whom to trust are read side by side
export const readExceptions = async (sources: ExceptionSources): Promise<ExceptionsReading> => {
  const { trusted, from } = sources
  const today = dayOf(sources.now)
  const none = { ...NO_HELD, readOn: today, longestDays: MOST_DAYS }
  const checkout = await loadExceptions(placeInCheckout(sources), today)
  const problems = checkout === null ? await misnamed(sources) : checkout.problems
  const { set: own, dockle } = checkout ?? NONE
  if (trusted.kind === 'checkout') return { exceptions: { ...none, held: own }, dockle, problems }
  const ofBranch = await loadOfBranch(trusted, { ...sources, today })
  const all = [...problems, ...addedTooLate(ofBranch, own, today)]
  if (from === 'head') return { exceptions: { ...none, held: own }, dockle, problems: all }
  const { loaded, source } = ofBranch
  const proposed = checkout?.set ?? null
  if (loaded !== 'unknown') {
    const base = loaded ?? NONE
    return { exceptions: { ...none, held: base.set, proposed, source }, dockle: base.dockle, problems: all }
  }
  // Where neither is there as far as is known, nobody has said that there are exceptions.
  const isSaid = checkout !== null || trusted.place.kind !== 'unreadable'
  return { exceptions: { ...none, proposed, ...(isSaid ? { source } : {}) }, dockle: {}, problems: all }
}

const NONE = { set: NO_SET, dockle: {} } as const

/** One that ran out while it was on the branch is no mistake; where the branch is not known, neither is what is new. */
const addedTooLate = ({ loaded }: OfBranch, own: ExceptionSet, today: string): readonly Problem[] =>
  (loaded === 'unknown' ? [] : addedTo(loaded?.set ?? NO_SET, own))
    .filter((one) => !holdsOn(one, today))
    .map(({ id, expires, place }) => ({
      at: place,
      text: `\`expires\`: ${quoted(id)} is added with a day that is over (${expires ?? ''}), so it would never hold`,
    }))

interface OfBranch {
  /** Null: it has none. */
  readonly loaded: LoadedExceptions | null | 'unknown'
  readonly source: HeldExceptions['source']
}

const loadOfBranch = async (
  { because, place }: Extract<Trusted, { kind: 'place' }>,
  { github, today }: ExceptionSources & { readonly today: string },
): Promise<OfBranch> => {
  const unreadable = (reason: string): OfBranch => ({
    loaded: 'unknown',
    source: { kind: 'unreadable', because, branch: place.branch, reason },
  })
  if (place.kind === 'unreadable') return unreadable(place.reason)
  const { branch, commit } = place
  const folder = folderOf(posix.dirname(place.path))
  const read = async (path: string): Promise<FileText> => {
    const text = await github.readFile(path, commit)
    return text === null ? { kind: 'absent' } : { kind: 'text', text }
  }
  try {
    const loaded = await loadExceptions({ folder, read, shown: (path) => `${branch}:${path}` }, today)
    const wrong = (loaded?.problems ?? []).map(({ at, text }) => (at === null ? text : `${positionText(at)}: ${text}`))
    const path = posix.join(folder, EXCEPTIONS_FILE)
    return { loaded, source: { kind: loaded === null ? 'no-file' : 'branch', because, branch, commit, path, wrong } }
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== 'E_GITHUB') throw error
    return unreadable(error.message)
  }
}

const folderOf = (path: string): string => (path === '.' ? '' : path)

/** The workspace, or the folder of a settings file outside of it. */
const placeInCheckout = ({ files, workspace, settingsFile }: ExceptionSources): ExceptionsPlace => {
  const own = dirname(settingsFile)
  const isOutside = leadsOut(relative(workspace, own)) || isAbsolute(relative(workspace, own))
  const root = isOutside ? own : workspace
  return {
    folder: relative(root, own),
    shown: (path) => path,
    read: async (path) => {
      const written = join(root, path)
      const local = { setting: 'vex', given: path, path: resolve(root, path), written }
      const refusal = await refusalOfEach(local, files.refusal)
      if (refusal !== null) return { kind: 'refused', because: refusal }
      if ((await files.kindOf(local.path)) !== 'file') return { kind: 'absent' }
      const size = await files.sizeBytes(local.path)
      if (size > LONGEST_VEX) return { kind: 'refused', because: `has ${size} bytes; at most ${LONGEST_VEX} are read` }
      return textOf(await files.readText(local.path).catch((error: unknown) => messageAsError(error)))
    },
  }
}

const messageAsError = (error: unknown): { readonly because: string } => ({
  because: `cannot be read: ${messageOf(error)}`,
})

const textOf = (read: string | null | { readonly because: string }): FileText => {
  if (read === null) return { kind: 'absent' }
  return typeof read === 'string' ? { kind: 'text', text: read } : { kind: 'refused', ...read }
}

/** One name is read, so that one file decides. */
const misnamed = async ({ files, settingsFile }: ExceptionSources): Promise<readonly Problem[]> => {
  const names = ['ship-to-ecs.exceptions.yml', 'ship-to-ecs.exception.yaml', '.ship-to-ecs.exceptions.yaml']
  const found = await Promise.all(
    names.map(async (name) => ((await files.kindOf(join(dirname(settingsFile), name))) === 'file' ? [name] : [])),
  )
  return found.flat().map((name) => problem(`${name} is not read: the exceptions file is ${EXCEPTIONS_FILE}`))
}
