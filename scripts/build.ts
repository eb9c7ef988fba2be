/**
 * Builds `dist/`: ncc bundles the action as an ES module with lazy chunks, and every chunk is minified (ncc's own `-m`
 * leaves the lazy ones raw). The same sources give the same bytes.
 */
import { chmod, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { minify } from '@swc/core'
import { withEagerModules } from './eager-modules.ts'
import { runProgram, say } from './foreground.ts'
import { inRepository } from './repository.ts'

/** Builds into `directory`, relative to the repository; an old build stays until the new one is complete. Gives an exit code. */
export const buildDist = async ([directory = 'dist']: readonly string[]): Promise<number> => {
  const scratch = await mkdtemp(inRepository('node_modules', '.build-'))
  try {
    const code = await bundleInto(scratch)
    if (code !== 0) return code
    await rm(inRepository(directory), { recursive: true, force: true })
    await rename(scratch, inRepository(directory))
    await chmod(inRepository(directory), 0o755)
    say(`${directory} is built: ${((await sizeOf(inRepository(directory))) / 1e6).toFixed(2)} MB`)
    return 0
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const bundleInto = async (target: string): Promise<number> => {
  const main = await bundle('src/index.ts', target, ['--license', 'licenses.txt'])
  // Post is a separate bundle: it must not be able to do what main does.
  return main === 0 ? bundle('src/post.ts', join(target, 'post'), []) : main
}

const bundle = async (entry: string, target: string, options: readonly string[]): Promise<number> => {
  const code = await runProgram(['ncc', 'build', entry, '--out', target, '--target', 'es2023', '--quiet', ...options], {
    cwd: inRepository(),
  })
  if (code !== 0) return code
  const scripts = (await readdir(target)).filter((name) => name.endsWith('.js')).toSorted()
  for (const script of scripts) await minifyFile(join(target, script))
  const broken = await brokenFiles(target, scripts)
  if (broken.length === 0) return 0
  say(`${broken.join(', ')} contain modules that the bundler could not find`)
  return 1
}

const minifyFile = async (path: string): Promise<void> => {
  const { code } = await minify(await readFile(path, 'utf8'), {
    module: true,
    compress: { defaults: true, inline: 1 },
    mangle: { keepClassNames: true },
    format: { comments: false },
  })
  await writeFile(path, `${await withEagerModules(code)}\n`)
}

/** ncc succeeds even if a module is missing; the bundle then throws at its start. */
const brokenFiles = async (target: string, files: readonly string[]): Promise<readonly string[]> => {
  const texts = await Promise.all(
    files.map(async (name) => ({ name, text: await readFile(join(target, name), 'utf8') })),
  )
  return texts.filter(({ text }) => text.includes('webpackMissingModule')).map(({ name }) => name)
}

/** Bytes of all files below a folder. */
export const sizeOf = async (directory: string): Promise<number> => {
  const sizes = await Promise.all(
    (await filesBelow(directory)).map(async (name) => (await stat(join(directory, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** The paths of all files below a folder, relative to it, in order. */
export const filesBelow = async (directory: string): Promise<readonly string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .toSorted()
}
