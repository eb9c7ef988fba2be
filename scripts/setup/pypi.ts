/** Source "pypi": a package of PyPI in a folder of its own, by pip, without touching the machine's Python. */
import path from 'node:path'
import { attempt, run, SetupError } from './command.ts'

/** Installs a pinned requirement into `folder`; its commands are then in `folder/bin`. Throws a SetupError that says why not. */
export async function installFromPypi(requirement: string, folder: string): Promise<void> {
  const python = await pythonWithPip()
  const quiet = [
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--no-warn-script-location',
    '--root-user-action=ignore',
  ]
  await run([python, '-m', 'pip', 'install', ...quiet, '--no-compile', '--target', folder, requirement])
}

/** Commands that pip writes begin with the Python's path and import from the folder beside them. */
export function pypiEnvironment(folder: string): Readonly<Record<string, string>> {
  return { PYTHONPATH: path.resolve(folder) }
}

async function pythonWithPip(): Promise<string> {
  for (const python of ['python3', 'python']) {
    const found = await attempt([python, '-m', 'pip', '--version']).catch(() => null)
    if (found?.code === 0) return python
  }
  throw new SetupError('this machine has no Python 3 with pip')
}
