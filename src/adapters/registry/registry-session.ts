/** Requests to a registry in its own words: with the login of the repository, sent again where what failed may pass. */
import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { RegistryError } from '../../errors/registry-error.ts'
import type { RequestHeaders } from '../../ports/download.ts'
import type { RegistryPlace } from '../../ports/oci-registry.ts'
import { makeClock } from '../clock.ts'
import { exchange, nameOf, type RegistryOptions, type RegistryRequest } from './registry-request.ts'

/** A request to the repository of a place, before the login is added. */
export interface PlacedRequest extends Omit<RegistryRequest, 'url' | 'headers'> {
  readonly place: RegistryPlace
  /** A path of the repository: `/blobs/sha256:…`; or the URL that the registry gave for an upload. */
  readonly to: string | URL
  readonly headers?: RequestHeaders
}

/** What is read of a reply. */
export interface RegistryReply {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/u

/** Plain HTTP on loopback only, where the tests and a local registry are. */
export const repositoryUrl = ({ registry, repository }: RegistryPlace, path: string): URL =>
  new URL(`${LOOPBACK.test(registry) ? 'http' : 'https'}://${registry}/v2/${repository}${path}`)

const ATTEMPTS = 4
const PAUSE_MS = 1000
/** What a registry asks for with `Retry-After` is waited for up to this time. */
const LONGEST_PAUSE_MS = 30_000

/** Calls `work` again, after growing pauses, while it fails for what may pass. @throws RegistryError */
export const persistently = async <Value>(options: RegistryOptions, work: () => Promise<Value>): Promise<Value> => {
  const clock = makeClock(options.signal)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof RegistryError) || !error.mayPass || attempt === ATTEMPTS) throw error
      const pauseMs = Math.max(retryAfterOf(error), (options.pauseMs ?? PAUSE_MS) * 2 ** (attempt - 1))
      options.onRetry(`${error.message}; attempt ${attempt + 1} of ${ATTEMPTS} in ${(pauseMs / 1000).toFixed(1)} s`)
      await clock.sleep(pauseMs)
    }
  }
}

const retryAfterOf = ({ cause }: RegistryError): number =>
  cause instanceof RetryAfter ? Math.min(cause.ms, LONGEST_PAUSE_MS) : 0

/** How long the registry wants to be left alone. */
class RetryAfter extends Error {
  readonly ms: number

  constructor(seconds: number) {
    super(`Retry-After: ${seconds}`)
    this.ms = seconds * 1000
  }
}

/** Reads the response with `read`; with a new login where the registry rejects the first. @throws RegistryError */
export const authorized = async <Value>(
  request: PlacedRequest,
  options: RegistryOptions,
  read: (response: IncomingMessage, heard: () => void) => Promise<Value>,
): Promise<Value> => {
  const { place, to, headers = {}, ...rest } = request
  const url = typeof to === 'string' ? repositoryUrl(place, to) : to
  const once = async (wanted: 'known' | 'new', rejected: (response: IncomingMessage) => Promise<Value>) => {
    const authorization = await place.login(wanted)
    const own = { ...headers, ...(authorization === null ? {} : { authorization }) }
    return exchange({ ...rest, url, headers: own }, options, (response, heard) =>
      response.statusCode === 401 ? rejected(response) : read(response, heard),
    )
  }
  return once('known', (response) => {
    response.destroy()
    return once('new', async (again) => {
      throw refusal({ method: rest.method, url }, await replyOf(again))
    })
  })
}

/** The whole reply where its status is one of those; a registry limits manifests to 4 MiB. @throws RegistryError */
export const ask = (
  request: PlacedRequest,
  options: RegistryOptions,
  statuses: readonly number[],
): Promise<RegistryReply> =>
  authorized(request, options, async (response, heard) => {
    const reply = await replyOf(response, heard)
    if (statuses.includes(reply.status)) return reply
    const { place, to, method } = request
    throw refusal({ method, url: typeof to === 'string' ? repositoryUrl(place, to) : to }, reply)
  })

const MOST_BYTES = 4 * 1024 * 1024

/** A reply whose body is short. @throws an error for a longer one */
export const replyOf = async (response: IncomingMessage, heard: () => void = () => undefined) => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    heard()
    // Without an encoding, a response gives buffers.
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > MOST_BYTES) throw new Error('the reply is longer than a manifest may be')
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }
}

const ERRORS = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string().nullish() })).min(1) })

/** The error of a reply: what the registry says (OCI distribution spec, "Error Codes"), otherwise the status. */
export const refusal = (request: Pick<RegistryRequest, 'method' | 'url'>, reply: RegistryReply): RegistryError => {
  const { status, headers, body } = reply
  const first = errorIn(body.toString('utf8'))
  const said = first === undefined ? '' : `: ${first.code}${first.message ? `: ${first.message}` : ''}`
  const seconds = Number(headers['retry-after'])
  return new RegistryError({
    request: nameOf(request),
    status,
    because: `HTTP status ${status}${said}`,
    mayPass: status === 408 || status === 429 || (status >= 500 && status !== 501),
    cause: seconds > 0 ? new RetryAfter(seconds) : undefined,
  })
}

const errorIn = (text: string): z.infer<typeof ERRORS>['errors'][number] | undefined => {
  try {
    return ERRORS.parse(JSON.parse(text)).errors[0]
  } catch {
    return undefined
  }
}
