/**
 * marked and Mermaid for the pictures: single files of two pinned npm packages, in the cache folder. They are no dev dependencies:
 * Mermaid has more packages below it than the whole project, and only who makes a picture needs it.
 */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { cacheRoot, createOnce } from '../setup/cache.ts'
import { run, SetupError } from '../setup/capture.ts'

interface Library {
  readonly name: string
  readonly version: string
  /** Base64 of the package's SHA-512, as in the registry's `dist.integrity`. */
  readonly sha512: string
  /** The file that a page loads. */
  readonly file: string
}

const LIBRARIES: readonly Library[] = [
  {
    name: 'marked',
    version: '18.2.1',
    sha512: 'ii4bxCTCqqwpT86XZWgJNs+ZnAIZksmLGYMViWA7PDIXYIeNo1x6cDdX3JOip9NM/cI6p8z57FxliACboTruMA==',
    file: 'lib/marked.umd.js',
  },
  {
    name: 'mermaid',
    version: '12.3.0',
    sha512: '4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==',
    file: 'dist/mermaid.min.js',
  },
]

/** The scripts of both libraries. Throws a SetupError if a package cannot be downloaded or is not the pinned one. */
export const readLibraries = (): Promise<readonly string[]> => Promise.all(LIBRARIES.map(readLibrary))

const readLibrary = async (library: Library): Promise<string> => {
  const folder = path.join(cacheRoot(), `${library.name}-${library.version}`)
  await createOnce(folder, async (temporary) => unpack(library, temporary))
  return readFile(path.join(folder, 'package', library.file), 'utf8')
}

const unpack = async ({ name, version, sha512, file }: Library, folder: string): Promise<void> => {
  await run(['npm', 'pack', '--silent', '--pack-destination', folder, `${name}@${version}`])
  const archive = path.join(folder, `${name}-${version}.tgz`)
  const found = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')
  if (found !== sha512)
    throw new SetupError(`${name}@${version} has sha512 ${found}, expected ${sha512}; it was not used`)
  await run(['tar', '-xzf', archive, '-C', folder, `package/${file}`, 'package/LICENSE'])
  await rm(archive)
}
