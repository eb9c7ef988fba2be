/**
 * One HTTP request to the deployed service. The address is checked where the connection is made, after the name has been resolved, so that
 * a name cannot lead to a metadata endpoint. Redirects are not followed and proxies not used: both would connect to somewhere else.
 */
import { lookup as resolve } from 'node:dns'
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http'
import { isIP, type LookupFunction } from 'node:net'
import { messageOf } from '../errors/ship-error.ts'
import type { Probe, ProbeReply, ProbeRequest } from '../ports/probe.ts'
import { isLinkLocal } from './link-local.ts'

export interface ProbeOptions {
  readonly signal: AbortSignal
  /** Resolves names; the system's own when absent. */
  readonly lookup?: typeof resolve
}

/** Enough for what a health check says; the rest is not read. */
const BODY_BYTES = 1024 * 1024
const LONGEST_REASON = 200

/** A probe bound to one abort signal. */
export const makeProbe =
  ({ signal, lookup = resolve }: ProbeOptions): Probe =>
  async (order) => {
    const until = AbortSignal.any([signal, order.limit])
    try {
      return await send(order, { signal: until, lookup: guarded(lookup) })
    } catch (error) {
      signal.throwIfAborted()
      return unanswered(error, order.limit)
    }
  }

interface Connection {
  readonly signal: AbortSignal
  readonly lookup: LookupFunction
}

const send = async (order: ProbeRequest, { signal, lookup }: Connection): Promise<ProbeReply> => {
  const { url: text, host, method } = order
  const url = new URL(text)
  const address = url.hostname.replace(/^\[|\]$/gu, '')
  // An address is not looked up.
  if (isLinkLocal(address)) throw new Forbidden(address)
  const name = host ?? url.hostname
  const { request, Agent } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'))
  const options: RequestOptions & { readonly servername?: string; readonly rejectUnauthorized: boolean } = {
    method,
    signal,
    lookup,
    // Of its own: no proxy, and no connection that an earlier deployment has answered.
    agent: new Agent(),
    headers: { 'user-agent': 'ship-to-ecs', 'accept-encoding': 'identity', ...order.headers, ...hostHeader(host) },
    rejectUnauthorized: true,
    ...(isIP(address) !== 0 && host === null ? {} : { servername: name }),
  }
  const response = await responseTo(request(url, options))
  try {
    const { body, isCut } = order.body === 'read' ? await bodyOf(response) : { body: new Uint8Array(), isCut: false }
    return { kind: 'response', status: response.statusCode ?? 0, headers: headersOf(response), body, isCut }
  } finally {
    response.destroy()
  }
}

const hostHeader = (host: string | null): Readonly<Record<string, string>> => (host === null ? {} : { host })

const responseTo = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((done, failed) => {
    request.on('response', done).on('error', failed).end()
  })

const headersOf = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))

/** What is beyond the limit is left unread. */
const bodyOf = async (response: IncomingMessage): Promise<{ readonly body: Uint8Array; readonly isCut: boolean }> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    // Without an encoding, a response gives buffers.
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > BODY_BYTES) break
  }
  return { body: Buffer.concat(chunks).subarray(0, BODY_BYTES), isCut: size > BODY_BYTES }
}

/** An address that is link-local. */
class Forbidden extends Error {
  readonly address: string

  constructor(address: string) {
    super(`leads to ${address}`)
    this.address = address
  }
}

/** Refuses a name as soon as one of its addresses is link-local. */
const guarded =
  (lookup: typeof resolve): LookupFunction =>
  (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const forbidden = error === null ? addresses.find(({ address }) => isLinkLocal(address)) : undefined
      const refusal = forbidden === undefined ? error : new Forbidden(forbidden.address)
      const [first] = addresses
      if (refusal !== null) done(refusal, [])
      else if (options.all === true || first === undefined) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut off',
  ENOTFOUND: 'the name of the host was not found',
  EAI_AGAIN: 'the name of the host could not be resolved',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network of the host cannot be reached',
  ETIMEDOUT: 'the connection timed out',
  HPE_HEADER_OVERFLOW: 'the headers of the response are too long',
}

const unanswered = (error: unknown, limit: AbortSignal): ProbeReply => {
  if (error instanceof Forbidden) {
    const because = `was not sent: the host has the link-local address ${error.address}, where clouds serve credentials`
    return { kind: 'none', because, again: 'useless' }
  }
  if (limit.aborted) return { kind: 'none', because: 'got no complete response in time', again: 'possible' }
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  const because = REASONS[code] ?? messageOf(error).slice(0, LONGEST_REASON)
  return { kind: 'none', because: `got no response: ${because}`, again: 'possible' }
}
