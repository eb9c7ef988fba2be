/** Source "pypi": a package of PyPI, installed by pip into its own folder; the machine's Python does not change. */
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheRoot, createOnce } from '../cache.ts'
import { attempt, run, SetupError } from '../capture.ts'
import { fromDebian } from './debian.ts'

/** How to call pip on this machine. */
interface Pip {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const quiet = [
  '--quiet',
  '--disable-pip-version-check',
  '--no-input',
  '--no-cache-dir',
  '--retries=2',
  '--root-user-action=ignore',
]

/** Installs a pinned requirement into `folder`. Throws a SetupError with the reason if that fails. */
export const installFromPypi = async (requirement: string, folder: string): Promise<void> => {
  const pip = await findPip()
  await run([...pip.argv, 'install', ...quiet, '--no-compile', '--target', folder, requirement], { env: pip.env })
}

/** Installs a pinned requirement into `folder/packages` and links its commands into `folder/bin`. */
export const fromPypi = async (requirement: string, folder: string): Promise<void> => {
  const packages = path.join(folder, 'packages')
  const bin = path.join(folder, 'bin')
  await installFromPypi(requirement, packages)
  await mkdir(bin)
  for (const name of await readdir(path.join(packages, 'bin'))) {
    const start = (await readFile(path.join(packages, 'bin', name))).subarray(0, 100).toString('latin1')
    if (/^#!.*python/.test(start)) await writeFile(path.join(bin, name), wrapper(name), { mode: 0o755 })
    else await symlink(path.join('..', 'packages', 'bin', name), path.join(bin, name))
  }
}

/** pip's start script searches the packages of the Python installation; this one adds the folder of the package. */
const wrapper = (name: string): string => `#!/bin/sh
here=$(cd "$(dirname "$0")/.." && pwd)
PYTHONPATH="$here/packages" exec "$here/packages/bin/${name}" "$@"
`

const findPip = async (): Promise<Pip> => {
  for (const python of ['python3', 'python']) {
    const pip: Pip = { argv: [python, '-m', 'pip'], env: {} }
    if (await works(pip)) return pip
  }
  const debian = await pipOfDebian().catch((error: unknown) => {
    if (error instanceof SetupError) return null
    throw error
  })
  if (debian && (await works(debian))) return debian
  throw new SetupError('no Python 3 with pip on this machine')
}

/** Debian's images have Python without pip; the pip package is pure Python and works from a folder. */
const pipOfDebian = async (): Promise<Pip> => {
  const folder = path.join(cacheRoot(), 'pip-debian')
  await createOnce(folder, (temporary) =>
    fromDebian(
      { kind: 'debian', packages: ['python3-pip', 'python3-setuptools', 'python3-wheel'], paths: {} },
      temporary,
    ),
  )
  return {
    argv: ['/usr/bin/python3', '-m', 'pip'],
    env: { PYTHONPATH: path.join(folder, 'root', 'usr', 'lib', 'python3', 'dist-packages') },
  }
}

const works = async (pip: Pip): Promise<boolean> => {
  const answer = await attempt([...pip.argv, '--version'], { env: pip.env }).catch(() => null)
  return answer?.code === 0
}
