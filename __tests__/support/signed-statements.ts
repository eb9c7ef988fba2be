/** Statements that were verified, as the library gives them, and what is wanted of them. */
import type { SignedStatement, WantedAttestation } from '../../src/domain/attestation/provenance.ts'
import { BUILD_WORKFLOW, COMMIT_OF_BUILD, GITHUB_ISSUER, REPOSITORY_ID, statementOf } from './attestations.ts'
import { utf8Extension } from './extensions.ts'
import { digestOf } from './image.ts'

export const DIGEST = digestOf('d')
export const SIGNER = `https://github.com/${BUILD_WORKFLOW}@refs/heads/main`

/** By the numbers of Fulcio. */
export const CLAIMS: Readonly<Record<number, string>> = {
  8: GITHUB_ISSUER,
  9: SIGNER,
  10: COMMIT_OF_BUILD,
  12: 'https://github.com/octo-org/hello',
  13: COMMIT_OF_BUILD,
  14: 'refs/heads/main',
  15: REPOSITORY_ID,
  20: 'push',
  21: 'https://github.com/octo-org/hello/actions/runs/42/attempts/1',
}

interface Facts extends Partial<Omit<SignedStatement, 'extensions'>> {
  readonly claims?: Readonly<Record<number, string | null>>
}

export const signed = ({ claims, ...facts }: Facts = {}): SignedStatement => ({
  signer: SIGNER,
  payloadType: 'application/vnd.in-toto+json',
  payload: statementOf({ digest: DIGEST }),
  extensions: Object.entries({ ...CLAIMS, ...claims }).flatMap(([number, value]) =>
    value === null ? [] : [utf8Extension(Number(number), value)],
  ),
  ...facts,
})

/** Signed by another workflow, which the certificate names as well. */
export const signedBy = (signer: string, claims: Facts['claims'] = {}): SignedStatement =>
  signed({ signer, claims: { 9: signer, ...claims } })

export const WANTED: WantedAttestation = {
  workflow: null,
  refs: ['refs/heads/main'],
  ownRef: null,
  repositoryId: REPOSITORY_ID,
  serverUrl: 'https://github.com',
}
