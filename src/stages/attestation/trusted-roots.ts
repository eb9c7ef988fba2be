/** Whose signatures count: the roots in the file of a setting, or the newest of those that the action has. */
import type { LocalPath } from '../../domain/local-path.ts'
import { jsonValue } from '../../domain/json.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { TrustedRoots } from '../../ports/signatures.ts'
import type { AttestationConfig } from '../../settings/attestation-config.ts'
import { assertAllowed } from '../allowed-paths.ts'
import { isOfOthers } from '../of-others.ts'

/** Gives the roots when something is to be verified; they are asked for once. */
export type FindRoots = () => Promise<TrustedRoots>

type RootPorts = Pick<Ports, 'files' | 'signatures' | 'log'>

/** Reads a file at once. @throws ShipError `E_INPUT` where it is not one of trusted roots */
export const trustedRoots = async (
  { trustedRoot, untrusted, network }: Omit<AttestationConfig, 'mode' | 'wanted'>,
  ports: RootPorts,
): Promise<FindRoots> => {
  if (trustedRoot !== null) {
    await assertNotOfOthers(trustedRoot, untrusted, ports)
    const roots = await rootsOf(trustedRoot, ports)
    return () => Promise.resolve(roots)
  }
  let found: Promise<TrustedRoots> | undefined
  return () => (found ??= network === 'offline' ? ports.signatures.ownRoots() : newest(ports))
}

/** A commit that others have written can hold a file with roots of their own. */
const assertNotOfOthers = async (
  file: LocalPath,
  untrusted: AttestationConfig['untrusted'],
  { files }: RootPorts,
): Promise<void> => {
  if (untrusted === null || !(await isOfOthers(file, untrusted, files))) return
  const what = `is in the checkout, whose author may have put roots there (${untrusted.because})`
  throw unusable(file, `${what}; set the input \`guarded-settings\` to a path outside of it`)
}

const newest = async ({ signatures, log }: RootPorts): Promise<TrustedRoots> => {
  const { roots, stale } = await signatures.freshRoots()
  for (const why of stale)
    log.info(`The certificate authorities in the action are used, newer ones cannot be read: ${why}`)
  return roots
}

const rootsOf = async (file: LocalPath, { files, signatures }: RootPorts): Promise<TrustedRoots> => {
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
