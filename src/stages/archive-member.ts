/** The text of one file in a docker archive. */
import { LOCALE_VARIABLES } from '../domain/build/docker-variables.ts'
import type { Exec } from '../ports/exec.ts'

/** @throws CommandError when the archive cannot be read or has no such file */
export const readArchiveMember = async (archive: string, path: string, exec: Exec): Promise<string> => {
  const argv = ['tar', '-xOf', archive, path] as const
  return (await exec.run({ argv, inherit: ['PATH', ...LOCALE_VARIABLES], output: 'quiet' })).stdout
}
