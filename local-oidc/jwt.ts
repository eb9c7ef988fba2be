/** JSON Web Tokens signed with RS256, and the keys that check them (RFC 7515, RFC 7517). */
import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'

export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  /** As a member of a JWK set. */
  readonly jwk: object
}

/** A new key. */
export const signingKey = (): SigningKey => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomUUID()
  return { kid, privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' } }
}

/** The token of these claims. With `kid` it names another key than the one that signs. */
export const signedJwt = (claims: object, { kid, privateKey }: Pick<SigningKey, 'kid' | 'privateKey'>): string => {
  const signed = [{ typ: 'JWT', alg: 'RS256', x5t: kid, kid }, claims].map(encoded).join('.')
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), privateKey).toString('base64url')}`
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')
