/** Extensions of certificates as Fulcio writes them. */
import type { CertificateExtension } from '../../src/domain/attestation/certificate-claims.ts'

/** A text of less than 65,536 bytes, as a UTF8String in DER. */
export const utf8Extension = (number: number, text: string): CertificateExtension => {
  const bytes = Buffer.from(text)
  const { length } = bytes
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return { oid: `1.3.6.1.4.1.57264.1.${number}`, value: Buffer.concat([Buffer.from([0x0c, ...head]), bytes]) }
}
