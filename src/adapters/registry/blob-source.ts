/** The bytes of a blob on their way into a registry: out of a file, or out of another repository, which may redirect to where it keeps its blobs. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { RegistryError } from '../../errors/registry-error.ts'
import type { Blob, FileBlob, Progress, RegistryPlace } from '../../ports/oci-registry.ts'
import { exchange, nameOf, type Body, type RegistryOptions } from './registry-request.ts'
import { authorized, refusal, replyOf, repositoryUrl } from './registry-session.ts'

const CHUNK_BYTES = 1024 * 1024

/** The part of the file that is the blob. */
export const bodyOfFile = ({ path, offset, sizeBytes }: FileBlob, progress: Progress): Body => ({
  sizeBytes,
  open: () =>
    reported(
      sizeBytes === 0
        ? noBytes()
        : createReadStream(path, { start: offset, end: offset + sizeBytes - 1, highWaterMark: CHUNK_BYTES }),
      progress,
    ),
})

// eslint-disable-next-line require-yield, @typescript-eslint/require-await -- there is nothing to give
const noBytes = async function* (): AsyncIterable<Uint8Array> {
  return
}

const reported = async function* (chunks: AsyncIterable<Uint8Array>, progress: Progress): AsyncIterable<Uint8Array> {
  let sent = 0
  progress(sent)
  for await (const chunk of chunks) {
    yield chunk
    sent += chunk.length
    progress(sent)
  }
}

/** What a repository sends of a blob is handed on only as long as it can be that blob: the last bytes are held back until the digest is right. */
const checked = async function* (
  response: AsyncIterable<Uint8Array>,
  { digest, sizeBytes }: Blob,
  request: string,
): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | null = null
  let size = 0
  for await (const chunk of response) {
    hash.update(chunk)
    size += chunk.length
    if (size > sizeBytes) break
    if (held !== null) yield held
    held = chunk
  }
  if (size !== sizeBytes || `sha256:${hash.digest('hex')}` !== digest) {
    const because = `what it sent is not ${digest} of ${sizeBytes} bytes`
    throw new RegistryError({ request, status: 200, because, mayPass: size < sizeBytes })
  }
  if (held !== null) yield held
}

/** Calls `use` with the body of the blob that the repository has. @throws RegistryError */
export const withBlobOf = <Value>(
  { place, blob, progress }: { readonly place: RegistryPlace; readonly blob: Blob; readonly progress: Progress },
  options: RegistryOptions,
  use: (body: Body) => Promise<Value>,
): Promise<Value> =>
  reading({ place, to: `/blobs/${blob.digest}` }, options, (response, { heard, request }) => {
    const chunks = checked(heardOf(response, heard), blob, request)
    return use({ sizeBytes: blob.sizeBytes, open: () => reported(chunks, progress) })
  })

const heardOf = async function* (response: AsyncIterable<Uint8Array>, heard: () => void): AsyncIterable<Uint8Array> {
  for await (const chunk of response) {
    heard()
    yield chunk
  }
}

interface Wanted {
  readonly place: RegistryPlace
  readonly to: string
}

interface Reading {
  readonly heard: () => void
  readonly request: string
}

const REDIRECTS: readonly (number | undefined)[] = [301, 302, 303, 307, 308]
const MOST_REDIRECTS = 5

/** A response with the status 200 at the end of the redirects. @throws RegistryError */
export const reading = <Value>(
  { place, to }: Wanted,
  options: RegistryOptions,
  read: (response: IncomingMessage, reading: Reading) => Promise<Value>,
): Promise<Value> => {
  const take = async (response: IncomingMessage, heard: () => void, hop: Hop): Promise<Value> => {
    const request = nameOf({ method: 'GET', url: hop.url })
    if (response.statusCode === 200) return read(response, { heard, request })
    const next = REDIRECTS.includes(response.statusCode) ? nextOf(response, hop) : null
    if (next === null) throw refusal({ method: 'GET', url: hop.url }, await replyOf(response, heard))
    response.destroy()
    // Where a registry keeps its blobs needs no login: what it needs is in the URL.
    return exchange({ method: 'GET', url: next.url, headers: {} }, options, (end, sign) => take(end, sign, next))
  }
  const url = repositoryUrl(place, to)
  return authorized({ method: 'GET', place, to }, options, (response, heard) =>
    take(response, heard, { url, count: 0 }),
  )
}

interface Hop {
  readonly url: URL
  readonly count: number
}

/** Null where nothing may be followed: too often, to no address, or from HTTPS to plain HTTP. */
const nextOf = ({ headers: { location } }: IncomingMessage, { url, count }: Hop): Hop | null => {
  const next = location === undefined || count === MOST_REDIRECTS ? null : URL.parse(location, url.href)
  const isSafe = next?.protocol === 'https:' || (next !== null && next.protocol === url.protocol)
  return next !== null && isSafe ? { url: next, count: count + 1 } : null
}
