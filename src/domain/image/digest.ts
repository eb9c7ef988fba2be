/** A sha256 digest as OCI writes it; the only way to have one is to have checked it. */

declare const digestBrand: unique symbol
export type Digest = `sha256:${string}` & { readonly [digestBrand]: true }

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** Whether a text is `sha256:` and 64 lower-case hex digits (OCI image spec, descriptor, "digests"). */
export const isDigest = (text: string): text is Digest => DIGEST.test(text)

/** The digest that a text holds, or null. */
export const parseDigest = (text: string): Digest | null => (isDigest(text) ? text : null)

/** `sha256:0123456789ab`: enough of it for a person. */
export const shortDigest = (digest: Digest): string => digest.slice(0, 'sha256:'.length + 12)

/** A text in which each digest is short. */
export const withShortDigests = (text: string): string =>
  text.replace(/(\bsha256:[0-9a-f]{12})[0-9a-f]{52}(?![0-9a-f])/gu, '$1')
