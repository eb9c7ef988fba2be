/** Processes that a run has left behind, by where they work (Linux). */
import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'

/** The ids of all processes that work in the folder or below it, also where it was removed since. */
export const processesIn = async (folder: string): Promise<readonly string[]> => {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))
  const places = await Promise.all(ids.map((id) => readlink(join('/proc', id, 'cwd')).catch(() => '')))
  return ids.filter((_, index) => places[index]?.startsWith(`${folder}/`))
}
