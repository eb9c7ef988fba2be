/** The check of paths right before they are read; the stages that read what settings name ask for it. */
import { refusalOfEach, refusedPath, type LocalPath } from '../domain/local-path.ts'
import { fault } from '../errors/fault.ts'
import type { Files } from '../ports/files.ts'

/** @throws ShipError `E_INPUT` with the first path that must not be read */
export const assertAllowed = async (paths: readonly LocalPath[], files: Pick<Files, 'refusal'>): Promise<void> => {
  for (const path of paths) {
    const refusal = await refusalOfEach(path, files.refusal)
    if (refusal !== null) throw fault('E_INPUT', { message: refusedPath(path, refusal) })
  }
}
