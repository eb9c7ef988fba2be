/**
 * Whether a process has work in progress besides its timers: requests, files, child processes, DNS lookups. Only a process
 * without any may skip time.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'

/** Resources of Node that mean work in progress; an idle keep-alive socket or a listening server does not. */
const WORK = /Req|REQUEST|ConnectWrap|WriteWrap|ShutdownWrap|ProcessWrap|ZLIB|Worker/

/** Starts to watch. Requests to `ignoredPath`, the path of the clock, do not count. */
export const watchActivity = (ignoredPath: string): (() => boolean) => {
  let requests = 0
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { readonly request: ClientRequest } // documented by node:diagnostics_channel
    if (request.path === ignoredPath) return
    requests += 1
    request.once('close', () => (requests -= 1))
  })
  const fetches = new Set<unknown>()
  const fetchEnds = (message: unknown): void => {
    fetches.delete((message as { readonly request: unknown }).request) // as above, by undici
  }
  subscribe('undici:request:create', (message) => {
    fetches.add((message as { readonly request: unknown }).request) // as above
  })
  subscribe('undici:request:trailers', fetchEnds)
  subscribe('undici:request:error', fetchEnds)
  return () => requests > 0 || fetches.size > 0 || process.getActiveResourcesInfo().some((type) => WORK.test(type))
}
