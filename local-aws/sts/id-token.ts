/** ID tokens: JSON Web Tokens signed with RS256 (RFC 7519, RFC 7515), checked with the keys of their issuer. */
import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'
import { AwsError } from '../protocol/aws-error.ts'

const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat()),
  exp: z.number(),
  nbf: z.number().optional(),
})

const header = z.looseObject({ alg: z.literal('RS256'), kid: z.string() })

const keySet = z.looseObject({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.literal('RSA') })) })

export type Claims = z.output<typeof claims>

/** A token that is well formed; its signature is not checked yet. */
export interface IdToken {
  readonly claims: Claims
  readonly kid: string
  readonly signed: Buffer
  readonly signature: Buffer
}

/** @throws AwsError InvalidIdentityToken */
export const parseIdToken = (jwt: string): IdToken => {
  const [head = '', body = '', signature, ...more] = jwt.split('.')
  const [parsedHead, parsedBody] = [header.safeParse(jsonOf(head)), claims.safeParse(jsonOf(body))]
  if (signature === undefined || more.length > 0 || !parsedHead.success || !parsedBody.success) {
    throw invalid('The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)')
  }
  return {
    claims: parsedBody.data,
    kid: parsedHead.data.kid,
    signed: Buffer.from(`${head}.${body}`),
    signature: Buffer.from(signature, 'base64url'),
  }
}

const jsonOf = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return null // not a token
  }
}

/** Checks the signature with the keys at that address. @throws AwsError InvalidIdentityToken */
export const checkSignature = async (token: IdToken, keys: string): Promise<void> => {
  const key = (await keysAt(keys)).find(({ kid }) => kid === token.kid)
  if (key === undefined) throw noKey()
  const publicKey = createPublicKey({ key, format: 'jwk' })
  if (!verify('RSA-SHA256', token.signed, publicKey, token.signature)) {
    throw invalid('Token signature invalid')
  }
}

const keysAt = async (address: string): Promise<z.output<typeof keySet>['keys']> => {
  try {
    return keySet.parse(await (await fetch(address)).json()).keys
  } catch {
    throw noKey()
  }
}

/** AWS's words where its request for the keys fails (actions/runner#1466). */
const noKey = (): AwsError =>
  invalid(
    "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
  )

/** STS's error for a token that it does not accept. */
export const invalid = (message: string): AwsError => new AwsError('InvalidIdentityToken', message)
