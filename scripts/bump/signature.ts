/**
 * The signature of a release archive, a Sigstore bundle (v0.3): by whom, in which log, and for these very bytes. What `@sigstore/verify`
 * leaves to its caller is done here: the identity is the whole one and not a pattern, and the subjects of a statement are compared.
 */
import { createHash } from 'node:crypto'
import { bundleFromJSON, type Bundle } from '@sigstore/bundle'
import type { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { z } from 'zod'

interface SignedArchive {
  /** The text of the bundle. */
  readonly bundle: string
  readonly archive: Buffer
  readonly version: string
}

/** Gives who signed it. @throws Error when that is not who must have */
export type VerifySignature = (signed: SignedArchive) => Promise<string>

/** The workflow that makes Trivy's releases; GitHub's own issuer. */
export const TRIVY_WORKFLOW = 'https://github.com/aquasecurity/trivy/.github/workflows/reusable-release.yaml'
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

/** Signatures by the release workflow of Trivy at the tag of the version. */
export const trivySignature =
  (trustedRoot: () => Promise<TrustedRoot>): VerifySignature =>
  async ({ bundle: text, archive, version }) => {
    const bundle = bundleFromJSON(JSON.parse(text))
    const identity = `${TRIVY_WORKFLOW}@refs/tags/v${version}`
    // Public-good Sigstore: one entry of the log, one of the log of certificates.
    const verifier = new Verifier(toTrustMaterial(await trustedRoot()), { tlogThreshold: 1, ctlogThreshold: 1 })
    verifier.verify(toSignedEntity(bundle, archive), {
      subjectAlternativeName: `^${RegExp.escape(identity)}$`,
      extensions: { issuer: GITHUB_ISSUER },
    })
    requireSubject(bundle, archive)
    return identity
  }

const STATEMENT = z.object({ subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })) })
const IN_TOTO = 'application/vnd.in-toto+json'

/** Of a message, the bytes were verified; a statement only names what it is about. @throws Error when it is about something else */
const requireSubject = ({ content }: Bundle, archive: Buffer): void => {
  if (content.$case === 'messageSignature') return
  const { payloadType, payload } = content.dsseEnvelope
  if (payloadType !== IN_TOTO) throw new Error(`it is a statement of the type ${payloadType}`)
  const { subject } = STATEMENT.parse(JSON.parse(payload.toString('utf8')))
  const sha256 = createHash('sha256').update(archive).digest('hex')
  if (!subject.some(({ digest }) => digest['sha256'] === sha256))
    throw new Error(`it is a statement about another file than the one with sha256 ${sha256}`)
}
