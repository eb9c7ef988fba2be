/**
 * attestation: whether GitHub has a provenance attestation of an image that this run has not built, and whether it is by a workflow that
 * the settings want. Only reads.
 */
import type { AttestationResult } from '../../domain/attestation/provenance.ts'
import { defineStage } from '../../ports/stage.ts'
import { acceptedAttestation, type AttestationInput } from './accepted-attestation.ts'
import type { SearchPorts } from './find-provenance.ts'

/** Takes the digest of an image, gives what is attested of it. @throws ShipError like `acceptedAttestation` */
export const verifyAttestation = defineStage({
  kind: 'attestation',
  title: 'Verify the attestation of the image',
  uses: ['attestations', 'signatures', 'github', 'download', 'files', 'clock', 'log'],
  run: (input: AttestationInput, ports: SearchPorts): Promise<AttestationResult> => acceptedAttestation(input, ports),
  record: (result) => result,
})
