/**
 * A local GitHub on loopback: of its REST API what ship-to-ecs calls, on the wire, with faults on demand, and every request and reply held
 * against GitHub's published description. A process finds it by `GITHUB_API_URL`.
 */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { operationOf, replyViolations, requestViolations, type Reply } from './description/check.ts'
import type { Kept, KeptOptions } from './kept.ts'
import { keptAnswer, keptState, type KeptState } from './kept-replies.ts'
import type { GitHubFault, GitHubFaultRule, LocalGitHubOptions, LocalRepository } from './options.ts'
import { faultReply, FOREIGN, NO_FAULT, type Fault } from './fault-reply.ts'
import { json, problem, type Asked } from './json-reply.ts'
import { answer } from './replies.ts'

/** A running local GitHub. */
export interface LocalGitHub {
  /** For `GITHUB_API_URL`. */
  readonly endpoint: string
  /** `GET /repos/…` of every call so far, decoded. */
  readonly requests: readonly string[]
  /** Where a request or a reply does not fit GitHub's description; a test asserts that there are none. */
  readonly violations: readonly string[]
  /** Replaces a repository, as a push does. */
  readonly set: (fullName: string, repository: LocalRepository) => void
  /** Comments, issues and reports of code scanning. */
  readonly kept: Kept
  /** Replaces them. */
  readonly keep: (kept: KeptOptions) => void
  readonly addFault: (rule: GitHubFaultRule) => void
  readonly close: () => Promise<void>
}

interface State {
  readonly token: string
  readonly repositories: Map<string, LocalRepository>
  readonly faults: { readonly rule: GitHubFaultRule; hits: number }[]
  readonly requests: string[]
  readonly violations: string[]
  kept: KeptState
}

/** Starts it. */
export const startLocalGitHub = async (options: LocalGitHubOptions): Promise<LocalGitHub> => {
  const state: State = {
    token: options.token,
    repositories: new Map(Object.entries(options.repositories)),
    faults: (options.faults ?? []).map((rule) => ({ rule, hits: 0 })),
    requests: [],
    violations: [],
    kept: keptState(options.kept),
  }
  const server = createServer((request, response) => {
    handle(state, request, response).catch((error: unknown) => {
      state.violations.push(String(error))
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A server that listens on a port has an address with a port.
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: state.requests,
    violations: state.violations,
    get kept() {
      return state.kept
    },
    keep: (kept) => {
      state.kept = keptState(kept)
    },
    set: (fullName, repository) => void state.repositories.set(fullName, repository),
    addFault: (rule) => void state.faults.push({ rule, hits: 0 }),
    close: () => close(server),
  }
}

const close = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}

const handle = async (state: State, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  // A client that has gone away hears no answer.
  const body = await text(request).catch(() => null)
  if (body === null) return
  state.requests.push(`${String(request.method)} ${decodeURIComponent(String(request.url))}`)
  const asked = askedIn(request, body)
  const fault = strike(state, asked.operation) ?? NO_FAULT
  if (fault.kind === 'reset') request.socket.resetAndDestroy()
  if (fault.kind === 'reset' || fault.kind === 'silent') return
  const reply = faultReply(fault) ?? unauthorized(request.headers, state) ?? replyTo(state, asked)
  if (!FOREIGN.includes(fault.kind)) state.violations.push(...violationsIn(asked, reply))
  transmit(response, reply, fault)
}

const transmit = (response: ServerResponse, reply: Reply, fault: Fault): void => {
  if (fault.kind === 'lost-reply') response.destroy()
  else if (fault.kind === 'cut-off') cutOff(response, reply)
  else send(response, reply, { ...reply.headers, ...headersOf(fault) })
}

/** A call; `GraphQL` is the one query, and what is unknown is a violation. */
type Call = Asked | { readonly operation: 'GraphQL' } | { readonly operation: 'unknown'; readonly what: string }

const askedIn = ({ method = '', url = '', headers }: IncomingMessage, body: string): Call => {
  const origin = `http://${headers.host ?? ''}`
  const { pathname, searchParams: query } = new URL(url, origin)
  // GitHub Enterprise Server has the API below these paths.
  const path = pathname.replace(/^\/api(?:\/v3)?(?=\/)/u, '')
  if (method === 'POST' && path === '/graphql') return { operation: 'GraphQL' }
  const found = operationOf(method, path)
  return found === null
    ? { operation: 'unknown', what: `${method} ${pathname}` }
    : { ...found, query, accept: headers.accept ?? '', origin, body }
}

const violationsIn = (asked: Call, reply: Reply): readonly string[] => {
  if (asked.operation === 'GraphQL') return []
  if (asked.operation === 'unknown') return [`${asked.what} is not an operation of the local GitHub`]
  return [...requestViolations(asked.operation, asked), ...replyViolations(asked.operation, reply)]
}

const headersOf = (fault: Fault): Readonly<Record<string, string>> => {
  if (fault.kind === 'rate-limit') return { 'retry-after': String(fault.retryAfterSeconds) }
  return fault.kind === 'redirect' ? { location: fault.location } : {}
}

const replyTo = (state: State, asked: Call): Reply => {
  if (asked.operation === 'unknown') return problem(404, 'Not Found')
  // The one query: whose token it is.
  return asked.operation === 'GraphQL'
    ? json(200, { data: { viewer: { login: state.kept.viewer } } })
    : repositoryReplyTo(state, asked)
}

const repositoryReplyTo = ({ repositories, kept }: State, asked: Asked): Reply => {
  const repository = repositories.get(`${asked.values['owner'] ?? ''}/${asked.values['repo'] ?? ''}`)
  const reply = repository === undefined ? null : (answer(asked, repository) ?? keptAnswer(asked, kept))
  return reply ?? problem(404, 'Not Found')
}

/** Both schemes are accepted (GitHub docs, "Authenticating to the REST API"). */
const unauthorized = ({ authorization = '' }: IncomingHttpHeaders, { token }: State): Reply | null =>
  [`token ${token}`, `Bearer ${token}`].includes(authorization) ? null : problem(401, 'Bad credentials')

const strike = ({ faults }: State, operation: Call['operation']): GitHubFault | null => {
  const due = faults.find(
    ({ rule, hits }) =>
      hits < (rule.times ?? Infinity) && (rule.operation === undefined || rule.operation === operation),
  )
  if (due === undefined) return null
  due.hits += 1
  return due.rule
}

const send = (
  response: ServerResponse,
  { status, contentType, body }: Reply,
  headers: Record<string, string>,
): void => {
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(body)
}

const cutOff = (response: ServerResponse, { status, contentType, body }: Reply): void => {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) + 1 })
  response.write(body, () => response.destroy())
}
