/** A local AWS with the accounts of a team, the issuer of its tokens, and sessions of roles by the SDK. */
import { afterEach, beforeEach, expect } from '@jest/globals'
import {
  AssumeRoleWithWebIdentityCommand,
  STSClient,
  type AssumeRoleWithWebIdentityRequest,
  type AssumeRoleWithWebIdentityResponse,
} from '@aws-sdk/client-sts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import type { LocalOidc } from '../../local-oidc/server.ts'
import { deployRole, STAGING, twoAccounts, type AccountsPlay } from '../support/two-accounts.ts'

export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

type Request = Partial<AssumeRoleWithWebIdentityRequest>

export interface Assumed {
  readonly aws: LocalAws
  readonly oidc: LocalOidc
  /** The reply for a new token; by default for the role of staging. */
  readonly assume: (more?: Request) => Promise<AssumeRoleWithWebIdentityResponse>
  /** The credentials in it. */
  readonly credentials: (more?: Request) => Promise<SessionCredentials>
  /** How a client of the SDK reaches it with credentials. */
  readonly with: (credentials: SessionCredentials, region?: string) => ClientSettings
}

interface ClientSettings {
  readonly endpoint: string
  readonly region: string
  readonly maxAttempts: number
  readonly credentials: SessionCredentials
}

const WITHOUT_CONTAINERS: LocalAwsOptions = { drive: { kind: 'script', scenario: [] }, time: 'by-skips-only' }

/** Starts them before each test of the file, and closes them after it. */
export const useAssumed = (more: Partial<LocalAwsOptions> = {}, play: AccountsPlay = {}): Assumed => {
  let current: { readonly aws: LocalAws; readonly oidc: LocalOidc } | null = null
  const within = () => {
    if (current === null) throw new Error('there is a local AWS only within a test')
    return current
  }
  beforeEach(async () => {
    const accounts = await twoAccounts(play)
    const aws = await startLocalAws(accounts.options({ ...WITHOUT_CONTAINERS, ...more }))
    accounts.follow(aws)
    current = { aws, oidc: accounts.oidc }
  })
  afterEach(async () => {
    const { aws, oidc } = within()
    expect(aws.schemaViolations).toEqual([])
    await Promise.all([aws.close(), oidc.close()])
    current = null
  })
  const assume = async (asked: Request = {}): Promise<AssumeRoleWithWebIdentityResponse> => {
    const sts = new STSClient({ endpoint: within().aws.endpoint, region: 'eu-west-1', maxAttempts: 1 })
    const WebIdentityToken = asked.WebIdentityToken ?? (await tokenOf(within().oidc))
    const request = { RoleArn: deployRole(STAGING), RoleSessionName: 'ship-1', ...asked, WebIdentityToken }
    return sts.send(new AssumeRoleWithWebIdentityCommand(request))
  }
  return {
    get aws() {
      return within().aws
    },
    get oidc() {
      return within().oidc
    },
    assume,
    credentials: async (asked) => {
      const { Credentials: given } = await assume(asked)
      return {
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        sessionToken: given?.SessionToken ?? '',
      }
    },
    with: (credentials, region = 'eu-west-1') => ({
      endpoint: within().aws.endpoint,
      region,
      maxAttempts: 1,
      credentials,
    }),
  }
}

/** What a job gets for AWS. */
export const tokenOf = async ({ environment }: LocalOidc): Promise<string> => {
  const response = await fetch(`${environment.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`, {
    headers: { authorization: `Bearer ${environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  })
  return ((await response.json()) as { readonly value: string }).value // the reply of the local issuer
}
