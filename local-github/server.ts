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
import { operationOf, replyViolations, requestViolations, type Reply } from './description/check.ts'
import type { GitHubFault, GitHubFaultRule, LocalGitHubOptions, LocalRepository } from './options.ts'
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
  readonly addFault: (rule: GitHubFaultRule) => void
  readonly close: () => Promise<void>
}

interface State {
  readonly token: string
  readonly repositories: Map<string, LocalRepository>
  readonly faults: { readonly rule: GitHubFaultRule; hits: number }[]
  readonly requests: string[]
  readonly violations: string[]
}

/** Starts it. */
export const startLocalGitHub = async (options: LocalGitHubOptions): Promise<LocalGitHub> => {
  const state: State = {
    token: options.token,
    repositories: new Map(Object.entries(options.repositories)),
    faults: (options.faults ?? []).map((rule) => ({ rule, hits: 0 })),
    requests: [],
    violations: [],
  }
  const server = createServer((request, response) => handle(state, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A server that listens on a port has an address with a port.
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: state.requests,
    violations: state.violations,
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

const handle = (state: State, request: IncomingMessage, response: ServerResponse): void => {
  request.resume()
  state.requests.push(`${String(request.method)} ${decodeURIComponent(String(request.url))}`)
  const fault = strike(state)
  if (fault?.kind === 'reset') request.socket.resetAndDestroy()
  if (fault?.kind === 'reset' || fault?.kind === 'silent') return
  const reply = replyTo(state, request, fault)
  if (fault?.kind === 'cut-off') cutOff(response, reply)
  else send(response, reply, headersOf(fault))
}

const headersOf = (fault: GitHubFault | null): Readonly<Record<string, string>> =>
  fault?.kind === 'rate-limit' ? { 'retry-after': String(fault.retryAfterSeconds) } : {}

/** Checks the request, and the reply before it is sent. */
const replyTo = (state: State, request: IncomingMessage, fault: GitHubFault | null): Reply => {
  const { method = '', url = '', headers } = request
  const origin = `http://${headers.host ?? ''}`
  const { pathname, searchParams: query } = new URL(url, origin)
  // GitHub Enterprise Server has the API below this path.
  const found = method === 'GET' ? operationOf(pathname.replace(/^\/api\/v3(?=\/)/u, '')) : null
  if (found === null) {
    state.violations.push(`${method} ${pathname} is not an operation of the local GitHub`)
    return problem(404, 'Not Found')
  }
  const asked = { ...found, query, accept: headers.accept ?? '', origin }
  const reply = faultReply(fault) ?? unauthorized(headers, state) ?? repositoryReplyTo(state, asked)
  state.violations.push(...requestViolations(found.operation, query), ...replyViolations(found.operation, reply))
  return reply
}

const repositoryReplyTo = ({ repositories }: State, asked: Asked): Reply => {
  const repository = repositories.get(`${asked.values['owner'] ?? ''}/${asked.values['repo'] ?? ''}`)
  return repository === undefined ? problem(404, 'Not Found') : answer(asked, repository)
}

/** Both schemes are accepted (GitHub docs, "Authenticating to the REST API"). */
const unauthorized = ({ authorization = '' }: IncomingHttpHeaders, { token }: State): Reply | null =>
  [`token ${token}`, `Bearer ${token}`].includes(authorization) ? null : problem(401, 'Bad credentials')

const strike = ({ faults }: State): GitHubFault | null => {
  const due = faults.find(({ rule, hits }) => hits < (rule.times ?? Infinity))
  if (due === undefined) return null
  due.hits += 1
  return due.rule
}

const faultReply = (fault: GitHubFault | null): Reply | null => {
  switch (fault?.kind) {
    case 'no-right':
      return problem(404, 'Not Found')
    case 'bad-credentials':
      return problem(401, 'Bad credentials')
    case 'server-error':
      return json(502, { message: 'Server Error' })
    case 'rate-limit':
      return problem(429, 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.')
    default:
      return null
  }
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
