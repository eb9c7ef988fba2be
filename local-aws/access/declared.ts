/** The roles and identity providers of an account, as a configuration writes them. */
import { z } from 'zod'
import { isPolicy, statementsOf, type Limit, type PolicyDocument } from './policy.ts'

/** What is wrong with a document that nothing could evaluate. */
export const UNREADABLE = 'not a policy that the local AWS can evaluate'

const role = z.strictObject({
  name: z.string(),
  path: z.string().default('/'),
  /** The document that says who may assume it. */
  trust: z.custom<PolicyDocument>(isPolicy, UNREADABLE),
  /** In seconds; an hour, as IAM has it. */
  maxSessionDuration: z.int().min(3600).max(43_200).default(3600),
  /** The actions that its policies allow, with `*`: `ecr:*`. Every one by default. */
  allows: z.array(z.string()).default(['*']),
  /** Its policies, in place of `allows`: resources and conditions are looked at, too. */
  policies: z.array(z.custom<PolicyDocument>(isPolicy, UNREADABLE)).default([]),
})

const oidcProvider = z.strictObject({
  /** The issuer: `https://token.actions.githubusercontent.com`. */
  url: z.url(),
  /** The audiences that it accepts. */
  clientIds: z.array(z.string()).default(['sts.amazonaws.com']),
  /** Where its public keys are: AWS reads them at the issuer, a test has them on loopback. */
  keys: z.url(),
})

/** What decides who is who in an account. */
export const access = {
  roles: z.array(role).default([]),
  oidcProviders: z.array(oidcProvider).default([]),
  /** The access keys of its users. Those of no account belong to the first one. */
  accessKeyIds: z.array(z.string()).default([]),
}

export type DeclaredRole = z.output<typeof role>
export type OidcProvider = z.output<typeof oidcProvider>

/** What its policies limit it to. */
export const limitOf = ({ allows, policies }: Pick<DeclaredRole, 'allows' | 'policies'>): Limit =>
  policies.length === 0
    ? { statements: statementsOf({ Statement: { Effect: 'Allow', Action: [...allows] } }), looksAt: 'actions' }
    : { statements: policies.flatMap(statementsOf), looksAt: 'requests' }
