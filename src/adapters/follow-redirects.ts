/**
 * One GET with its redirects: each hop must be HTTPS again (plain HTTP only on loopback), and a token does not leave its host. Honours
 * the proxy variables by Node's own agent.
 */
import type { IncomingMessage } from 'node:http'
import { fault } from '../errors/fault.ts'
import type { ShipError } from '../errors/ship-error.ts'
import type { RequestHeaders } from '../ports/download.ts'

export interface Request {
  readonly signal: AbortSignal
  /** For the proxy variables. */
  readonly environment: NodeJS.ProcessEnv
  readonly headers: RequestHeaders
  /** Which bytes of the body; also sent to a host that it is redirected to. */
  readonly range?: RequestHeaders
  /** To be called whenever something has come. */
  readonly heard: () => void
}

/** GitHub's release downloads redirect once; mirrors in front of them add one or two. */
const MAX_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]

/** The answer at the end of the redirects, its body unread. @throws ShipError `E_DOWNLOAD`; what the connection ended with */
export const follow = async (start: string, request: Request): Promise<IncomingMessage> => {
  let url = secureUrl(start, start)
  let { headers } = request
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await get(url, { ...request, headers })
    request.heard()
    const { location } = response.headers
    if (!REDIRECTS.includes(response.statusCode ?? 0) || location === undefined) return response
    response.destroy()
    const next = secureUrl(new URL(location, url).href, start)
    // A token is for one host; a registry redirects to where it keeps its blobs.
    if (next.host !== url.host) headers = {}
    url = next
  }
  throw failed(start, `was redirected more than ${MAX_REDIRECTS} times`)
}

const get = async (url: URL, { signal, environment, headers: own, range = {} }: Request): Promise<IncomingMessage> => {
  // Loaded with the first download: most runs need none, and none needs it to start.
  const { request, Agent } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
  return new Promise((resolve, reject) => {
    // Before Node 24.5, `proxyEnv` has no effect, and the request does not use the proxy.
    const agent = new Agent({ proxyEnv: environment })
    const headers = { 'user-agent': 'ship-to-ecs', accept: 'application/octet-stream, */*', ...own, ...range }
    request(url, { agent, headers, signal }, resolve).on('error', reject).end()
  })
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/** @throws ShipError when a URL is neither HTTPS nor on loopback, where the tests and a local mirror are */
const secureUrl = (text: string, start: string): URL => {
  const url = URL.parse(text)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname))) return url
  throw failed(start, `leads to ${withoutSecrets(text)}, which is not HTTPS`)
}

/** Neither a signed URL's query nor a password may reach a message. */
const withoutSecrets = (text: string): string => {
  const url = URL.parse(text)
  return url === null ? 'something that is not a URL' : `${url.protocol}//${url.host}${url.pathname}`
}

/** What the log says. */
export const failed = (url: string, what: string, cause?: unknown): ShipError =>
  fault('E_DOWNLOAD', {
    message: `GET ${withoutSecrets(url)} ${what}`,
    hint: 'Check that the runner can reach this host, the proxy variables and `tools-mirror`; then re-run.',
    cause,
  })
