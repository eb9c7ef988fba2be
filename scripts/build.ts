/**
 * Builds `dist/`: ncc bundles the action as an ES module with lazy chunks, and every chunk is minified (ncc's own `-m`
 * leaves the lazy ones raw). The same sources give the same bytes.
 */
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { minify } from '@swc/core'
import { runProgram, say } from './command.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds into `directory`, relative to the repository; gives an exit code. */
export const buildDist = async ([directory = 'dist']: readonly string[]): Promise<number> => {
  const target = join(root, directory)
  await rm(target, { recursive: true, force: true })
  const argv = [
    'ncc',
    'build',
    'src/index.ts',
    '-o',
    directory,
    '--license',
    'licenses.txt',
    '--target',
    'es2023',
    '-q',
  ] as const
  const code = await runProgram(argv, { cwd: root })
  if (code !== 0) return code
  const files = (await readdir(target)).toSorted()
  for (const file of files.filter((name) => name.endsWith('.js'))) await minifyFile(join(target, file))
  const broken = await brokenFiles(target, files)
  if (broken.length > 0) {
    say(`${broken.join(', ')} in ${directory} hold modules that the bundler could not find`)
    return 1
  }
  say(`${directory} is built: ${((await sizeOf(target)) / 1e6).toFixed(2)} MB`)
  return 0
}

const minifyFile = async (path: string): Promise<void> => {
  const { code } = await minify(await readFile(path, 'utf8'), {
    module: true,
    compress: { defaults: true, inline: 1 },
    mangle: { keepClassNames: true },
    format: { comments: false },
  })
  await writeFile(path, `${code}\n`)
}

/** ncc ends well although a module is missing; the bundle then throws at start. */
const brokenFiles = async (target: string, files: readonly string[]): Promise<readonly string[]> => {
  const texts = await Promise.all(
    files
      .filter((name) => name.endsWith('.js'))
      .map(async (name) => ({ name, text: await readFile(join(target, name), 'utf8') })),
  )
  return texts.filter(({ text }) => text.includes('webpackMissingModule')).map(({ name }) => name)
}

/** Bytes of all files of a folder without subfolders. */
export const sizeOf = async (directory: string): Promise<number> => {
  const sizes = await Promise.all(
    (await readdir(directory)).map(async (name) => (await stat(join(directory, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
