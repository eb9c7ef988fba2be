/**
 * Accounts of a team that deploys by OIDC: a shared one that owns the registry, and one for each environment, whose role trusts the jobs of that
 * environment. With the issuer of the tokens and, in a play, the local AWS of the run.
 */
import type { DeclaredRole } from '../../local-aws/access/declared.ts'
import type { PolicyDocument } from '../../local-aws/access/policy.ts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import type { LocalAws } from '../../local-aws/server.ts'
import { PUSH, subjectOf, type Job } from '../../local-oidc/claims.ts'
import { GITHUB_ISSUER, startLocalOidc, type LocalOidc, type LocalOidcOptions } from '../../local-oidc/server.ts'

export const SHARED = '111111111111'
export const STAGING = '222222222222'
export const PRODUCTION = '333333333333'

/** The accounts of the environments by name. */
const ENVIRONMENTS = { staging: STAGING, production: PRODUCTION } as const

/** The roles; each account has one. */
export const PUSH_ROLE = `arn:aws:iam::${SHARED}:role/push`
export const deployRole = (account: string): string => `arn:aws:iam::${account}:role/deploy`

type RoleSeed = Partial<DeclaredRole> & Pick<DeclaredRole, 'name' | 'trust'>

/** The trust policy of an account for subjects: each a pattern of `sub`. */
export const trustOf = (account: string, subjects: readonly string[]): DeclaredRole['trust'] => ({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${new URL(GITHUB_ISSUER).host}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': [...subjects] },
    },
  },
})

/** The subject of a job of `octo-org/hello`, in the form with ids. */
export const subjectIn = (environment: string | null, job: Partial<Job> = {}): string =>
  subjectOf({ ...PUSH, ...job, environment }, 'immutable')

/** The policy of a repository from which the environments pull. */
export const PULL: PolicyDocument = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { AWS: Object.values(ENVIRONMENTS).map((account) => `arn:aws:iam::${account}:root`) },
    Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  },
}

export interface TwoAccounts {
  /** Of the one account that such options have: repositories and registry go to the shared account, the rest to each environment. */
  readonly options: (given: LocalAwsOptions) => LocalAwsOptions
  readonly oidc: LocalOidc
  /** For the run; no ambient credentials. */
  readonly environment: (aws: LocalAws) => Readonly<Record<string, string>>
  /** Lets the issuer's clock be that of the server. */
  readonly follow: (aws: LocalAws) => void
}

export interface AccountsPlay {
  /** The job of the run; in the environment `staging` by default. */
  readonly oidc?: LocalOidcOptions
  /** The roles of an account instead of the one that it has. */
  readonly roles?: Readonly<Partial<Record<typeof SHARED | typeof STAGING | typeof PRODUCTION, readonly RoleSeed[]>>>
}

/** What else describes an environment. */
const ofEnvironment = ({ surroundings, oneOffTasks, codeDeploy, deregistered }: LocalAwsOptions) => ({
  ...(surroundings === undefined ? {} : { surroundings }),
  ...(oneOffTasks === undefined ? {} : { oneOffTasks }),
  ...(codeDeploy === undefined ? {} : { codeDeploy }),
  ...(deregistered === undefined ? {} : { deregistered }),
})

/** The environment of a run whose only credentials are those that it gets for its token. */
export const byOidc =
  ({ environment }: Pick<LocalOidc, 'environment'>): TwoAccounts['environment'] =>
  (aws) => ({
    ...environment,
    AWS_ENDPOINT_URL: aws.endpoint,
    LOCAL_AWS_CLOCK: aws.endpoint,
    AWS_ACCESS_KEY_ID: '',
    AWS_SECRET_ACCESS_KEY: '',
  })

/** Starts the issuer; it is closed by its own `close`. */
export const twoAccounts = async (play: AccountsPlay = {}): Promise<TwoAccounts> => {
  let now: () => number = Date.now
  const job = { ...PUSH, environment: 'staging' }
  const oidc = await startLocalOidc({ job, now: () => now(), ...play.oidc })
  const provider = { url: oidc.issuer, keys: oidc.keys }
  return {
    oidc,
    options: ({ registry, repositories, imageScan, clusters, taskDefinitions, ...given }) => ({
      ...given,
      accounts: [
        {
          account: SHARED,
          oidcProviders: [provider],
          roles: [...(play.roles?.[SHARED] ?? [{ name: 'push', trust: trustOf(SHARED, [subjectIn('*')]) }])],
          ...(registry === undefined ? {} : { registry }),
          ...(imageScan === undefined ? {} : { imageScan }),
          repositories: (repositories ?? []).map((one) => ({ policy: PULL, ...one })),
        },
        ...Object.entries(ENVIRONMENTS).map(([name, account]) => ({
          account,
          oidcProviders: [provider],
          roles: [...(play.roles?.[account] ?? [{ name: 'deploy', trust: trustOf(account, [subjectIn(name)]) }])],
          ...ofEnvironment(given),
          ...(clusters === undefined ? {} : { clusters }),
          ...(taskDefinitions === undefined ? {} : { taskDefinitions }),
        })),
      ],
    }),
    environment: byOidc(oidc),
    follow: (aws) => {
      now = () => aws.clock.now()
    },
  }
}
