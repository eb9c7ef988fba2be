/**
 * One request to a registry, with or without a body. Redirects are not followed here, so nothing that it is sent with leaves its host.
 * Honours the proxy variables by Node's own agent.
 */
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { RegistryError } from '../../errors/registry-error.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { RequestHeaders } from '../../ports/download.ts'
import { proxyFault, type ProxyFault } from '../proxy-fault.ts'

export interface RegistryOptions {
  readonly signal: AbortSignal
  /** For the proxy variables. */
  readonly environment: NodeJS.ProcessEnv
  /** Gets a line before a request is sent again. */
  readonly onRetry: (line: string) => void
  /** Before the first one that is sent again; a second when absent. */
  readonly pauseMs?: number
  /** The longest time in which nothing comes or goes; two minutes when absent. */
  readonly silenceMs?: number
}

export interface RegistryRequest {
  readonly method: 'HEAD' | 'GET' | 'POST' | 'PUT'
  readonly url: URL
  readonly headers: RequestHeaders
  readonly body?: Body
}

/** Opened for each attempt anew. */
export interface Body {
  readonly sizeBytes: number
  readonly open: () => AsyncIterable<Uint8Array>
}

/** A registry may need a minute to store a large blob once it has all of it. */
const SILENCE_MS = 120_000

/**
 * Sends the request and gives what `read` makes of the response, which has the time until nothing comes any more.
 * @throws RegistryError; the signal's reason
 */
export const exchange = async <Value>(
  order: RegistryRequest,
  options: RegistryOptions,
  read: (response: IncomingMessage, heard: () => void) => Promise<Value>,
): Promise<Value> => {
  const silenceMs = options.silenceMs ?? SILENCE_MS
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(), silenceMs)
  const heard = (): void => void timer.refresh()
  const signal = AbortSignal.any([options.signal, silent.signal])
  try {
    const response = await send(order, { signal, heard, environment: options.environment })
    heard()
    return await read(response, heard).finally(() => response.destroy())
  } catch (error) {
    options.signal.throwIfAborted()
    if (silent.signal.aborted) throw unanswered(order, `nothing came for ${silenceMs / 1000} s`, error)
    if (error instanceof ShipError) throw error
    const atProxy = proxyFault(error, options.environment)
    throw atProxy === null
      ? unanswered(order, messageOf(error) || codeOf(error), error)
      : refusedByProxy(order, atProxy)
  } finally {
    clearTimeout(timer)
  }
}

interface Connection extends Pick<RegistryOptions, 'signal' | 'environment'> {
  readonly heard: () => void
}

const send = async ({ method, url, headers: own, body }: RegistryRequest, connection: Connection) => {
  const { signal, environment, heard } = connection
  const { request, Agent } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
  // An agent for each request: an idle connection may be one that the registry has closed.
  return new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.sizeBytes) }
    const headers = { 'user-agent': 'ship-to-ecs', ...own, ...length }
    const sent = request(url, { method, agent: new Agent({ proxyEnv: environment }), headers, signal }, resolve)
    sent.on('error', reject)
    if (body === undefined) sent.end()
    // A registry may answer before it has the whole body; what becomes of the rest is no matter then.
    else pipeline(counted(body.open(), heard), sent).catch(reject)
  })
}

const counted = async function* (chunks: AsyncIterable<Uint8Array>, heard: () => void): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    heard()
    yield chunk
  }
}

/** `PUT https://host/v2/app/manifests/1`: a query may hold the state of an upload. */
export const nameOf = ({ method, url }: Pick<RegistryRequest, 'method' | 'url'>): string =>
  `${method} ${url.protocol}//${url.host}${url.pathname}`

const refusedByProxy = (order: RegistryRequest, { because, mayPass }: ProxyFault): RegistryError =>
  new RegistryError({ request: nameOf(order), status: null, because, mayPass })

/** What another attempt cannot change: the name, the certificate and what is no HTTP. */
const LASTING = /^(?:ERR_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HPE_)/u

/** A certificate that Node does not trust (Node.js, "X509 certificate error codes"). */
const UNTRUSTED = /^(?:SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/u
const TRUST =
  'If a proxy or the registry has a certificate of your own authority, name the file of that authority in NODE_EXTRA_CA_CERTS.'

const unanswered = (order: RegistryRequest, because: string, cause: unknown): RegistryError => {
  const code = codeOf(cause)
  const facts = { request: nameOf(order), status: null, because, mayPass: !LASTING.test(code), cause }
  return new RegistryError(UNTRUSTED.test(code) ? { ...facts, hint: TRUST } : facts)
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
