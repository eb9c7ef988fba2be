/** Whose signatures count: the roots in the file of a setting, or the action's own. */
import type { LocalPath } from '../../domain/local-path.ts'
import { jsonValue } from '../../domain/json.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { TrustedRoots } from '../../ports/signatures.ts'
import { assertAllowed } from '../allowed-paths.ts'

/** @throws ShipError `E_INPUT` where the file is not one of trusted roots */
export const trustedRoots = async (
  file: LocalPath | null,
  { files, signatures }: Pick<Ports, 'files' | 'signatures'>,
): Promise<TrustedRoots> => {
  if (file === null) return signatures.ownRoots()
  await assertAllowed([file], files)
  const text = await files.readText(file.path)
  if (text === null) throw unusable(file, 'does not exist in the checkout')
  const roots = rootsIn(text)
  if (roots.length === 0) throw unusable(file, 'is not a trusted root of Sigstore: it is empty')
  const problems = await Promise.all(roots.map((root) => signatures.rootProblem(root)))
  const [problem] = problems.filter((one) => one !== null)
  if (problem !== undefined) throw unusable(file, `is not a trusted root of Sigstore: ${problem}`)
  return roots
}

/** One document, or one in each line, as `gh attestation trusted-root` prints them. */
const rootsIn = (text: string): TrustedRoots =>
  jsonValue(text) === undefined ? text.split('\n').filter((line) => line.trim() !== '') : [text]

const unusable = ({ setting, given }: LocalPath, what: string): ShipError =>
  fault('E_INPUT', { message: `\`${setting}\`: ${given} ${what}` })
