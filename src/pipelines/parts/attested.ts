/** What is attested of an image that this run has not built. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { AttestationResult } from '../../domain/attestation/provenance.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { verifyAttestation } from '../../stages/attestation/attestation.ts'

/** The image as the registry holds it: the digest under which it was attested, of an index where it is one. */
interface OfRegistry<Image> {
  readonly image: Node<Image>
  readonly digestOf: (image: Image) => Digest
}

/** Gives the node that everything that uses the image needs; it fails when the image is not attested as the settings want. */
export const attested = <Image extends object>(
  flow: Flow<Ports>,
  { attestation }: Config,
  { image, digestOf }: OfRegistry<Image>,
): Node<AttestationResult | object> => {
  const { mode } = attestation
  if (mode === 'off') return flow.given({})
  return flow.stage(verifyAttestation, { image }, (r) => ({
    digest: digestOf(r.image),
    attestation: { ...attestation, mode },
  }))
}
