/** Where a program is. */
import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

/**
 * PATH for the action and its children, without the folders in which a pull request could put a `git` or a `trivy` of its own: `.`, an empty
 * entry (POSIX: the current folder), `node_modules/.bin`, and what is in the workspace of the job, whatever leads to it.
 */
export const searchPath = async ({
  PATH = '',
  GITHUB_WORKSPACE: workspace = '',
}: NodeJS.ProcessEnv): Promise<string> => {
  const folders = PATH.split(delimiter).filter((entry) => isAbsolute(entry))
  const checkout = isAbsolute(workspace) ? await realOf(workspace) : ROOT
  // Everything is in a workspace that is the root: that says nothing.
  if (checkout === ROOT) return folders.join(delimiter)
  const real = await Promise.all(folders.map(realOf))
  return folders.filter((_, index) => !`${real[index] ?? ''}/`.startsWith(`${checkout}/`)).join(delimiter)
}

const ROOT = '/'

const realOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

/** The file of a program in a `searchPath`; null where there is none. */
export const locate = async (program: string, path: string): Promise<string | null> => {
  if (program.includes('/')) return program
  // Without any folder, the text is empty: no folder, and not the current one.
  for (const folder of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const file = join(folder, program)
    if (await isProgram(file)) return file
  }
  return null
}

const isProgram = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
