/**
 * What a signing certificate of Fulcio says about the workflow that signed: GitHub's claims about the run, as extensions of the
 * certificate (`sigstore/fulcio/docs/oid-info.md`).
 */

/** An extension as it is in the certificate. */
export interface CertificateExtension {
  /** `1.3.6.1.4.1.57264.1.15`. */
  readonly oid: string
  readonly value: Uint8Array
}

const FULCIO = '1.3.6.1.4.1.57264.1.'

/** The numbers of the extensions that are used; each is a UTF8String in DER. */
const NUMBERS = {
  issuer: 8,
  signer: 9,
  signerCommit: 10,
  repositoryUrl: 12,
  commit: 13,
  ref: 14,
  repositoryId: 15,
  event: 20,
  runUrl: 21,
} as const

/** Null where the certificate has it not, twice, or in another form. */
export type CertificateClaims = { readonly [Name in keyof typeof NUMBERS]: string | null }

/** Reads the claims of a certificate whose chain was verified. */
export const claimsOf = (extensions: readonly CertificateExtension[]): CertificateClaims => {
  const claim = (number: number): string | null => {
    const [only, ...others] = extensions.filter(({ oid }) => oid === `${FULCIO}${number}`)
    return only === undefined || others.length > 0 ? null : utf8String(only.value)
  }
  return {
    issuer: claim(NUMBERS.issuer),
    signer: claim(NUMBERS.signer),
    signerCommit: claim(NUMBERS.signerCommit),
    repositoryUrl: claim(NUMBERS.repositoryUrl),
    commit: claim(NUMBERS.commit),
    ref: claim(NUMBERS.ref),
    repositoryId: claim(NUMBERS.repositoryId),
    event: claim(NUMBERS.event),
    runUrl: claim(NUMBERS.runUrl),
  }
}

const UTF8_STRING = 0x0c

/** The text of one UTF8String that fills the value (X.690, 8.1.3 and 8.23); null for anything else. */
const utf8String = (value: Uint8Array): string | null => {
  const [tag, first] = value
  if (tag !== UTF8_STRING || first === undefined) return null
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  // In DER a length of up to 127 has one byte; the longest claim is a URL of a few hundred.
  if (lengthBytes > 2 || first === 0x80) return null
  const length =
    lengthBytes === 0 ? first : value.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0)
  const text = value.subarray(2 + lengthBytes)
  if (text.length !== length) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  } catch {
    return null
  }
}
