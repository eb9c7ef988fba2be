/** What a token of GitHub's OIDC provider says. Its signature is for STS to check; here it is only shown. */
import { z } from 'zod'

/** The claims that trust policies look at (GitHub docs, "OpenID Connect reference"). */
const CLAIMS = z.object({
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string()).transform((all) => all.join(', '))]),
  iss: z.string(),
})

export type TokenClaims = z.infer<typeof CLAIMS>

/** Null for what is no JWT with these claims. */
export const claimsOf = (token: string): TokenClaims | null => {
  try {
    return CLAIMS.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')))
  } catch {
    return null
  }
}

export interface Subject {
  /** `immutable`: with the ids of owner and repository, `repo:octo-org@123/hello@456:…`. */
  readonly form: 'immutable' | 'by-name'
  /** The same subject in the other form, as far as it can be said: ids that are not known are `*`. */
  readonly other: string
  /** GitHub's environment of the job; null for a job without one. */
  readonly environment: string | null
}

const IMMUTABLE = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:(.*)$/su
const BY_NAME = /^repo:([^/:@]+)\/([^/:@]+):(.*)$/su
const ENVIRONMENT = /^environment:(.+)$/su

/** The form of a `sub` claim (GitHub docs, "OpenID Connect reference"); null for a customized one. */
export const subjectOf = (sub: string): Subject | null => {
  const [, owner, repository, rest] = IMMUTABLE.exec(sub) ?? []
  if (rest !== undefined)
    return { form: 'immutable', other: `repo:${owner}/${repository}:${rest}`, environment: environmentOf(rest) }
  const [, ownerName, repositoryName, context] = BY_NAME.exec(sub) ?? []
  if (context === undefined) return null
  const other = `repo:${ownerName}@*/${repositoryName}@*:${context}`
  return { form: 'by-name', other, environment: environmentOf(context) }
}

const environmentOf = (context: string): string | null => ENVIRONMENT.exec(context)?.[1] ?? null
