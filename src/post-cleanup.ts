/** The post step: removes the private folders that main made and left behind. Whatever state or environment say, it does nothing else. */
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { privateFolders } from './adapters/private-folders.ts'

/** Removes what main registered; a folder that cannot be removed does not fail the job. */
export const removeLeftovers = async (): Promise<void> => {
  const roots = [process.env['RUNNER_TEMP'] ?? tmpdir(), tmpdir()]
  const folders = privateFolders(process.env['STATE_private'] ?? '', roots)
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }).catch(() => undefined)))
}
