/**
 * `fetch` whose responses are whole and of bounded size. Octokit takes a body that breaks off for an empty text, and reads any number of
 * bytes.
 */
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'

export type Fetch = (url: string | URL | Request, options?: RequestInit) => Promise<Response>

/** Reads each body to its end before the response is handed on. The promise rejects when the body is cut off or too long. */
export const boundedFetch =
  (fetch: Fetch, limitBytes: number): Fetch =>
  async (url, options) => {
    const response = await fetch(url, options)
    const { status, statusText, headers } = response
    const body = await readBody(response, limitBytes)
    // A response with one of these statuses cannot have a body (Fetch standard, "null body status").
    return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers: [...headers] })
  }

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
