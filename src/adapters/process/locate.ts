/** Where a program is. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join } from 'node:path'

/**
 * The file of a program, by PATH; null where there is none. Only absolute folders of PATH count: `.`, an empty entry (POSIX: the
 * current folder) and `node_modules/.bin` would be folders of the checkout, where a pull request could put a `git` of its own.
 */
export const locate = async (program: string, path: string | undefined): Promise<string | null> => {
  if (program.includes('/')) return program
  for (const folder of (path ?? '').split(delimiter).filter((entry) => isAbsolute(entry))) {
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
