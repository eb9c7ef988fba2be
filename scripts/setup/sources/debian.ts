/**
 * Source "debian": packages of the machine's Debian release, downloaded and unpacked into a folder. Nothing is installed, no
 * maintainer script runs, no service starts, and the machine's package lists do not change.
 */
import { mkdir, readdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { attempt, findOnPath, run, SetupError } from '../capture.ts'
import { cacheRoot, exists } from '../cache.ts'
import type { DebianSource } from '../tool.ts'

/** Unpacks the packages into `folder/root` and links their programs into `folder/bin`. Throws a SetupError with the reason if that fails. */
export const fromDebian = async (source: DebianSource, folder: string): Promise<void> => {
  if ((await findOnPath('apt-get')) === null || (await findOnPath('dpkg')) === null) {
    throw new SetupError('this machine has no apt-get and dpkg')
  }
  const packages = path.join(folder, 'packages')
  await mkdir(packages, { recursive: true })
  await download(source.packages, packages)
  for (const file of await readdir(packages)) {
    if (file.endsWith('.deb')) await run(['dpkg', '-x', path.join(packages, file), path.join(folder, 'root')])
  }
  await linkPrograms(source, folder)
}

/** The folders below `root` that contain shared libraries, for LD_LIBRARY_PATH. */
export const libraryFolders = async (root: string): Promise<readonly string[]> => {
  if (!(await exists(root))) return []
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const folders = entries
    .filter((entry) => /\.so(\.|$)/.test(entry.name) && path.basename(entry.parentPath) !== 'xtables')
    .map((entry) => entry.parentPath)
  return [...new Set(folders)].sort()
}

const download = async (packages: readonly string[], folder: string): Promise<void> => {
  const withLists = (options: readonly string[]) =>
    attempt(['apt-get', '-q', '-o', 'APT::Sandbox::User=root', ...options, 'download', ...packages], { cwd: folder })
  if ((await withLists([])).code === 0) return
  // This machine has no package lists, or old ones: download separate ones, so that the machine's do not change.
  const lists = path.join(cacheRoot(), 'apt')
  await mkdir(path.join(lists, 'lists', 'partial'), { recursive: true })
  await mkdir(path.join(lists, 'cache', 'archives', 'partial'), { recursive: true })
  const own = ['-o', `Dir::State::lists=${path.join(lists, 'lists')}`, '-o', `Dir::Cache=${path.join(lists, 'cache')}`]
  await run(['apt-get', '-q', '-o', 'APT::Sandbox::User=root', ...own, 'update'])
  const second = await withLists(own)
  if (second.code !== 0)
    throw new SetupError(`apt-get download failed: ${second.stderr.trim().split('\n').at(-1) ?? ''}`)
}

const linkPrograms = async (source: DebianSource, folder: string): Promise<void> => {
  await mkdir(path.join(folder, 'bin'), { recursive: true })
  for (const [program, candidates] of Object.entries(source.paths)) {
    let target: string | null = null
    for (const candidate of candidates) {
      if (target === null && (await exists(path.join(folder, 'root', candidate)))) target = candidate
    }
    if (target === null) throw new SetupError(`the packages ${source.packages.join(' ')} do not contain ${program}`)
    await symlink(path.join('..', 'root', target), path.join(folder, 'bin', program))
  }
}
