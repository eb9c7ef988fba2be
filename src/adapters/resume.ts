/**
 * A body into a file, continued where it was cut off (RFC 9110, "Range Requests"). Only a strong validator can show that the rest is of
 * the same file: with another one, or without ranges, the server sends the whole again, and the file begins anew.
 */
import { mkdir, open, type FileHandle } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { dirname } from 'node:path'
import { ShipError } from '../errors/ship-error.ts'
import { makeClock } from './clock.ts'
import { failed, follow, type Request } from './follow-redirects.ts'

/** What is in the file so far. */
interface Held {
  readonly bytes: number
  /** Of the whole; null where the server does not say it. */
  readonly total: number | null
  /** The strong entity tag of what is held; null: it cannot be continued. */
  readonly tag: string | null
}

const NOTHING: Held = { bytes: 0, total: null, tag: null }

/** A connection that breaks more often does not give the file. */
const MOST_RESUMES = 10
/** Before the first time; longer each time. */
const PAUSE_MS = 100
/** No scanner and no database comes near it; a server that never ends would fill the disk. */
const MOST_BYTES = 4 * 1024 ** 3

/** Writes what the URL has. @throws ShipError `E_DOWNLOAD`; what ended the connection for the last time */
export const fetchInto = async (
  path: string,
  url: string,
  request: Request & { readonly pauseMs?: number | undefined },
): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'w', 0o600)
  try {
    let held = NOTHING
    for (let resumed = 0; ; resumed += 1) {
      const got = await takeMore({ url, request, file }, held)
      if (got.kind === 'whole') return
      if (got.held.tag === null || resumed === MOST_RESUMES) throw got.cause
      held = got.held
      await makeClock(request.signal).sleep((request.pauseMs ?? PAUSE_MS) * (resumed + 1))
      request.heard()
    }
  } finally {
    await file.close()
  }
}

interface Writing {
  readonly url: string
  readonly request: Request
  readonly file: FileHandle
}

type Taken = { readonly kind: 'whole' } | { readonly kind: 'part'; readonly held: Held; readonly cause: unknown }

/** One request. What ends it before the file is whole is thrown, unless another request may get more. */
const takeMore = async (writing: Writing, held: Held): Promise<Taken> => {
  const { url, request } = writing
  let response: IncomingMessage
  try {
    response = await follow(url, { ...request, range: rangeOf(held) })
  } catch (error) {
    if (held.tag === null || request.signal.aborted || error instanceof ShipError) throw error
    return { kind: 'part', held, cause: error }
  }
  const start = startOf(response, held)
  if (start !== null) return takeBody(writing, response, start)
  // An unread body would hold the connection open.
  response.destroy()
  const { statusCode = 0, statusMessage = '' } = response
  const cause = failed(url, `returned ${statusCode} ${statusMessage}`.trim())
  if (held.tag === null) throw cause
  if (PASSING(statusCode)) return { kind: 'part', held, cause }
  // The file there is another one now, or the server does not do what it says: from the beginning, once.
  return takeMore(writing, NOTHING)
}

const PASSING = (status: number): boolean => status === 429 || status >= 500

const rangeOf = ({ bytes, tag }: Held): Readonly<Record<string, string>> =>
  tag === null ? {} : { range: `bytes=${bytes}-`, 'if-range': tag }

/** What the body of a response is added to; null where it is none of this file. */
const startOf = ({ statusCode, headers }: IncomingMessage, held: Held): Held | null => {
  if (statusCode === 206) return held.tag === null ? null : continued(headers, held)
  if (statusCode !== 200) return null
  const length = headers['content-length']
  return { bytes: 0, total: length === undefined ? null : Number(length), tag: strong(headers.etag) }
}

/** The rest of what is held; null where the server sends something else. */
const continued = (headers: IncomingHttpHeaders, held: Held): Held | null => {
  const [, from, total = '*'] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '') ?? []
  if (Number(from) !== held.bytes || (headers.etag ?? held.tag) !== held.tag) return null
  if (total === '*') return held
  return held.total === null || Number(total) === held.total ? { ...held, total: Number(total) } : null
}

/** `W/"…"` may name two files that differ. */
const strong = (tag: string | undefined): string | null => (tag?.startsWith('"') === true ? tag : null)

const takeBody = async ({ url, request, file }: Writing, response: IncomingMessage, start: Held): Promise<Taken> => {
  let { bytes } = start
  if (bytes === 0) await file.truncate(0)
  try {
    for await (const chunk of response) {
      request.heard()
      // Without an encoding, a response gives buffers.
      const { length } = chunk as Buffer
      if (bytes + length > MOST_BYTES) throw failed(url, 'returned more than is expected')
      await writeAll(file, chunk as Buffer, bytes)
      bytes += length
    }
  } catch (error) {
    if (request.signal.aborted || !isReset(error)) throw error
    return { kind: 'part', held: { ...start, bytes }, cause: error }
  }
  // Node's parser holds a body to its length; a part may be shorter than what was asked for.
  if (start.total === null || bytes === start.total) return { kind: 'whole' }
  return { kind: 'part', held: { ...start, bytes }, cause: failed(url, 'was cut off') }
}

const writeAll = async (file: FileHandle, chunk: Buffer, position: number): Promise<void> => {
  for (let written = 0; written < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, written, chunk.length - written, position + written)
    written += bytesWritten
  }
}

/** Whether the other side ended the connection. */
export const isReset = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ECONNRESET'
