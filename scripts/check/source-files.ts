/** The files that the checks of this folder read. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { inRepository } from '../repository.ts'

export interface SourceFile {
  /** Relative to the repository, with `/`. */
  readonly path: string
  readonly text: string
}

/** The files below these folders, and these files, that have one of the extensions; sorted by path. */
export const readSources = async (
  places: readonly string[],
  extensions: readonly string[],
): Promise<readonly SourceFile[]> => {
  const paths = (await Promise.all(places.map(pathsBelow))).flat()
  const wanted = paths.filter((name) => extensions.includes(path.extname(name))).toSorted()
  return Promise.all(wanted.map(async (name) => ({ path: name, text: await readFile(inRepository(name), 'utf8') })))
}

const pathsBelow = async (place: string): Promise<readonly string[]> => {
  if (path.extname(place) !== '') return [place]
  const entries = await readdir(inRepository(place), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRepository(), path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}
