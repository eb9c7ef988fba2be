/** ECR's authorization tokens: issued by the API, checked by the data plane, expired after their lifetime. */
import { randomBytes } from 'node:crypto'
import type { Principal } from '../protocol/call.ts'

/** The user name of every ECR token. */
export const TOKEN_USER = 'AWS'

/** Whose a token is, and the region that it is good for. */
export interface TokenOwner {
  readonly principal: Principal
  readonly region: string
}

export type TokenVerdict =
  { readonly kind: 'valid'; readonly owner: TokenOwner } | { readonly kind: 'expired' } | { readonly kind: 'unknown' }

export interface Tokens {
  /** A new password and its expiry. */
  readonly issue: (owner: TokenOwner) => { readonly password: string; readonly expiresAt: Date }
  readonly judge: (password: string) => TokenVerdict
  /** Every password so far, for a test that searches for leaked ones. */
  readonly issued: () => readonly string[]
}

/** Keeps tokens; ECR's lifetime is twelve hours. */
export const createTokens = (lifetimeSeconds: number, now: () => number): Tokens => {
  const tokens = new Map<string, { readonly expiry: number; readonly owner: TokenOwner }>()
  return {
    issue: (owner) => {
      const password = randomBytes(48).toString('base64url')
      const expiry = now() + lifetimeSeconds * 1000
      tokens.set(password, { expiry, owner })
      return { password, expiresAt: new Date(expiry) }
    },
    judge: (password) => {
      const token = tokens.get(password)
      if (token === undefined) return { kind: 'unknown' }
      return token.expiry > now() ? { kind: 'valid', owner: token.owner } : { kind: 'expired' }
    },
    issued: () => [...tokens.keys()],
  }
}
