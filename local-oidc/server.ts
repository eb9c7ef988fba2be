/**
 * A local issuer of GitHub's ID tokens on loopback: what a job with `id-token: write` asks for a token, and the keys that an account of AWS checks it
 * with. A process finds it by `ACTIONS_ID_TOKEN_REQUEST_URL` and `ACTIONS_ID_TOKEN_REQUEST_TOKEN`.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { claimsOf, PUSH, type Job, type SubjectForm } from './claims.ts'
import { signedJwt, signingKey, type SigningKey } from './jwt.ts'

/** The issuer of github.com; its host is part of the keys of conditions. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

/** How a request for a token, or for the keys, fails. */
export type OidcFault =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'reset' }
  /** It is never answered. */
  | { readonly kind: 'silent' }
  /** 200 and a page in HTML. */
  | { readonly kind: 'web-page' }
  /** 200 and JSON without a token. */
  | { readonly kind: 'no-value' }

/** At most `times` requests; every one when absent. */
export type OidcFaultRule = OidcFault & { readonly of: 'token' | 'keys'; readonly times?: number }

/** What the tokens are. A test may change it between two of them. */
export interface TokenSettings {
  readonly job: Job
  readonly subject: SubjectForm
  /** Claims over those of the job, `iss`, `aud`, `exp` and `nbf` included; null leaves one out. */
  readonly claims: Readonly<Record<string, unknown>>
  /** How far GitHub's clock is from that of this server: a token of an hour ago has expired, one of an hour ahead is not valid yet. */
  readonly skewSeconds: number
  /** `another`: of nobody, under the id of the real one. */
  readonly key: 'own' | 'another'
}

export interface LocalOidcOptions extends Partial<TokenSettings> {
  /** In milliseconds; real time by default. */
  readonly now?: () => number
  readonly issuer?: string
  readonly faults?: readonly OidcFaultRule[]
}

export interface LocalOidc {
  readonly issuer: string
  /** Where the keys are. */
  readonly keys: string
  /** The variables of a job with `id-token: write`. */
  readonly environment: Readonly<Record<'ACTIONS_ID_TOKEN_REQUEST_TOKEN' | 'ACTIONS_ID_TOKEN_REQUEST_URL', string>>
  /** Every request so far. */
  readonly requests: readonly { readonly of: 'token' | 'keys' | 'unknown'; readonly audience: string | null }[]
  /** Every token so far, also for a test that searches for leaked ones. */
  readonly issued: readonly string[]
  readonly set: (change: Partial<TokenSettings>) => void
  readonly addFault: (rule: OidcFaultRule) => void
  readonly close: () => Promise<void>
}

/** In seconds: `nbf` is ten minutes before `iat`, `exp` five after it, as in the example of GitHub's reference. */
const LIFE = { before: 600, after: 300 }

/** RSA keys are slow to make: those of all issuers of a process. */
const keys: Partial<Record<TokenSettings['key'], SigningKey>> = {}
const keyOf = (which: TokenSettings['key']): SigningKey => (keys[which] ??= signingKey())

const PATHS: Readonly<Record<string, 'token' | 'keys'>> = { '/token': 'token', '/.well-known/jwks': 'keys' }

interface State {
  readonly issuer: string
  readonly bearer: string
  readonly now: () => number
  readonly faults: { readonly rule: OidcFaultRule; hits: number }[]
  readonly requests: { readonly of: 'token' | 'keys' | 'unknown'; readonly audience: string | null }[]
  readonly issued: string[]
  settings: TokenSettings
}

/** Starts it. */
export const startLocalOidc = async (options: LocalOidcOptions = {}): Promise<LocalOidc> => {
  const { now = Date.now, issuer = GITHUB_ISSUER, faults = [], ...settings } = options
  const state: State = {
    issuer,
    now,
    bearer: randomUUID(),
    faults: faults.map((rule) => ({ rule, hits: 0 })),
    requests: [],
    issued: [],
    settings: { job: PUSH, subject: 'immutable', claims: {}, skewSeconds: 0, key: 'own', ...settings },
  }
  const server = createServer((request, response) => answer(state, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with a port.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    keys: `${origin}/.well-known/jwks`,
    environment: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: state.bearer,
    },
    requests: state.requests,
    issued: state.issued,
    set: (change) => void (state.settings = { ...state.settings, ...change }),
    addFault: (rule) => void state.faults.push({ rule, hits: 0 }),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

const answer = (state: State, request: IncomingMessage, response: ServerResponse): void => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://issuer')
  const of = PATHS[pathname] ?? 'unknown'
  state.requests.push({ of, audience: searchParams.get('audience') })
  const fault = strike(state, of)
  if (fault !== null) fail(fault, request, response)
  else if (of === 'unknown') json(response, 404, { message: 'Not Found' })
  else if (of === 'keys') json(response, 200, { keys: [keyOf('own').jwk] })
  else if (request.headers.authorization !== `Bearer ${state.bearer}`) json(response, 401, { message: 'Unauthorized' })
  else json(response, 200, { count: 1, value: newToken(state, searchParams.get('audience')) })
}

const strike = ({ faults }: State, of: string): OidcFault | null => {
  const due = faults.find(({ rule, hits }) => rule.of === of && hits < (rule.times ?? Infinity))
  if (due === undefined) return null
  due.hits += 1
  return due.rule
}

const fail = (fault: OidcFault, request: IncomingMessage, response: ServerResponse): void => {
  if (fault.kind === 'reset') request.socket.resetAndDestroy()
  if (fault.kind === 'web-page') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')
  if (fault.kind === 'no-value') json(response, 200, { count: 0 })
  if (fault.kind === 'status') json(response, fault.status, { message: 'The service is not available.' })
}

const json = (response: ServerResponse, status: number, value: object): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
}

const newToken = ({ settings, ...state }: State, audience: string | null): string => {
  const issuedAt = Math.floor(state.now() / 1000) + settings.skewSeconds
  const claims = {
    jti: randomUUID(),
    ...claimsOf(settings.job, settings.subject),
    iss: state.issuer,
    aud: audience ?? `https://github.com/${settings.job.owner}`,
    nbf: issuedAt - LIFE.before,
    exp: issuedAt + LIFE.after,
    iat: issuedAt,
    ...settings.claims,
  }
  const kept = Object.fromEntries(Object.entries<unknown>(claims).filter(([, value]) => value !== null))
  const jwt = signedJwt(kept, { kid: keyOf('own').kid, privateKey: keyOf(settings.key).privateKey })
  state.issued.push(jwt)
  return jwt
}
