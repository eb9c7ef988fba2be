/** What the attestations of an image amount to: of one that is deployed by the attestation stage, of one that may be reused before the build. */
import type { AttestationResult } from '../../domain/attestation/provenance.ts'
import type { Refused } from '../../domain/github/github-reply.ts'
import { shortDigest, type Digest } from '../../domain/image/digest.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { AttestationConfig } from '../../settings/attestation-config.ts'
import { findProvenance, type Found, type SearchPorts } from './find-provenance.ts'
import { trustedRoots } from './trusted-roots.ts'

export interface AttestationInput {
  readonly digest: Digest
  readonly attestation: Omit<AttestationConfig, 'mode'> & { readonly mode: 'required' | 'if-present' }
}

/**
 * Takes the digest of an image, gives what is attested of it.
 * @throws ShipError `E_ATTESTATION` when none is good and one exists or is required, `E_GITHUB` when one is required and GitHub does not give it, `E_INPUT` for a file of roots that is none
 */
export const acceptedAttestation = async (
  { digest, attestation }: AttestationInput,
  ports: SearchPorts,
): Promise<AttestationResult> => {
  const { mode, wanted } = attestation
  const roots = await trustedRoots(attestation, ports)
  const found = await looked(() => findProvenance({ digest, wanted, roots }, ports))
  switch (found.kind) {
    case 'good':
      ports.log.info(inWords(found.provenance))
      return { kind: 'attested', ...found.provenance }
    case 'wrong':
      throw wrongAttestation(digest, found.reasons)
    case 'none':
      if (mode === 'required') throw notAttested(digest)
      ports.log.info(`GitHub has no provenance attestation of ${digest}; none is required`)
      return { kind: 'none', digest }
    case 'unread':
      if (mode === 'required') throw notRead(digest, found.refused)
      ports.log.warning(
        `Whether ${shortDigest(digest)} is attested could not be checked: ${found.refused.text}.${permission(found.refused)}`,
      )
      return { kind: 'unknown', digest, because: found.refused.text }
  }
}

/** What GitHub does not give of the default branch, or of a bundle, is not read either. */
const looked = async (look: () => Promise<Found>): Promise<Found> => {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof ShipError) || !['E_GITHUB', 'E_DOWNLOAD'].includes(error.code)) throw error
    return { kind: 'unread', refused: { kind: 'refused', status: null, text: error.message, mayBeDone: false } }
  }
}

const inWords = ({
  workflow,
  commit,
  ref,
}: {
  readonly workflow: string
  readonly commit: string
  readonly ref: string
}): string => `attested by ${workflow} at commit ${commit} of ${ref}`

const notAttested = (digest: Digest): ShipError => {
  const short = 'the image has no provenance attestation, and `attestation` is `required`'
  return fault('E_ATTESTATION', {
    message: `${short} (${digest})`,
    headline: short,
    hint: 'Attest the image in the workflow that builds it (actions/attest), grant `attestations: read` to this job, or set another `attestation`. Nothing was changed.',
  })
}

/** As many as a person reads. */
const MOST_REASONS = 5

const wrongAttestation = (digest: Digest, reasons: readonly string[]): ShipError => {
  const [first = '', ...others] = reasons.slice(0, MOST_REASONS)
  const more = reasons.length > MOST_REASONS ? [`and ${reasons.length - MOST_REASONS} more`] : []
  const lines =
    others.length === 0 ? `: ${first}` : [':', ...[first, ...others, ...more].map((one) => `- ${one}`)].join('\n')
  return fault('E_ATTESTATION', {
    message: `no provenance attestation of the image ${digest} is the wanted one${lines}`,
    headline: 'the attestation of the image is not the wanted one',
  })
}

const notRead = (digest: Digest, refused: Refused): ShipError =>
  fault('E_GITHUB', {
    message: `whether the image is attested could not be read, and \`attestation\` is \`required\`: ${refused.text} (${digest})`,
    headline: 'the attestations of the image could not be read',
    hint: `Grant \`attestations: read\` and \`contents: read\` to the job, check \`github-token\`, and re-run. Nothing was changed.`,
  })

const permission = ({ status }: Refused): string =>
  status === 403 ? ' Grant `attestations: read` to the job, or set `attestation: off`.' : ''
