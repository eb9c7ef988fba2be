/**
 * Downloads by HTTPS: a file, continued where it was cut off, or a short text, within a time. A body that is shorter than promised is
 * an error, never a file that looks whole.
 */
import { rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { messageOf, ShipError } from '../errors/ship-error.ts'
import type { Download, Reply } from '../ports/download.ts'
import { failed, follow, type Request } from './follow-redirects.ts'
import { proxyFault } from './proxy-fault.ts'
import { fetchInto, isReset } from './resume.ts'

export interface DownloadOptions {
  readonly signal: AbortSignal
  /** For the proxy variables. */
  readonly environment: NodeJS.ProcessEnv
  /** For the whole of one download, with what is continued; 10 minutes when absent. */
  readonly timeoutMs?: number
  /** The longest time in which nothing comes, from the request on; 30 s when absent. */
  readonly silenceMs?: number
  /** Before a download is continued for the first time; 100 ms when absent. */
  readonly pauseMs?: number
}

const TIMEOUT_MS = 10 * 60_000
/** A server that works sends something long before; another one may have the same file. */
const SILENCE_MS = 30_000

/** A `Download` bound to one abort signal; `toFile` rejects with the signal's reason when it is aborted. */
export const makeDownload = (options: DownloadOptions): Download => ({
  toFile: async (url, path, headers = {}) => {
    try {
      await withinTime(url, options, (request) =>
        fetchInto(path, url, { ...request, headers, pauseMs: options.pauseMs }),
      )
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  },
  read: (url, headers) => withinTime(url, options, (request) => readText(url, { ...request, headers })),
})

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
    throw failed(url, isReset(error) ? 'was cut off' : `failed: ${causeOf(error, options)}`, error)
  } finally {
    clearTimeout(timer)
  }
}

const causeOf = (error: unknown, { environment }: DownloadOptions): string =>
  proxyFault(error, environment)?.because ?? messageOf(error)

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
    ...linkOf(response.headers),
  }
}

/** Of several headers, Node gives one text or a list, by their name. */
const linkOf = ({ link }: IncomingHttpHeaders): Pick<Reply, 'link'> =>
  link === undefined ? {} : { link: [link].flat().join(', ') }
