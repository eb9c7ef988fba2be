/** The loopback HTTP server in front of the dispatcher, and the path of the clock. */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Server as SecureServer } from 'node:https'
import { CLOCK_PATH } from '../clock/clock-path.ts'
import type { LocalClock } from '../clock/clock.ts'
import { signatureScope } from './call.ts'
import { dispatch } from './dispatch.ts'
import type { Dispatcher } from './dispatch.ts'
import { readRequest } from './wire.ts'

/** One server for all services. It does not listen yet. */
export const awsHttpServer = (dispatcher: Dispatcher): Server =>
  createServer((request, response) => {
    handle(dispatcher, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  })

const handle = async (dispatcher: Dispatcher, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await readBody(request)
  if (request.url === CLOCK_PATH) {
    await answerClock(dispatcher.clock, body, response)
    return
  }
  const { headers } = request
  const target = headers['x-amz-target']
  const call = readRequest(typeof target === 'string' ? target : undefined, headers['content-type'] ?? '', body)
  if (call === null) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('The local AWS does not recognise this request.')
    return
  }
  const sessionToken = headers['x-amz-security-token']
  const caller = {
    userAgent: headers['user-agent'] ?? '',
    sessionToken: typeof sessionToken === 'string' ? sessionToken : null,
    ...signatureScope(headers.authorization),
  }
  const outcome = await dispatch(dispatcher, call, caller)
  if ('reply' in outcome) {
    const { status, contentType } = outcome.reply
    const requestId = crypto.randomUUID()
    response.writeHead(status, { 'content-type': contentType, 'x-amzn-requestid': requestId }).end(outcome.reply.body)
  } else if (outcome.fault.kind === 'reset') {
    request.socket.resetAndDestroy()
  } else if (outcome.fault.kind === 'silent') {
    // 102 says to the virtual clock (`clock/activity.ts`) that this request only waits; no client takes it for an answer.
    response.writeProcessing()
  } else {
    response
      .writeHead(500, { 'content-type': 'text/html' })
      .end('<html><body><h1>500 Internal Server Error</h1></body></html>')
  }
}

const answerClock = async (clock: LocalClock, body: string, response: ServerResponse): Promise<void> => {
  const asked = body === '' ? null : (JSON.parse(body) as { readonly advanceTo?: unknown }) // only our preload module writes here
  const now = typeof asked?.advanceTo === 'number' ? await clock.advanceTo(asked.advanceTo) : clock.now()
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ now }))
}

/** The whole body as text. */
export const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer) // without an encoding the stream gives buffers
  return Buffer.concat(chunks).toString('utf8')
}

/** Listens on 127.0.0.1 and gives the port. */
export const listen = async (server: Server | SecureServer, port: number): Promise<number> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

/** Closes a server immediately, open connections included. */
export const closeServer = async (server: Server | SecureServer): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
