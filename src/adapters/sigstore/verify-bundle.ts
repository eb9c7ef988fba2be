/**
 * A bundle of Sigstore, verified by Sigstore's library. It proves who signed, when, and which bytes; who had to sign, and what the bytes
 * say, is compared by the caller: the library's own policy matches names by a pattern, and an empty one accepts anybody.
 */
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier, type Signer } from '@sigstore/verify'
import { messageOf } from '../../errors/ship-error.ts'
import type { SignatureCheck, TrustedRoots } from '../../ports/signatures.ts'

/** Why a text is not a trusted root; null when it is one. */
export const rootProblem = (text: string): string | null => {
  try {
    verifierOf(text)
    return null
  } catch (error) {
    return messageOf(error)
  }
}

/** Verified by the first root that proves it; else why the last one does not. */
export const verifyBundle = (text: string, roots: TrustedRoots): SignatureCheck => {
  const refusals: string[] = []
  for (const root of roots) {
    const check = verifyBy(text, root)
    if (check.kind === 'verified') return check
    refusals.push(check.because)
  }
  return { kind: 'refused', because: [...new Set(refusals)].join('; ') || 'no root is trusted' }
}

const verifyBy = (text: string, root: string): SignatureCheck => {
  try {
    const bundle = bundleFromJSON(JSON.parse(text))
    if (bundle.content.$case !== 'dsseEnvelope') return refused('it signs a file and no statement')
    const { payloadType, payload } = bundle.content.dsseEnvelope
    const identity = verifierOf(root).verify(toSignedEntity(bundle)).identity
    if (identity?.subjectAlternativeName === undefined) return refused('it is signed by a key without a certificate')
    return {
      kind: 'verified',
      statement: {
        signer: identity.subjectAlternativeName,
        extensions: extensionsOf(identity),
        payloadType,
        payload: payload.toString('utf8'),
      },
    }
  } catch (error) {
    return refused(messageOf(error))
  }
}

const refused = (because: string): SignatureCheck => ({ kind: 'refused', because })

/**
 * GitHub's own instance has neither a log of signatures nor one of certificates, and proves the time by timestamps; the public one has both. So a root demands an
 * entry of each log that it has, and always a proof of the time. @throws Error where the text is no root
 */
const verifierOf = (text: string): Verifier => {
  const root = TrustedRoot.fromJSON(JSON.parse(text))
  if (root.certificateAuthorities.length === 0) throw new Error('it has no certificate authority')
  return new Verifier(toTrustMaterial(root), {
    tlogThreshold: root.tlogs.length === 0 ? 0 : 1,
    ctlogThreshold: root.ctlogs.length === 0 ? 0 : 1,
    timestampThreshold: 1,
  })
}

const extensionsOf = (identity: NonNullable<Signer['identity']>): SignatureCheckExtensions =>
  (identity.oids ?? []).map(({ oid, value }) => ({ oid: oid?.id.join('.') ?? '', value }))

type SignatureCheckExtensions = Extract<SignatureCheck, { readonly kind: 'verified' }>['statement']['extensions']
