/** The statement that a role's trust policy must have for this run. */
import type { TokenClaims } from './id-token.ts'
import type { RoleName } from './role.ts'

/** The provider that the token comes from, as IAM names it: the issuer without `https://` (IAM user guide, "Create an OIDC identity provider"). */
export const providerOf = ({ iss }: Pick<TokenClaims, 'iss'>): string => iss.replace(/^https:\/\//u, '')

/** JSON to copy, lines of it. It allows this very `sub` and no other one. */
export const trustStatement = (role: RoleName, claims: TokenClaims): readonly string[] => {
  const provider = providerOf(claims)
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${role.partition}:iam::${role.account}:oidc-provider/${provider}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${provider}:aud`]: claims.aud, [`${provider}:sub`]: claims.sub } },
  }
  return JSON.stringify(statement, null, 2).split('\n')
}
