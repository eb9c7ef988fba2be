/** Source "npm": a package with a compiled program, fetched by npm itself and used only if it has the pinned hash. Its scripts are not run. */
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { run, SetupError } from '../capture.ts'
import type { NpmSource } from '../tool.ts'

/** Unpacks the package for this platform into `folder/package` and links its programs into `folder/bin`. @throws SetupError */
export const fromNpm = async (source: NpmSource, folder: string): Promise<void> => {
  const platform = `${process.platform}-${process.arch}`
  const wanted = source.packages[platform]
  if (wanted === undefined) throw new SetupError(`there is no package for ${platform}`)
  const archive = await pack(`${wanted.name}@${source.version}`, path.join(folder, 'archive'))
  await checkIntegrity(archive, wanted.integrity)
  await run(['tar', '-xzf', archive, '-C', folder])
  await rm(path.dirname(archive), { recursive: true })
  await mkdir(path.join(folder, 'bin'))
  for (const [program, file] of Object.entries(source.paths)) {
    await chmod(path.join(folder, 'package', file), 0o755)
    await symlink(path.join('..', 'package', file), path.join(folder, 'bin', program))
  }
}

/** The archive as the registry has it. */
const pack = async (name: string, folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true })
  await run(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder, name], { cwd: folder })
  const [file] = await readdir(folder)
  if (file === undefined) throw new SetupError(`npm has fetched nothing for ${name}`)
  return path.join(folder, file)
}

/**
 * Holds an archive against what the registry's `dist.integrity` is expected to be.
 * @throws SetupError where it differs
 */
export const checkIntegrity = async (archive: string, integrity: string): Promise<void> => {
  const found = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`
  if (found !== integrity)
    throw new SetupError(`${path.basename(archive)} has ${found}, expected ${integrity}; it was not used`)
}
