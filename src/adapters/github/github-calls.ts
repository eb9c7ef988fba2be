/**
 * Calls of GitHub's API by the toolkit's client: base URL by GITHUB_API_URL, proxies by its variables. Loaded at the first call. What the
 * toolkit lacks is added here: time limits, retries, and bodies that are whole and not too long.
 */
import type { getOctokit } from '@actions/github'
import { fault } from '../../errors/fault.ts'
import { messageOf, type ShipError } from '../../errors/ship-error.ts'
import type { Clock } from '../../ports/clock.ts'
import { boundedFetch, type Fetch } from './bounded-fetch.ts'
import { failureOf, type CallFailure } from './call-failure.ts'

export interface GitHubApiOptions {
  /** '' when there is none. */
  readonly token: string
  /** `owner/name`; null when it is not known. */
  readonly repository: string | null
  readonly signal: AbortSignal
  readonly clock: Clock
}

export interface CallLimits {
  readonly attemptMs: number
  /** Of what GitHub may ask to wait. */
  readonly longestWaitMs: number
  /** Of a response. */
  readonly bytes: number
}

/** Before the second and the third attempt; longer when GitHub asks for it. */
const WAITS_MS = [1_000, 3_000]

/** A call as errors name it: `GET /repos/{}/issues`; `{}` is the repository. */
type CallName = `${'GET' | 'POST' | 'PATCH'} /${string}`

/**
 * `repeatable`: what is done twice is done once. `once`: what creates something, and is not sent again where it may have been done.
 */
type Manner = 'repeatable' | 'once'

export interface GitHubCall<Value> {
  readonly name: CallName
  readonly manner?: Manner
  readonly request: Request<Value>
}

/** Makes the function that calls. Nothing is loaded or sent before the first call. */
export const makeCaller = (options: GitHubApiOptions, limits: CallLimits) => {
  let opened: Promise<Opened> | undefined
  return async <Value>(call: GitHubCall<Value>): Promise<Reply<Value>> =>
    attempts(call, { ...options, limits, opened: await (opened ??= open(options, limits)) })
}

type Client = ReturnType<typeof getOctokit>

interface Opened {
  readonly client: Client
  readonly owner: string
  readonly repo: string
}

/** The parameters of every call. Octokit's have an index signature, which an interface lacks. */
type Own = Readonly<{ owner: string; repo: string; request: { readonly signal: AbortSignal } }>

type Request<Value> = (client: Client, own: Own) => Promise<Value>

export type Reply<Value> =
  | { readonly kind: 'given'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: CallFailure; readonly error: ShipError }

/** @throws ShipError `E_GITHUB` where the call failed */
export const given = <Value>(reply: Reply<Value>): Value => {
  if (reply.kind === 'failed') throw reply.error
  return reply.value
}

const open = async ({ token, repository }: GitHubApiOptions, { bytes }: CallLimits): Promise<Opened> => {
  const [owner = '', repo = ''] = (repository ?? '').split('/')
  if (owner === '' || repo === '')
    throw fault('E_GITHUB', { message: 'GITHUB_REPOSITORY does not name the repository' })
  if (token === '') throw fault('E_GITHUB', { message: 'there is no token: `github-token` is empty' })
  try {
    const toolkit = await import('@actions/github')
    const { defaults } = await import('@actions/github/lib/utils')
    // The toolkit's own, which honours the proxy variables; its type is any function.
    const fetch = boundedFetch(defaults.request?.fetch as Fetch, bytes)
    const client = toolkit.getOctokit(token, { userAgent: 'ship-to-ecs', log: SILENT, request: { fetch } })
    return { client, owner, repo }
  } catch (error) {
    // The toolkit reads the event file when it is loaded, and throws on a broken one.
    throw fault('E_GITHUB', { message: `GitHub's toolkit cannot be loaded: ${messageOf(error)}`, cause: error })
  }
}

const ignore = (): void => undefined
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore }

interface Attempts extends GitHubApiOptions {
  readonly opened: Opened
  readonly limits: CallLimits
}

/** At most three attempts. */
const attempts = async <Value>(call: GitHubCall<Value>, by: Attempts): Promise<Reply<Value>> => {
  const { client, owner, repo } = by.opened
  for (let attempt = 0; ; attempt += 1) {
    const signal = AbortSignal.any([by.signal, by.clock.timeout(by.limits.attemptMs)])
    try {
      return { kind: 'given', value: await call.request(client, { owner, repo, request: { signal } }) }
    } catch (error) {
      by.signal.throwIfAborted()
      const failure = failureOf(error)
      const waitMs = Math.max(WAITS_MS[attempt] ?? Infinity, failure.waitMs ?? 0)
      if (!mayRepeat(call, failure) || (failure.waitMs ?? 0) > by.limits.longestWaitMs || waitMs === Infinity) {
        const message = `${failure.text} (${call.name.replace('{}', () => `${owner}/${repo}`)})`
        return { kind: 'failed', failure, error: fault('E_GITHUB', { message, cause: error }) }
      }
      await by.clock.sleep(waitMs)
    }
  }
}

/** What a limit has refused was not done. */
const mayRepeat = ({ manner = 'repeatable' }: Pick<GitHubCall<unknown>, 'manner'>, failure: CallFailure): boolean =>
  failure.isPassing && (manner === 'repeatable' || failure.isLimit)
