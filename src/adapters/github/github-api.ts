/**
 * The repository of the run over GitHub's API, by the toolkit's client: base URL by GITHUB_API_URL, proxies by its variables. Loaded at the
 * first call. What the toolkit lacks is added here: time limits, retries, and bodies that are whole and not too long.
 */
import type { getOctokit } from '@actions/github'
import { fault } from '../../errors/fault.ts'
import { messageOf, type ShipError } from '../../errors/ship-error.ts'
import type { Clock } from '../../ports/clock.ts'
import type { GitHubApi } from '../../ports/github-api.ts'
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

const ATTEMPT_MS = 8_000
/** Before the second and the third attempt; longer when GitHub asks for it, but no longer than `LONGEST_WAIT_MS`. */
const WAITS_MS = [1_000, 3_000]
const LONGEST_WAIT_MS = 10_000
/** A settings file has a few kB. */
const LIMIT_BYTES = 1024 * 1024

/** Nothing is loaded or sent before the first call. */
export const makeGitHubApi = (options: GitHubApiOptions): GitHubApi => {
  let opened: Promise<Opened> | undefined
  const call = async <Value>(what: string, request: Request<Value>): Promise<Reply<Value>> =>
    attempts(request, { ...options, opened: await (opened ??= open(options)), what })
  return {
    defaultBranch: async () => {
      const { data } = given(await call('', ({ rest }, own) => rest.repos.get(own)))
      return data.default_branch
    },
    tipOf: async (branch) => {
      const ref = `heads/${branch}`
      const { data } = given(await call(`/git/ref/${ref}`, ({ rest }, own) => rest.git.getRef({ ...own, ref })))
      return data.object.sha
    },
    compare: async (base, head) => {
      const basehead = `${base}...${head}`
      // Only the first page has the files, whose patches may be many MiB; what is asked for is on every page.
      const page = { per_page: 1, page: 2 }
      const reply = await call(`/compare/${basehead}`, ({ rest }, own) =>
        rest.repos.compareCommitsWithBasehead({ ...own, basehead, ...page }),
      )
      if (reply.kind === 'failed' && reply.failure.status === 404) return null
      return given(reply).data.status
    },
    readFile: async (path, commit) => {
      const what = `/contents/${path}?ref=${commit}`
      // Base64 ends at 1 MB and does not say so; this form is the file itself, also of a link.
      const headers = { accept: 'application/vnd.github.raw+json' }
      const reply = await call(what, ({ rest }, own) => rest.repos.getContent({ ...own, path, ref: commit, headers }))
      if (reply.kind === 'failed' && reply.failure.status === 404) return null
      const { data, headers: answered } = given(reply)
      return textOf(data, answered['content-type'] ?? '') ?? notAFile(path)
    },
  }
}

/** The types describe the default media type; this is the raw one. A folder or a submodule is JSON all the same. */
const textOf = (data: unknown, contentType: string): string | null => {
  if (/^application\/json\b/u.test(contentType)) return null
  if (typeof data === 'string') return data
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : null
}

const notAFile = (path: string): never => {
  throw fault('E_GITHUB', { message: `${path} is not a file in the repository on GitHub` })
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

type Reply<Value> =
  | { readonly kind: 'given'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: CallFailure; readonly error: ShipError }

const given = <Value>(reply: Reply<Value>): Value => {
  if (reply.kind === 'failed') throw reply.error
  return reply.value
}

const open = async ({ token, repository }: GitHubApiOptions): Promise<Opened> => {
  const [owner = '', repo = ''] = (repository ?? '').split('/')
  if (owner === '' || repo === '')
    throw fault('E_GITHUB', { message: 'GITHUB_REPOSITORY does not name the repository' })
  if (token === '') throw fault('E_GITHUB', { message: 'there is no token: `github-token` is empty' })
  try {
    const toolkit = await import('@actions/github')
    const { defaults } = await import('@actions/github/lib/utils')
    // The toolkit's own, which honours the proxy variables; its type is any function.
    const fetch = boundedFetch(defaults.request?.fetch as Fetch, LIMIT_BYTES)
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
  /** The path below the repository's. */
  readonly what: string
}

/** At most three attempts, about half a minute in total. */
const attempts = async <Value>(request: Request<Value>, call: Attempts): Promise<Reply<Value>> => {
  const { client, owner, repo } = call.opened
  for (let attempt = 0; ; attempt += 1) {
    const signal = AbortSignal.any([call.signal, call.clock.timeout(ATTEMPT_MS)])
    try {
      return { kind: 'given', value: await request(client, { owner, repo, request: { signal } }) }
    } catch (error) {
      call.signal.throwIfAborted()
      const failure = failureOf(error)
      const waitMs = Math.max(WAITS_MS[attempt] ?? Infinity, failure.waitMs ?? 0)
      if (!failure.isPassing || (failure.waitMs ?? 0) > LONGEST_WAIT_MS || waitMs === Infinity) {
        const message = `${failure.text} (GET /repos/${owner}/${repo}${call.what})`
        return { kind: 'failed', failure, error: fault('E_GITHUB', { message, cause: error }) }
      }
      await call.clock.sleep(waitMs)
    }
  }
}
