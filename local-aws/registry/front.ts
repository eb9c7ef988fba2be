/** The TLS front of the registry: records and checks each request, then forwards it to the registry behind it. */
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Server } from 'node:https'
import type { LocalClock } from '../clock/clock.ts'
import type { Fault, Faults } from '../protocol/faults.ts'
import type { RecordedRequest } from '../protocol/call.ts'
import { callerArn, notePush, readRegistryRequest, refuse, registryError } from './rules.ts'
import { connectionResetter } from './reset-connection.ts'
import type { RegistryRefusal, RegistryRequest, RegistryRules } from './rules.ts'

/** A registry behind the front. */
export interface Route {
  readonly rules: RegistryRules
  readonly origin: string
}

/** What the front needs. */
export interface FrontParts {
  /** By host name; a single one is reached by any name. */
  readonly routes: ReadonlyMap<string, Route>
  readonly tls: { readonly certFile: string; readonly keyFile: string }
  readonly clock: LocalClock
  readonly faults: Faults
  readonly requests: RecordedRequest[]
  readonly startedAt: number
}

/** An HTTPS server, not listening yet. */
export const registryFront = (parts: FrontParts): Server => {
  const tls = { cert: readFileSync(parts.tls.certFile), key: readFileSync(parts.tls.keyFile) }
  const server = createServer(tls)
  const reset = connectionResetter(server)
  return server.on('request', (request, response) => {
    handle(parts, { request, response, reset: () => reset(request) }).catch((error: unknown) => {
      send(request, response, registryError(500, 'UNKNOWN', String(error)))
    })
  })
}

const handle = async (parts: FrontParts, { request, response, reset }: Exchange): Promise<void> => {
  const { method = 'GET', url = '/', headers } = request
  const asked = readRegistryRequest(method, url)
  const route = routeOf(parts, headers.host ?? '')
  const recorded = recordOf(asked, route, headers)
  const time = parts.clock.now()
  parts.requests.push({ ...recorded, time })
  const fault = parts.faults.strike('registry', recorded.operation, (time - parts.startedAt) / 1000)
  if (fault !== null && (await isLost(fault, reset))) return
  const refusal = faultRefusal(fault) ?? (await refusalOf(route, asked, headers))
  if (refusal !== null) send(request, response, refusal)
  else if (route !== null) {
    forward(route, asked, { request, response })
    const { operation } = recorded
    const isDue = (received: number): boolean => parts.faults.cuts(operation, received)
    cutWhen(isDue, { request, reset })
  }
}

/** What has come of the body is with the registry behind; the client sees its connection reset. */
const cutWhen = (
  isDue: (receivedBytes: number) => boolean,
  { request, reset }: Pick<Exchange, 'request' | 'reset'>,
): void => {
  let received = 0
  request.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (isDue(received)) reset()
  })
}

const recordOf = (
  asked: RegistryRequest,
  route: Route | null,
  headers: IncomingHttpHeaders,
): Omit<RecordedRequest, 'time'> => ({
  service: 'registry',
  operation: `${asked.method} ${asked.kind}`,
  input: { repository: asked.repository, reference: asked.reference, registryId: route?.rules.account ?? null },
  userAgent: headers['user-agent'] ?? '',
  accessKeyId: null,
  region: route?.rules.region ?? null,
  principal: route === null ? null : callerArn(route.rules, headers.authorization),
})

const refusalOf = async (
  route: Route | null,
  asked: RegistryRequest,
  { authorization }: IncomingHttpHeaders,
): Promise<RegistryRefusal | null> => (route === null ? NO_SUCH_HOST : refuse(route.rules, asked, authorization))

const NO_SUCH_HOST = registryError(404, 'NAME_UNKNOWN', 'The local AWS has no registry of this name.')

const routeOf = ({ routes }: FrontParts, host: string): Route | null => {
  const only = routes.size === 1 ? [...routes.values()][0] : undefined
  return routes.get(host.replace(/:\d+$/u, '')) ?? only ?? null
}

/** Whether nobody answers the request; a slow one is answered after its pause. */
const isLost = async (fault: Fault, reset: () => void): Promise<boolean> => {
  if (fault.kind === 'reset') reset()
  if (fault.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
  return fault.kind === 'reset' || fault.kind === 'silent'
}

const faultRefusal = (fault: Fault | null): RegistryRefusal | null => {
  switch (fault?.kind) {
    case 'throttle':
      return registryError(429, 'TOOMANYREQUESTS', 'Rate exceeded')
    case 'expired-token':
      return registryError(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.')
    case 'error':
      return registryError(fault.status, fault.code, fault.message)
    case 'html500':
      return { status: 500, headers: { 'content-type': 'text/html' }, body: '<html><body>500</body></html>' }
    // Of the transport, or of calls with members.
    default:
      return null
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Resets its connection. */
  readonly reset: () => void
}

const forward = (
  { origin, rules }: Route,
  asked: RegistryRequest,
  { request, response }: Pick<Exchange, 'request' | 'response'>,
): void => {
  const headers = { ...request.headers }
  delete headers.authorization
  const behind = httpRequest(new URL(request.url ?? '/', origin), { method: request.method, headers }, (answer) => {
    const digest = answer.headers['docker-content-digest']
    if (answer.statusCode === 201 && asked.kind === 'manifest') notePush(rules, asked, [digest].flat()[0] ?? '')
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  behind.on('error', (error) => send(request, response, registryError(502, 'UNAVAILABLE', error.message)))
  // A client that has gone: the registry behind must not wait for the rest.
  request.on('close', () => {
    if (!request.complete) behind.destroy()
  })
  request.pipe(behind)
}

/** The rest of the body is read and dropped, so that a client that is still sending gets the reply and not a reset. */
const send = (request: IncomingMessage, response: ServerResponse, refusal: RegistryRefusal): void => {
  request.resume()
  if (!response.headersSent) response.writeHead(refusal.status, refusal.headers)
  response.end(refusal.body)
}
