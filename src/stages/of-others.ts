/** Whether a file that a trusted setting names is one that others may have written. */
import { relative } from 'node:path'
import { leadsOut, type LocalPath } from '../domain/local-path.ts'
import type { Files } from '../ports/files.ts'

/** Null: the checkout is trusted. */
export type Untrusted = { readonly workspace: string; readonly because: string } | null

/** The trusted settings can name a file, and a commit that others have written can hold one of that name. */
export const isOfOthers = async (
  file: Pick<LocalPath, 'path'>,
  untrusted: Untrusted,
  files: Pick<Files, 'realPath'>,
): Promise<boolean> => {
  if (untrusted === null) return false
  const [workspace, path] = await Promise.all([files.realPath(untrusted.workspace), files.realPath(file.path)])
  return !leadsOut(relative(workspace, path))
}
