/** The checkout as a place of exceptions: its files, each checked before it is read, because others may have written it. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { leadsOut, refusalOfEach } from '../../domain/local-path.ts'
import { EXCEPTIONS_FILE } from '../../domain/scan/exceptions.ts'
import { LONGEST_VEX } from '../../domain/scan/vex/read-vex.ts'
import type { Files } from '../../ports/files.ts'
import { readFileText, type TextFiles } from '../file-text.ts'
import { problem, type Problem } from '../problems.ts'
import type { ExceptionsPlace } from './exception-files.ts'

export interface CheckoutSources {
  readonly files: TextFiles & Pick<Files, 'refusal'>
  readonly workspace: string
  /** The settings file, absolute; it need not exist. */
  readonly settingsFile: string
}

/** The workspace, or the folder of a settings file outside of it. */
export const placeInCheckout = ({ files, workspace, settingsFile }: CheckoutSources): ExceptionsPlace => {
  const own = dirname(settingsFile)
  const isOutside = leadsOut(relative(workspace, own)) || isAbsolute(relative(workspace, own))
  const root = isOutside ? own : workspace
  return {
    folder: relative(root, own),
    shown: (path) => path,
    read: async (path) => {
      const written = join(root, path)
      const local = { setting: 'vex', given: path, path: resolve(root, path), written }
      const refusal = await refusalOfEach(local, files.refusal)
      if (refusal !== null) return { kind: 'refused', because: refusal }
      return readFileText(local.path, files, LONGEST_VEX)
    },
  }
}

/** One name is read, so that one file decides. */
export const misnamedIn = async ({ files, settingsFile }: CheckoutSources): Promise<readonly Problem[]> => {
  const names = ['ship-to-ecs.exceptions.yml', 'ship-to-ecs.exception.yaml', '.ship-to-ecs.exceptions.yaml']
  const found = await Promise.all(
    names.map(async (name) => ((await files.kindOf(join(dirname(settingsFile), name))) === 'file' ? [name] : [])),
  )
  return found.flat().map((name) => problem(`${name} is not read: the exceptions file is ${EXCEPTIONS_FILE}`))
}
