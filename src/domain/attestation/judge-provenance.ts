/**
 * Whether a verified statement is the wanted one. The verifying library proves who signed and when; that it is about this image, by
 * GitHub, and for this repository, is compared here, each as a whole text.
 */
import { z } from 'zod'
import type { Digest } from '../image/digest.ts'
import { jsonValue } from '../json.ts'
import { isChosenByWriters } from '../trust/guard-source.ts'
import { matches } from '../wildcards.ts'
import { PROVENANCE, type Provenance, type SignedStatement, type WantedAttestation } from './provenance.ts'
import { claimsOf, type CertificateClaims } from './certificate-claims.ts'
import {
  isCalledByCommit,
  isWantedWorkflow,
  parseSigner,
  workflowInWords,
  type SignerWorkflow,
} from './signer-workflow.ts'

export type ProvenanceVerdict =
  | { readonly kind: 'good'; readonly provenance: Provenance }
  /** Good if this commit is on the default branch, or this reference is the default branch. */
  | { readonly kind: 'by-default-branch'; readonly provenance: Provenance }
  /** It is no provenance, so it says nothing about where the image is from. */
  | { readonly kind: 'other' }
  | { readonly kind: 'wrong'; readonly because: readonly string[] }

/** Takes a statement that was verified, the image, and what is wanted. */
export const judgeProvenance = (
  signed: SignedStatement,
  digest: Digest,
  wanted: WantedAttestation,
): ProvenanceVerdict => {
  const statement = statementOf(signed)
  if (statement.kind !== 'provenance') return statement
  const claims = claimsOf(signed.extensions)
  const signer = parseSigner(signed.signer)
  const problems = [
    ...(statement.digests.includes(digest) ? [] : ['it is about another image']),
    ...problemsOfSource(claims, wanted),
    ...problemsOfEvent(claims, wanted),
    ...problemsOfSigner(signed.signer, { signer, claims, wanted }),
  ]
  const provenance = signer === null ? null : provenanceIn(claims, signer, digest)
  return problems.length > 0 || provenance === null
    ? { kind: 'wrong', because: problems }
    : judgeReference(provenance, wanted)
}

/** Null where the certificate lacks a part, which is a problem of its source. */
const provenanceIn = (claims: CertificateClaims, signer: SignerWorkflow, digest: Digest): Provenance | null => {
  const { commit, ref, event, runUrl } = claims
  if (commit === null || ref === null || event === null) return null
  return { digest, workflow: workflowInWords(signer), commit, ref, event, runUrl }
}

const judgeReference = (provenance: Provenance, { refs, ownRef }: WantedAttestation): ProvenanceVerdict => {
  const { ref } = provenance
  if (refs.length === 0) return { kind: ref === ownRef ? 'good' : 'by-default-branch', provenance }
  if (refs.some((pattern) => matches(pattern, ref))) return { kind: 'good', provenance }
  return { kind: 'wrong', because: [`it was built from ${ref}, which \`attestation-ref\` does not list`] }
}

const IN_TOTO = 'application/vnd.in-toto+json'
/** in-toto Attestation Framework, "Statement". */
const STATEMENT = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  predicateType: z.string(),
  subject: z.array(z.object({ digest: z.object({ sha256: z.string().optional() }) })),
})

type Statement =
  | { readonly kind: 'provenance'; readonly digests: readonly string[] }
  | Extract<ProvenanceVerdict, { readonly kind: 'other' | 'wrong' }>

const statementOf = ({ payloadType, payload }: SignedStatement): Statement => {
  if (payloadType !== IN_TOTO)
    return { kind: 'wrong', because: [`its payload is of the type ${payloadType}, not ${IN_TOTO}`] }
  const parsed = STATEMENT.safeParse(jsonValue(payload))
  if (!parsed.success) return { kind: 'wrong', because: ['its payload is not a statement of in-toto v1'] }
  const { predicateType, subject } = parsed.data
  if (predicateType !== PROVENANCE) return { kind: 'other' }
  return { kind: 'provenance', digests: subject.map(({ digest }) => `sha256:${digest.sha256 ?? ''}`) }
}

const problemsOfSource = (claims: CertificateClaims, wanted: WantedAttestation): readonly string[] => {
  const { issuer, repositoryId, repositoryUrl } = claims
  const isOwn = repositoryId !== null && repositoryId === wanted.repositoryId
  const repository = `${repositoryUrl ?? 'without a name'} (id ${repositoryId ?? 'unknown'})`
  return [
    ...(isIssuer(issuer, wanted.serverUrl)
      ? []
      : [`its certificate is for a token of ${issuer ?? 'no issuer'}, not of GitHub Actions`]),
    ...(isOwn
      ? []
      : [`it is of the repository ${repository}, not of this one (id ${wanted.repositoryId ?? 'unknown'})`]),
    ...(['commit', 'ref', 'event'] as const).flatMap((name) =>
      claims[name] === null ? [`its certificate does not name the ${name}`] : [],
    ),
  ]
}

/** Who sends a pull request chooses what is built on other events, unless the one workflow that may sign is known. */
const problemsOfEvent = ({ event }: CertificateClaims, { workflow }: WantedAttestation): readonly string[] =>
  event === null || workflow !== null || isChosenByWriters(event)
    ? []
    : [
        `it was made on ${event}; without \`attestation-workflow\` only push, schedule, workflow_dispatch and release count`,
      ]

/** An enterprise may add its name to the issuer (GitHub docs, "OpenID Connect reference", "Switching to a unique token URL"). */
const isIssuer = (issuer: string | null, serverUrl: string): boolean => {
  const own = issuerOf(serverUrl)
  if (issuer === own) return true
  return issuer !== null && issuer.startsWith(`${own}/`) && /^[\w-]+$/u.test(issuer.slice(own.length + 1))
}

/** GitHub docs, "OpenID Connect reference"; on GHE.com the host of the enterprise is part of it, on a server of one's own it is a path. */
const issuerOf = (serverUrl: string): string => {
  if (serverUrl === 'https://github.com') return 'https://token.actions.githubusercontent.com'
  const [, tenant] = /^https:\/\/([\w-]+\.ghe\.com)$/u.exec(serverUrl) ?? []
  return tenant === undefined ? `${serverUrl}/_services/token` : `https://token.actions.${tenant}`
}

interface Signing {
  readonly signer: SignerWorkflow | null
  readonly claims: CertificateClaims
  readonly wanted: WantedAttestation
}

const problemsOfSigner = (name: string, { signer, claims, wanted }: Signing): readonly string[] => {
  if (signer === null || signer.server !== wanted.serverUrl || claims.signer !== name)
    return [`it is signed by ${name}, which is not a workflow of ${wanted.serverUrl}`]
  if (isCalledByCommit(signer) && claims.signerCommit !== signer.ref)
    return [
      `its certificate names ${signer.ref} and ${claims.signerCommit ?? 'no commit'} as the commit of the workflow`,
    ]
  if (wanted.workflow === null || isWantedWorkflow(signer, wanted.workflow)) return []
  return [
    `it is signed by ${workflowInWords(signer)}, not by ${workflowInWords(wanted.workflow)} (\`attestation-workflow\`)`,
  ]
}
