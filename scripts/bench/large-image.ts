/**
 * Makes a checkout's image about 300 MB large, or 500 MB in 12 layers: layers of bytes that do not compress, and one layer of many small files that do, as
 * a real image has them. The bytes are new each time, so that no turn finds a layer of another one in a cache.
 */
import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const SIZES = {
  large: { layers: 7, layerBytes: 30_000_000, hasSmallFiles: true },
  // One layer is that of the image before.
  layers: { layers: 11, layerBytes: 45_000_000, hasSmallFiles: false },
} as const
const FOLDERS = 200
const FILES_IN_FOLDER = 50
const FILE_BYTES = 9_000

/** Adds the layers to a build context that has a Dockerfile. */
export const growImage = async (context: string, size: keyof typeof SIZES): Promise<void> => {
  const { layers: count, layerBytes, hasSmallFiles } = SIZES[size]
  const layers = Array.from({ length: count }, (_, index) => `layer-${index}`)
  for (const layer of layers) await writeFile(join(context, layer), randomBytes(layerBytes))
  if (hasSmallFiles) await writeSmallFiles(join(context, 'node_modules'))
  const copies = [...layers, ...(hasSmallFiles ? ['node_modules'] : [])].map((name) => `COPY ${name} /data/${name}\n`)
  await appendFile(join(context, 'Dockerfile'), `\n${copies.join('')}`)
}

/** Text that compresses about as well as source code does: half of each line is random. */
const writeSmallFiles = async (folder: string): Promise<void> => {
  for (let index = 0; index < FOLDERS; index += 1) {
    const inner = join(folder, `module-${index}`)
    await mkdir(inner, { recursive: true })
    for (let file = 0; file < FILES_IN_FOLDER; file += 1) await writeFile(join(inner, `file-${file}.js`), someSource())
  }
}

const someSource = (): string => {
  const words =
    randomBytes(FILE_BYTES / 6)
      .toString('hex')
      .match(/.{16}/g) ?? []
  return words.map((word) => `export const value = '${word}'\n`).join('')
}
