/** Texts that the package brings along. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The files of a folder of the package and of the folders in it, by their paths from `root`, with slashes. */
export const readPackageFiles = async (root: string, folder: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry): Promise<readonly (readonly [string, string])[]> => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) return [...(await readPackageFiles(root, path))]
      return [[path, await readFile(join(root, path), 'utf8')]]
    }),
  )
  return new Map(found.flat())
}
