/** Runs of `ship-to-ecs doctor` in a world where everything is there, but for what a play takes away. */
import { serve } from './loopback-server.ts'
import type { ShipPlay } from './ship-play.ts'
import type { PolicyDocument } from '../../local-aws/access/policy.ts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'

type Statement = Extract<PolicyDocument['Statement'], readonly unknown[]>[number]

const ACCOUNT = '123456789012'
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/demo-test-deploy`
const HOST = 'token.actions.githubusercontent.com'
export const SUB = 'repo:octo-org@1/hello@2:environment:test'

/** By the path below the repository; null: GitHub does not find it. */
export const REPLIES: Readonly<Record<string, unknown>> = {
  '': { full_name: 'octo-org/hello', default_branch: 'main' },
  '/actions/permissions': { enabled: true },
  '/actions/permissions/workflow': { default_workflow_permissions: 'read' },
  '/environments/test': { protection_rules: [{ type: 'required_reviewers' }] },
  '/actions/oidc/customization/sub': { use_default: true, sub_claim_prefix: 'repo:octo-org@1/hello@2' },
}

export const trust = (condition: Statement['Condition']): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${HOST}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
    },
  ],
})

export const GOOD_TRUST = trust({
  StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', [`${HOST}:sub`]: SUB },
  StringLike: { [`${HOST}:job_workflow_ref`]: 'ship-to-ecs/ship-to-ecs/.github/workflows/*@*' },
})

export const PROVIDER = { url: `https://${HOST}`, keys: 'http://127.0.0.1:1/keys' }

export interface DoctorPlay {
  /** Over those of GitHub. */
  readonly replies?: Readonly<Record<string, unknown>>
  /** The status of every reply that is no 404. */
  readonly status?: number
  readonly aws?: Partial<LocalAwsOptions>
  readonly play?: ShipPlay
  readonly args?: readonly string[]
}

/** The play of a command; `args` instead of `doctor --json`. */
export const doctorPlay = async (given: DoctorPlay = {}): Promise<ShipPlay> => {
  const { replies = {}, status = 200, aws = {}, play = {}, args = ['doctor', '--json'] } = given
  const all: Readonly<Record<string, unknown>> = { ...REPLIES, ...replies }
  const origin = await serve((request, response) => {
    const found = all[(request.url ?? '').replace('/repos/octo-org/hello', '')] ?? null
    response.writeHead(found === null ? 404 : status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(found ?? { message: 'Not Found' }))
  })
  return {
    settings: JSON.stringify({ 'role-to-assume': ROLE, 'aws-account-id': ACCOUNT }),
    ...play,
    command: args,
    environment: { GITHUB_API_URL: origin, GITHUB_TOKEN: 'token-of-the-doctor', ...play.environment },
    accounts: {
      environment: () => ({}),
      follow: () => undefined,
      oidc: null,
      options: (options: LocalAwsOptions) => ({
        ...options,
        roles: [{ name: 'demo-test-deploy', trust: GOOD_TRUST }],
        oidcProviders: [PROVIDER],
        ...aws,
      }),
    },
  }
}
