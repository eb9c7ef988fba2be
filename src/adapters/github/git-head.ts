/** The checked-out commit, as Git keeps it (gitrepository-layout(5)): `HEAD`, loose refs, `packed-refs`. */
import { join } from 'node:path'
import type { Files } from '../../ports/files.ts'

export interface GitHead {
  /** `refs/heads/main`; null when a commit is checked out. */
  readonly ref: string | null
  /** As the file has it, unchecked; null for a ref without a commit. */
  readonly commit: string | null
}

/** Null when the folder is no checkout, or its `.git` is a file (a submodule, a work tree). */
export const readGitHead = async (checkout: string, readText: Files['readText']): Promise<GitHead | null> => {
  const git = join(checkout, '.git')
  const head = (await readText(join(git, 'HEAD')))?.trim()
  if (head === undefined) return null
  if (!head.startsWith('ref: ')) return { ref: null, commit: head }
  const ref = head.slice('ref: '.length)
  const loose = (await readText(join(git, ref)))?.trim()
  const packed = (await readText(join(git, 'packed-refs'))) ?? ''
  const line = packed.split('\n').find((one) => one.endsWith(` ${ref}`))
  return { ref, commit: loose ?? line?.split(' ')[0] ?? null }
}
