/** The TLS front of the registry: records and checks each request, then forwards it to the registry behind it. */
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Server } from 'node:https'
import type { LocalClock } from '../clock/clock.ts'
import type { Fault, Faults } from '../protocol/faults.ts'
import type { RecordedRequest } from '../protocol/call.ts'
import { readRegistryRequest, refuse, registryError } from './rules.ts'
import type { RegistryRefusal, RegistryRules } from './rules.ts'

/** What the front needs. */
export interface FrontParts {
  readonly rules: RegistryRules
  readonly origin: string
  readonly tls: { readonly certFile: string; readonly keyFile: string }
  readonly clock: LocalClock
  readonly faults: Faults
  readonly requests: RecordedRequest[]
  readonly startedAt: number
}

/** An HTTPS server, not listening yet. */
export const registryFront = (parts: FrontParts): Server => {
  const tls = { cert: readFileSync(parts.tls.certFile), key: readFileSync(parts.tls.keyFile) }
  return createServer(tls, (request, response) => {
    handle(parts, request, response).catch((error: unknown) => {
      send(request, response, registryError(500, 'UNKNOWN', String(error)))
    })
  })
}

const handle = async (parts: FrontParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const asked = readRegistryRequest(request.method ?? 'GET', request.url ?? '')
  const operation = `${asked.method} ${asked.kind}`
  const time = parts.clock.now()
  parts.requests.push({
    service: 'registry',
    operation,
    input: { repository: asked.repository, reference: asked.reference },
    userAgent: request.headers['user-agent'] ?? '',
    accessKeyId: null,
    region: null,
    principal: null,
    time,
  })
  const fault = parts.faults.strike('registry', operation, (time - parts.startedAt) / 1000)
  if (fault !== null && (await isLost(fault, request))) return
  const refusal = faultRefusal(fault) ?? (await refuse(parts.rules, asked, request.headers.authorization))
  if (refusal === null) forward(parts.origin, request, response)
  else send(request, response, refusal)
}

/** Whether nobody answers the request; a slow one is answered after its pause. */
const isLost = async (fault: Fault, request: IncomingMessage): Promise<boolean> => {
  if (fault.kind === 'reset') request.socket.resetAndDestroy()
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

const forward = (origin: string, request: IncomingMessage, response: ServerResponse): void => {
  const headers = { ...request.headers }
  delete headers.authorization
  const behind = httpRequest(new URL(request.url ?? '/', origin), { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  behind.on('error', (error) => send(request, response, registryError(502, 'UNAVAILABLE', error.message)))
  request.pipe(behind)
}

/** The rest of the body is read and dropped, so that a client that is still sending gets the reply and not a reset. */
const send = (request: IncomingMessage, response: ServerResponse, refusal: RegistryRefusal): void => {
  request.resume()
  if (!response.headersSent) response.writeHead(refusal.status, refusal.headers)
  response.end(refusal.body)
}
