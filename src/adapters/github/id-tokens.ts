/** Tokens of GitHub's OIDC provider, by the toolkit, which is loaded at the first one. */
import { z } from 'zod'
import { AwsError, NOT_SENT } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { messageOf, type ShipError } from '../../errors/ship-error.ts'
import type { IdTokens } from '../../ports/id-tokens.ts'
import { proxyFault } from '../proxy-fault.ts'

interface Sources {
  readonly environment: NodeJS.ProcessEnv
  /** The repository that a pull request comes from, where it is another one; null: none is, or this is no pull request. */
  readonly fork: string | null
}

/** GitHub sets both for a job with `id-token: write` (GitHub docs, "OpenID Connect reference"). */
const VARIABLES = ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'] as const

/** The toolkit tries again for ten seconds and knows no end of a request. */
const LONGEST_MS = 30_000

/** The tokens of this job. */
export const makeIdTokens = ({ environment, fork }: Sources): IdTokens => {
  const find = (): 'present' | 'missing' => {
    // The toolkit has a token masked by a command, which only GitHub's runner takes out of the log.
    const isInGitHub = environment['GITHUB_ACTIONS'] === 'true'
    if (isInGitHub && VARIABLES.every((name) => (environment[name] ?? '') !== '')) return 'present'
    if (fork !== null || isOfDependabot(environment)) return 'missing'
    throw noPermission(environment)
  }
  return {
    find,
    request: async (audience) => {
      if (find() === 'missing') throw fork === null ? ofDependabot() : ofFork(fork)
      const { OidcClient } = await import('../../../node_modules/@actions/core/lib/oidc-utils.js')
      return within(LONGEST_MS, OidcClient.getIDToken(audience))
        .then(asToken)
        .catch((thrown: unknown) => {
          throw notGiven(thrown, environment)
        })
    },
  }
}

/** What the toolkit takes for one: any value, of any length. */
const TOKEN = z
  .string()
  .max(64 * 1024)
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/u)

const asToken = (value: unknown): string => {
  const parsed = TOKEN.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Error('its response has no token')
}

const within = async <Value>(ms: number, work: Promise<Value>): Promise<Value> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no response in ${ms / 1000} seconds`)), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}

/** GitHub's docs grant its runs what the job asks for; some of them have got no token all the same (google-github-actions/auth#51). */
const isOfDependabot = (environment: NodeJS.ProcessEnv): boolean => environment['GITHUB_ACTOR'] === 'dependabot[bot]'

const ofDependabot = (): ShipError =>
  fault('E_ID_TOKEN', {
    message: 'GitHub gives this run of Dependabot no OIDC token',
    hint: 'Use `pipeline: check`, which needs no credentials; in another pipeline, see that the job has `permissions: id-token: write`.',
  })

const noPermission = (environment: NodeJS.ProcessEnv): ShipError =>
  environment['GITHUB_ACTIONS'] === 'true' && environment['ACT'] !== 'true'
    ? fault('E_ID_TOKEN', { message: 'GitHub gives this job no OIDC token: it lacks `permissions: id-token: write`' })
    : fault('E_ID_TOKEN', {
        message: 'a role can only be assumed in a job of GitHub Actions, which gives OIDC tokens',
        hint: 'Set `role-to-assume` and `registry-role` to `none`, as inputs, and use the credentials of this machine.',
      })

const ofFork = (fork: string): ShipError =>
  fault('E_ID_TOKEN', {
    message: `GitHub gives a pull request of a fork (${fork}) no OIDC token`,
    hint: 'Use `pipeline: check`, which needs no credentials, or run for commits of this repository.',
  })

/** The toolkit's words: `Failed to get ID Token. Error Code : 403 Error Message: …`. */
const REJECTED = /Error Code : (?:4(?!29)\d\d)\b/

/** Anything of the form of a token, whole or cut off: no response is trusted not to repeat one. */
const LIKE_TOKEN = /\bey[AJ][\w-]{8,}(?:\.[\w-]*)*/gu
/** The page of a proxy may be in it. */
const LONGEST_TEXT = 300

const shown = (thrown: unknown): string =>
  messageOf(thrown).replaceAll(/\s+/gu, ' ').replaceAll(LIKE_TOKEN, '***').trim().slice(0, LONGEST_TEXT)

/** What may pass is of the class that waits take for passing. */
const notGiven = (thrown: unknown, environment: Sources['environment']): ShipError => {
  const atProxy = proxyFault(thrown, environment)
  const text = atProxy?.because ?? shown(thrown)
  if (atProxy?.mayPass === false) {
    const message = `GitHub's OIDC provider cannot be reached: ${text}`
    return fault('E_ID_TOKEN', { message, hint: atProxy.hint })
  }
  if (REJECTED.test(text))
    return fault('E_ID_TOKEN', { message: `GitHub rejected the request for an OIDC token: ${text}` })
  return new AwsError({
    operation: 'sts:AssumeRoleWithWebIdentity',
    awsCode: NOT_SENT,
    awsMessage: `GitHub gave no OIDC token: ${text}`,
    headline: 'GitHub gave no OIDC token',
    hint: atProxy?.hint ?? 'Re-run; see githubstatus.com if it happens again.',
  })
}
