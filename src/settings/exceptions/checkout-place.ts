/** The checkout as a place of exceptions: its files, each checked before it is read, because others may have written it. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { leadsOut, refusalOfEach } from '../../domain/local-path.ts'
import { EXCEPTIONS_FILE } from '../../domain/scan/exceptions.ts'
import { LONGEST_VEX } from '../../domain/scan/vex/read-vex.ts'
import { messageOf } from '../../errors/ship-error.ts'
import type { Files } from '../../ports/files.ts'
import { problem, type Problem } from '../problems.ts'
import type { ExceptionsPlace, FileText } from './exception-files.ts'

export interface CheckoutSources {
  readonly files: Pick<Files, 'kindOf' | 'readText' | 'refusal' | 'sizeBytes'>
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
      if ((await files.kindOf(local.path)) !== 'file') return { kind: 'absent' }
      const size = await files.sizeBytes(local.path)
      if (size > LONGEST_VEX) return { kind: 'refused', because: `has ${size} bytes; at most ${LONGEST_VEX} are read` }
      return textOf(await files.readText(local.path).catch((error: unknown) => messageAsError(error)))
    },
  }
}

const messageAsError = (error: unknown): { readonly because: string } => ({
  because: `cannot be read: ${messageOf(error)}`,
})

const textOf = (read: string | null | { readonly because: string }): FileText => {
  if (read === null) return { kind: 'absent' }
  return typeof read === 'string' ? { kind: 'text', text: read } : { kind: 'refused', ...read }
}

/** One name is read, so that one file decides. */
export const misnamedIn = async ({ files, settingsFile }: CheckoutSources): Promise<readonly Problem[]> => {
  const names = ['ship-to-ecs.exceptions.yml', 'ship-to-ecs.exception.yaml', '.ship-to-ecs.exceptions.yaml']
  const found = await Promise.all(
    names.map(async (name) => ((await files.kindOf(join(dirname(settingsFile), name))) === 'file' ? [name] : [])),
  )
  return found.flat().map((name) => problem(`${name} is not read: the exceptions file is ${EXCEPTIONS_FILE}`))
}
