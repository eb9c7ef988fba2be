/** The team of the demo: a repository of GitHub, an account for the registry and one for each environment. */
import { PUSH, subjectOf, type Job } from '../../../local-oidc/claims.ts'
import { OWN_ACTION } from '../../act/called-workflows.ts'

export const REGISTRY_ACCOUNT = '111111111111'

/** The environments in the order of promotion, with what deploys to them. */
export const ENVIRONMENTS = [
  { name: 'dev', account: '222222222222', workflow: 'ship' },
  { name: 'production', account: '333333333333', workflow: 'promote' },
] as const

export type EnvironmentName = (typeof ENVIRONMENTS)[number]['name']

export const REPOSITORY = `${PUSH.owner}/${PUSH.repository}`

/** Profiles of the AWS CLI, one for each account. */
export const awsConfig = (): string =>
  [['registry', REGISTRY_ACCOUNT] as const, ...ENVIRONMENTS.map(({ name, account }) => [name, account] as const)]
    .map(([name, account]) => `[profile ${name}]\naws_access_key_id = ${accessKeyOf(account)}\n${SECRET_KEY}\n`)
    .join('\n')

/** Of nobody. */
const SECRET_KEY = 'aws_secret_access_key = secret-access-key-of-the-local-aws'

/** An access key of a user of the account. */
export const accessKeyOf = (account: string): string => `AKIA${account}DEMO`

/** What GitHub puts before `:environment:` into the tokens of the repository. */
export const SUBJECT_PREFIX = subjectOf({ ...PUSH, environment: '' }, 'immutable').replace(/:environment:$/u, '')

/** A job of a commit in an environment; an empty name: in none. */
export const jobIn = (environment: EnvironmentName | '', sha: string): Job => {
  const { workflow = 'ship' } = ENVIRONMENTS.find(({ name }) => name === environment) ?? {}
  return {
    ...PUSH,
    sha,
    environment: environment === '' ? null : environment,
    workflow: OWN_ACTION.replace('@', `/.github/workflows/${workflow}.yml@`),
  }
}
