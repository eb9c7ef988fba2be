/** ECR's authorization tokens: issued by the API, checked by the data plane, expired after their lifetime. */
import { randomBytes } from 'node:crypto'

/** The user name of every ECR token. */
export const TOKEN_USER = 'AWS'

export type TokenVerdict = 'valid' | 'expired' | 'unknown'

export interface Tokens {
  /** A new password and its expiry. */
  readonly issue: () => { readonly password: string; readonly expiresAt: Date }
  readonly judge: (password: string) => TokenVerdict
  /** Every password so far, for a test that searches for leaked ones. */
  readonly issued: () => readonly string[]
}

/** Keeps tokens; ECR's lifetime is twelve hours. */
export const createTokens = (lifetimeSeconds: number, now: () => number): Tokens => {
  const expiries = new Map<string, number>()
  return {
    issue: () => {
      const password = randomBytes(48).toString('base64url')
      const expiresAt = now() + lifetimeSeconds * 1000
      expiries.set(password, expiresAt)
      return { password, expiresAt: new Date(expiresAt) }
    },
    judge: (password) => {
      const expiry = expiries.get(password)
      if (expiry === undefined) return 'unknown'
      return expiry > now() ? 'valid' : 'expired'
    },
    issued: () => [...expiries.keys()],
  }
}
