/** What must be attested of an image, and what is. */
import type { Digest } from '../image/digest.ts'
import type { CertificateExtension } from './certificate-claims.ts'
import type { WantedWorkflow } from './signer-workflow.ts'

/** What `actions/attest` and `actions/attest-build-provenance` write (slsa.dev, "Provenance v1"). */
export const PROVENANCE = 'https://slsa.dev/provenance/v1'

/** A statement whose signature, certificate and time were verified. What it says was not compared with anything yet. */
export interface SignedStatement {
  /** The subject alternative name of the certificate. */
  readonly signer: string
  readonly extensions: readonly CertificateExtension[]
  readonly payloadType: string
  readonly payload: string
}

export interface WantedAttestation {
  /** The only workflow that may have signed; null: any that the repository has run. */
  readonly workflow: WantedWorkflow | null
  /** References of the commit that was built, with `*` for any text; empty: the default branch, `ownRef`, a commit of the default branch. */
  readonly refs: readonly string[]
  /** The reference of this run; null where others may have written its commit. */
  readonly ownRef: string | null
  /** Whose workflow must have signed: a name may belong to another repository tomorrow. Null where it is not known. */
  readonly repositoryId: string | null
  /** `https://github.com`. */
  readonly serverUrl: string
}

/** What a good attestation says about its image. */
export interface Provenance {
  readonly digest: Digest
  /** `owner/name/.github/workflows/build.yml@refs/heads/main`. */
  readonly workflow: string
  readonly commit: string
  readonly ref: string
  readonly event: string
  /** The run that attested it; null where the certificate does not name it. */
  readonly runUrl: string | null
}

export type AttestationResult =
  | ({ readonly kind: 'attested' } & Provenance)
  /** None was required, and there is none. */
  | { readonly kind: 'none'; readonly digest: Digest }
  /** None was required, and it could not be looked for. */
  | { readonly kind: 'unknown'; readonly digest: Digest; readonly because: string }
