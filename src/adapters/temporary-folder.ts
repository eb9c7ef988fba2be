/** The folder that all private folders of a run are made in. */
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fault } from '../errors/fault.ts'
import { messageOf } from '../errors/ship-error.ts'
import { PRIVATE_PREFIX } from './private-folders.ts'

/**
 * Makes a folder of its own in it, with mode 0700; what is missing on the way is made, too.
 * @param root `RUNNER_TEMP`; '' or null: the system's
 * @throws ShipError `E_TEMPORARY_FOLDER` where no folder can be made
 */
export const makeTemporary = async (root: string | null, purpose: string): Promise<string> => {
  const folder = root || tmpdir()
  try {
    await makeMissing(folder)
    return await fs.mkdtemp(join(folder, `${PRIVATE_PREFIX}${purpose}-`))
  } catch (cause) {
    throw fault('E_TEMPORARY_FOLDER', {
      message: `no folder can be made in the temporary folder ${folder}: ${messageOf(cause)}`,
      headline: 'the temporary folder cannot be written',
      cause,
    })
  }
}

/** Says so before anything else is done. */
export const checkTemporary = async (root: string | null): Promise<void> => {
  await fs.rmdir(await makeTemporary(root, 'check'))
}

/** One by one: Node's own `recursive` never ends below a folder of the kernel that takes no new ones (`/proc`). */
const makeMissing = async (folder: string): Promise<void> => {
  const missing: string[] = []
  for (let at = folder; !(await isThere(at)) && dirname(at) !== at; at = dirname(at)) missing.unshift(at)
  for (const one of missing) await fs.mkdir(one).catch(ignoringMadeMeanwhile(one))
}

/** By another process; a link to nothing is not a folder. */
const ignoringMadeMeanwhile =
  (folder: string) =>
  async (error: unknown): Promise<void> => {
    if (!(await isThere(folder))) throw error
  }

const isThere = (path: string): Promise<boolean> =>
  fs.stat(path).then(
    () => true,
    () => false,
  )
