/** The exceptions of the branch that decides, as GitHub has them. */
import { posix } from 'node:path'
import { EXCEPTIONS_FILE } from '../../domain/scan/exceptions.ts'
import type { HeldExceptions } from '../../domain/scan/exceptions/exception-sets.ts'
import { positionText } from '../../domain/position.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { GitHubApi } from '../../ports/github-api.ts'
import type { FileText } from '../file-text.ts'
import type { Trusted } from '../trust/trusted-file.ts'
import { loadExceptions, type LoadedExceptions } from './exception-files.ts'
import type { FileCircumstances } from './exceptions-file.ts'

export interface BranchSources {
  readonly github: Pick<GitHubApi, 'readFile'>
  readonly circumstances: Omit<FileCircumstances, 'readTree'>
}

export interface OfBranch {
  /** Null: it has none. */
  readonly loaded: LoadedExceptions | null | 'unknown'
  readonly source: HeldExceptions['source']
}

/** Never fails for what GitHub does not give: then it is unknown what the branch has. */
export const loadOfBranch = async (
  { because, place }: Extract<Trusted, { kind: 'place' }>,
  { github, circumstances }: BranchSources,
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
    const loaded = await loadExceptions({ folder, read, shown: (path) => `${branch}:${path}` }, circumstances)
    const wrong = (loaded?.problems ?? []).map(({ at, text }) => (at === null ? text : `${positionText(at)}: ${text}`))
    const path = posix.join(folder, EXCEPTIONS_FILE)
    return { loaded, source: { kind: loaded === null ? 'no-file' : 'branch', because, branch, commit, path, wrong } }
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== 'E_GITHUB') throw error
    return unreadable(error.message)
  }
}

const folderOf = (path: string): string => (path === '.' ? '' : path)
