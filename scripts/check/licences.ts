/** The licences of everything that is bundled into `dist/`. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { inRepository } from '../repository.ts'

const ALLOWED = ['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().optional(), optional: z.boolean().optional() }),
  ),
})

/** `name (licence)` of every package that users get and whose licence is not on the list. */
export const forbiddenLicences = async (): Promise<readonly string[]> => {
  const lock = lockFile.parse(JSON.parse(await readFile(inRepository('package-lock.json'), 'utf8')))
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.optional !== true)
    .filter(([, { license }]) => license === undefined || !ALLOWED.includes(license))
    .map(([path, { license }]) => `${path.replace(/^.*node_modules\//, '')} (${license ?? 'no licence stated'})`)
}
