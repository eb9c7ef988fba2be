/** A settings file under a name that is not read. */
import { resolve } from 'node:path'
import { fault } from '../errors/fault.ts'
import type { Files } from '../ports/files.ts'

const READ = 'ship-to-ecs.yaml'
const MISNAMED = [
  'ship-to-ecs.yml',
  '.ship-to-ecs.yaml',
  '.ship-to-ecs.yml',
  '.github/ship-to-ecs.yaml',
  '.github/ship-to-ecs.yml',
]

/**
 * Called when the checkout, which has these names at its top, has no `ship-to-ecs.yaml` and `config-file` is not set. One name is read, so
 * that one file decides.
 * @throws ShipError `E_INPUT` when the file has another name
 */
export const refuseMisnamedFile = async (
  names: readonly string[],
  { files, workspace }: { readonly files: Pick<Files, 'kindOf'>; readonly workspace: string },
): Promise<void> => {
  const inOtherCase = names.filter((name) => /^ship-to-ecs\.ya?ml$/i.test(name))
  for (const name of new Set([...MISNAMED, ...inOtherCase])) {
    if ((await files.kindOf(resolve(workspace, name))) !== 'file') continue
    const message = `${name} is not read: the settings file is ${READ}`
    throw fault('E_INPUT', { message, hint: `Rename ${name} to ${READ}, or set \`config-file\` to it.` })
  }
}
