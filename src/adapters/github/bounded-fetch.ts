/**
 * `fetch` whose responses are GitHub's own, whole and of bounded size. Octokit takes a body that breaks off for an empty text, reads any number of
 * bytes, takes a web page for a value, and sends what it has to whatever host it is redirected to.
 */
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'

export type Fetch = (url: string | URL | Request, options?: RequestInit) => Promise<Response>

/**
 * Reads each body to its end before the response is handed on. The promise rejects when the body is cut off or too long, when what was sent would
 * go to another host, and when something else than GitHub's API has responded.
 */
export const boundedFetch =
  (fetch: Fetch, limitBytes: number): Fetch =>
  async (url, options) => {
    const response = await followed(fetch, url, options)
    const { status, statusText, headers } = response
    const body = await readBody(response, limitBytes)
    if (response.ok && body.length > 0) assertOfApi(headers.get('content-type') ?? '')
    // A response with one of these statuses cannot have a body (Fetch standard, "null body status").
    return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers: [...headers] })
  }

/** GitHub's own (GitHub docs, "Best practices for using the REST API", "Follow redirects"): the same request is to be sent again. */
const REDIRECTS = [301, 302, 307, 308]
const MOST_REDIRECTS = 5

const followed = async (fetch: Fetch, start: Parameters<Fetch>[0], options?: RequestInit): Promise<Response> => {
  let url = new URL(start instanceof Request ? start.url : start)
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await fetch(url.href, { ...options, redirect: 'manual' })
    const location = response.headers.get('location')
    if (!REDIRECTS.includes(response.status) || location === null) return response
    await response.body?.cancel()
    const next = URL.parse(location, url.href)
    if (next?.origin !== url.origin)
      throw foreign(`it redirects to another host, ${next?.host ?? 'which cannot be read'}`)
    url = next
  }
  throw foreign(`it redirects more than ${MOST_REDIRECTS} times`)
}

/** Every media type of the API is one of these (GitHub docs, "Media types"). A proxy or a sign-in page answers with another one. */
const OF_API = /^application\/(?:json|vnd\.github)\b/iu

const LONGEST_TYPE = 100

const assertOfApi = (contentType: string): void => {
  if (!OF_API.test(contentType))
    throw foreign(`it is of the type ${contentType.slice(0, LONGEST_TYPE) || 'none'}, not of GitHub's API`)
}

const foreign = (why: string): ShipError => fault('E_GITHUB', { message: `the response is not GitHub's: ${why}` })

const readBody = async ({ body }: Response, limitBytes: number): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  let size = 0
  // A stream of Node can be iterated; the types of the DOM do not say so.
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw tooLong(limitBytes)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const tooLong = (limitBytes: number): ShipError =>
  fault('E_GITHUB', { message: `the response of GitHub is longer than ${limitBytes / 1024} KiB` })
