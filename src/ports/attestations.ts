import type { GitHubReply } from '../domain/github/github-reply.ts'
import type { Digest } from '../domain/image/digest.ts'

/** What GitHub has of an attestation; nothing of it was verified. */
export interface HeldAttestation {
  /** The bundle of Sigstore as JSON; null where the reply has it not. */
  readonly bundle: string | null
  /** Where the bundle is, compressed with Snappy, readable without a token; null where the reply does not say it. */
  readonly bundleUrl: string | null
}

export interface AttestationPage {
  readonly attestations: readonly HeldAttestation[]
  /** What gives the next page; null after the last one. */
  readonly next: string | null
}

export interface AttestationSearch {
  readonly digest: Digest
  readonly predicateType: string
  /** Of the page before; null for the first. */
  readonly after: string | null
}

/** Attestations in the repository of the run. A call never throws what GitHub answers; that there is none is no refusal. */
export interface Attestations {
  /** A page of the attestations of an image, newest first. */
  readonly list: (search: AttestationSearch) => Promise<GitHubReply<AttestationPage>>
}
