/** Provenance attestations as `actions/attest` makes them, signed by a Sigstore of the tests. */
import { TrustedRoot } from '@sigstore/protobuf-specs'
import type { Sigstore } from './sigstore.ts'

export const COMMIT_OF_BUILD = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'
export const BUILD_WORKFLOW = 'octo-org/hello/.github/workflows/build.yml'
export const REPOSITORY_ID = '1296269'
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'
const PROVENANCE = 'https://slsa.dev/provenance/v1'

/** The claims of GitHub's token in a run on a push to main. */
const CLAIMS: Readonly<Record<string, string>> = {
  event_name: 'push',
  sha: COMMIT_OF_BUILD,
  ref: 'refs/heads/main',
  repository: 'octo-org/hello',
  repository_id: REPOSITORY_ID,
  job_workflow_ref: `${BUILD_WORKFLOW}@refs/heads/main`,
  job_workflow_sha: COMMIT_OF_BUILD,
  run_id: '42',
  run_attempt: '1',
}

export interface Attested {
  readonly digest: string
  readonly issuer?: string
  /** Of the certificate; by default the workflow of the claims. */
  readonly subject?: string
  /** Over the usual ones; an empty text takes one out. */
  readonly claims?: Readonly<Record<string, string>>
  readonly payloadType?: string
  readonly predicateType?: string
  /** Instead of the statement. */
  readonly payload?: string
}

/** The statement about an image. */
export const statementOf = ({
  digest,
  predicateType = PROVENANCE,
}: Pick<Attested, 'digest' | 'predicateType'>): string =>
  JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'registry.example/hello', digest: { sha256: digest.replace('sha256:', '') } }],
    predicateType,
    predicate: { buildDefinition: {}, runDetails: {} },
  })

/** The text of a bundle. */
export const attest = ({ sign }: Sigstore, attested: Attested): Promise<string> => {
  const claims = Object.fromEntries(
    Object.entries({ ...CLAIMS, ...attested.claims }).filter(([, value]) => value !== ''),
  )
  const { issuer = GITHUB_ISSUER, subject = `https://github.com/${claims['job_workflow_ref'] ?? ''}` } = attested
  const payload = Buffer.from(attested.payload ?? statementOf(attested))
  return sign(payload, { subject, issuer, claims }, attested.payloadType ?? 'application/vnd.in-toto+json')
}

/** The text of a file with the roots of a Sigstore. */
export const rootText = ({ root }: Sigstore): string => JSON.stringify(TrustedRoot.toJSON(root))
