/**
 * Downloads by HTTPS into a file. Follows redirects itself, because each hop must be HTTPS again (plain HTTP only on loopback);
 * honours the proxy variables by Node's own agent. A body that is shorter than promised is an error, never a file that looks whole.
 */
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fault } from '../errors/fault.ts'
import { messageOf, ShipError } from '../errors/ship-error.ts'
import type { Download, Reply, RequestHeaders } from '../ports/download.ts'

export interface DownloadOptions {
  readonly signal: AbortSignal
  /** For the proxy variables. */
  readonly environment: NodeJS.ProcessEnv
  /** For the whole of one download, redirects included; 10 minutes when absent. */
  readonly timeoutMs?: number
  /** The longest time in which nothing comes, from the request on; 30 s when absent. */
  readonly silenceMs?: number
}

/** GitHub's release downloads redirect once; mirrors in front of them add one or two. */
const MAX_REDIRECTS = 5
const TIMEOUT_MS = 10 * 60_000
/** A server that works sends something long before; another one may have the same file. */
const SILENCE_MS = 30_000
const REDIRECTS = [301, 302, 303, 307, 308]

/** A `Download` bound to one abort signal; `toFile` rejects with the signal's reason when it is aborted. */
export const makeDownload = (options: DownloadOptions): Download => ({
  toFile: async (url, path, headers = {}) => {
    try {
      await withinTime(url, options, (request) => fetchInto(path, url, { ...request, headers }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  },
  read: (url, headers) => withinTime(url, options, (request) => readText(url, { ...request, headers })),
})

interface Request {
  readonly signal: AbortSignal
  readonly environment: NodeJS.ProcessEnv
  readonly headers: RequestHeaders
  /** To be called whenever something has come. */
  readonly heard: () => void
}

/** @throws ShipError `E_DOWNLOAD`, or the reason of the abort */
const withinTime = async <Value>(
  url: string,
  options: DownloadOptions,
  work: (request: Omit<Request, 'headers'>) => Promise<Value>,
): Promise<Value> => {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const timeout = AbortSignal.timeout(timeoutMs)
  const silenceMs = options.silenceMs ?? SILENCE_MS
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(), silenceMs)
  const signal = AbortSignal.any([options.signal, timeout, silent.signal])
  try {
    return await work({ signal, environment: options.environment, heard: () => void timer.refresh() })
  } catch (error) {
    if (options.signal.aborted) throw options.signal.reason
    if (silent.signal.aborted) throw failed(url, `sent nothing for ${silenceMs / 1000} s`)
    if (timeout.aborted) throw failed(url, `took longer than ${timeoutMs / 1000} s`)
    if (error instanceof ShipError) throw error
    throw failed(url, isReset(error) ? 'was cut off' : `failed: ${messageOf(error)}`, error)
  } finally {
    clearTimeout(timer)
  }
}

/** Enough for every manifest and token; a registry limits manifests to this. */
const TEXT_BYTES = 4 * 1024 * 1024

const readText = async (url: string, request: Request): Promise<Reply> => {
  const response = await follow(url, request)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    request.heard()
    // Without an encoding, a response gives buffers.
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > TEXT_BYTES) throw failed(url, 'returned more than is expected')
  }
  return {
    status: response.statusCode ?? 0,
    challenge: response.headers['www-authenticate'] ?? '',
    text: Buffer.concat(chunks).toString('utf8'),
  }
}

const fetchInto = async (path: string, url: string, request: Request): Promise<void> => {
  const response = await follow(url, request)
  if (response.statusCode !== 200) {
    // An unread body would hold the connection open.
    response.destroy()
    throw failed(url, `returned ${response.statusCode ?? 0} ${response.statusMessage ?? ''}`.trim())
  }
  await mkdir(dirname(path), { recursive: true })
  // Node's parser holds the body to its length: one that ends too early is a reset connection, never a short file.
  await pipeline(response, noting(request.heard), createWriteStream(path, { mode: 0o600 }), { signal: request.signal })
}

/** Passes everything on, and says that something has come. */
const noting = (heard: () => void): Transform =>
  new Transform({
    transform: (chunk, _encoding, done) => {
      heard()
      done(null, chunk)
    },
  })

const isReset = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET'

/** The answer at the end of the redirects, its body unread. */
const follow = async (start: string, request: Request): Promise<IncomingMessage> => {
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

const get = async (url: URL, { signal, environment, headers: own }: Request): Promise<IncomingMessage> => {
  // Loaded with the first download: most runs need none, and none needs it to start.
  const { request, Agent } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
  return new Promise((resolve, reject) => {
    // Before Node 24.5, `proxyEnv` has no effect, and the request does not use the proxy.
    const agent = new Agent({ proxyEnv: environment })
    const headers = { 'user-agent': 'ship-to-ecs', accept: 'application/octet-stream, */*', ...own }
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

const failed = (url: string, what: string, cause?: unknown): ShipError =>
  fault('E_DOWNLOAD', {
    message: `GET ${withoutSecrets(url)} ${what}`,
    hint: 'Check that the runner can reach this host, the proxy variables and `tools-mirror`; then re-run.',
    cause,
  })
