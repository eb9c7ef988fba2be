import type { SignedStatement } from '../domain/attestation/provenance.ts'

export type SignatureCheck =
  | { readonly kind: 'verified'; readonly statement: SignedStatement }
  /** It proves nothing; why, in the words of the library. */
  | { readonly kind: 'refused'; readonly because: string }

/** Whose signatures count, as texts of `trusted_root.json` (sigstore/protobuf-specs). */
export type TrustedRoots = readonly string[]

export interface FreshRoots {
  readonly roots: TrustedRoots
  /** Which of them are those of the action, because newer ones could not be had: `GitHub: …`. */
  readonly stale: readonly string[]
}

/** Signatures of Sigstore. Nothing is loaded before the first call. */
export interface Signatures {
  /** Those that the action has: of Sigstore's public instance and of GitHub's. */
  readonly ownRoots: () => Promise<TrustedRoots>
  /** The same as their repositories have them now. */
  readonly freshRoots: () => Promise<FreshRoots>
  /** Why a text is not a root that can be used; null when it is. */
  readonly rootProblem: (text: string) => Promise<string | null>
  /** Verifies a bundle: its certificate, the time of signing, the logs where the root has any, and the signature over the statement. */
  readonly verify: (bundle: string, roots: TrustedRoots) => Promise<SignatureCheck>
}
