/** The committed bundle of another commit, unpacked: what a change is measured against. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { inRepository } from '../repository.ts'
import { run, SetupError } from '../setup/capture.ts'

/** Unpacks `dist/` of the commit below a folder and gives the path of its main. @throws SetupError when there is no such commit */
export const distOf = async (commit: string, folder: string): Promise<string> => {
  // A name that begins with a dash is an option to git.
  if (!/^[0-9A-Za-z]/.test(commit)) throw new SetupError(`${commit} does not name a commit`)
  await mkdir(folder, { recursive: true })
  const archive = join(folder, 'dist.tar')
  await run(['git', 'archive', '--output', archive, commit, 'dist'], { cwd: inRepository() })
  await run(['tar', '-xf', archive, '-C', folder])
  return join(folder, 'dist', 'index.js')
}
