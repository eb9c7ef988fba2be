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
  const requests = new Set<ClientRequest>()
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { readonly request: ClientRequest } // documented by node:diagnostics_channel
    if (request.path === ignoredPath) return
    requests.add(request)
    request.once('close', () => requests.delete(request))
    // The local AWS says that it will not answer: from then on the program only waits.
    request.once('information', () => requests.delete(request))
    // A tunnel through a proxy is work until it is there; what is asked through it is a request of its own.
    if (request.method !== 'CONNECT') return
    for (const end of ['connect', 'error']) request.once(end, () => requests.delete(request))
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
  return () => requests.size > 0 || fetches.size > 0 || process.getActiveResourcesInfo().some((type) => WORK.test(type))
}
