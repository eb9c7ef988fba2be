/** A registry on loopback that keeps blobs and manifests in memory, wants a login, and can be made to fail. */
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { serve } from './loopback-server.ts'

export interface StoredManifest {
  readonly type: string
  readonly text: string
}

/** What happens to one request instead of an answer: a status, headers with a status, a connection that breaks. */
export type Mishap =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly body?: string
    }
  | { readonly kind: 'reset'; readonly afterBytes?: number }
  | null

export interface OciServer {
  /** `127.0.0.1:12345`. */
  readonly host: string
  /** By `repository digest`. */
  readonly blobs: Map<string, Buffer>
  /** By `repository reference`: each manifest under its digest, and under its tags. */
  readonly manifests: Map<string, StoredManifest>
  /** `PUT /v2/app/manifests/1`, with the login in front where there is one. */
  readonly requests: string[]
  /** What the next requests meet; null: nothing. */
  mishap: (line: string) => Mishap
  /** The logins that it takes. */
  readonly logins: Set<string>
  /** Whether it mounts blobs of another repository. */
  mounts: boolean
}

export const sha256 = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Starts it; `stopServers` ends it. */
export const ociServer = async (): Promise<OciServer> => {
  const server: { -readonly [K in keyof OciServer]: OciServer[K] } = {
    host: '',
    blobs: new Map(),
    manifests: new Map(),
    requests: [],
    mishap: () => null,
    logins: new Set(['Basic good']),
    mounts: false,
  }
  const origin = await serve(
    (request, response) => void answer(server, request, response).catch(() => response.destroy()),
  )
  server.host = origin.replace('http://', '')
  return server
}

const answer = async (server: OciServer, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const line = `${request.method ?? ''} ${request.url ?? ''}`
  server.requests.push(line)
  const mishap = server.mishap(line)
  if (mishap !== null) return meet(mishap, request, response)
  const body = await readSome(request, Infinity)
  if (server.logins.has(request.headers.authorization ?? '')) take({ server, request, response, body })
  else refuse(response, 401, 'UNAUTHORIZED')
}

const meet = async (mishap: NonNullable<Mishap>, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (mishap.kind === 'reset') {
    await readSome(request, mishap.afterBytes ?? 0)
    response.destroy()
  } else {
    request.resume()
    response.writeHead(mishap.status, mishap.headers).end(mishap.body)
  }
}

const take = (order: Pick<Order, 'server' | 'request' | 'response' | 'body'>): void => {
  const url = new URL(order.request.url ?? '', 'http://x')
  const [, repository = '', kind = '', rest = ''] = /^\/v2\/(.+?)\/(blobs|manifests)\/(.*)$/u.exec(url.pathname) ?? []
  const whole = { ...order, repository, rest, query: url.searchParams }
  if (kind === 'manifests') manifests(whole)
  else if (rest.startsWith('uploads/')) uploads(whole)
  else blob(whole)
}

const readSome = async (request: IncomingMessage, most: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  if (most === 0) return Buffer.alloc(0)
  for await (const chunk of request) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= most) break
  }
  return Buffer.concat(chunks)
}

interface Order {
  readonly server: OciServer
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly repository: string
  readonly rest: string
  readonly body: Buffer
  readonly query: URLSearchParams
}

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status).end(JSON.stringify({ errors: [{ code, message: `refused: ${code}` }] }))
}

const manifests = ({ server, request, response, repository, rest, body }: Order): void => {
  if (request.method === 'PUT') {
    const stored = { type: request.headers['content-type'] ?? '', text: body.toString('utf8') }
    for (const name of [rest, sha256(body)]) server.manifests.set(`${repository} ${name}`, stored)
    response.writeHead(201, { 'docker-content-digest': sha256(body) }).end()
    return
  }
  const found = server.manifests.get(`${repository} ${rest}`)
  if (found === undefined) refuse(response, 404, 'MANIFEST_UNKNOWN')
  else response.writeHead(200, { 'content-type': found.type }).end(found.text)
}

const uploads = ({ server, request, response, repository, body, query }: Order): void => {
  if (request.method === 'POST') {
    const from = server.blobs.get(`${query.get('from') ?? ''} ${query.get('mount') ?? ''}`)
    if (server.mounts && from !== undefined) {
      server.blobs.set(`${repository} ${query.get('mount') ?? ''}`, from)
      response.writeHead(201, { location: `/v2/${repository}/blobs/x` }).end()
    } else response.writeHead(202, { location: `/v2/${repository}/blobs/uploads/1?state=a%3D` }).end()
    return
  }
  const digest = query.get('digest') ?? ''
  if (sha256(body) !== digest || query.get('state') !== 'a=') {
    refuse(response, 400, 'DIGEST_INVALID')
    return
  }
  server.blobs.set(`${repository} ${digest}`, body)
  response.writeHead(201).end()
}

const blob = ({ server, response, repository, rest, request }: Order): void => {
  const found = server.blobs.get(`${repository} ${rest}`)
  if (found === undefined) refuse(response, 404, 'BLOB_UNKNOWN')
  else if (request.method === 'HEAD') response.writeHead(200, { 'content-length': found.length }).end()
  else response.writeHead(200, { 'content-length': found.length }).end(found)
}
