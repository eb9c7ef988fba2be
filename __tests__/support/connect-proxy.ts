/** A proxy on loopback that connects (`CONNECT`, RFC 9110) whatever host it is asked for to one port, and wants a user name and a password. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** Of its user: what an address must percent-encode is in it. */
export const PROXY_PASSWORD = 'S3cr3t#word@proxy'

/** The status line for a host, such as `403 Forbidden`; null: it is connected. */
export type ProxyAnswer = (host: string) => string | null

export interface ConnectProxy {
  /** `127.0.0.1:12345`. */
  readonly place: string
  /** Its address with user name and password. */
  readonly url: string
  /** Every host that it was asked for, with the port. */
  readonly asked: readonly string[]
  readonly close: () => void
}

/** Starts it; everything goes to `port` on loopback. */
export const startConnectProxy = async (port: number, answer: ProxyAnswer): Promise<ConnectProxy> => {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const credentials = `Basic ${Buffer.from(`user:${PROXY_PASSWORD}`).toString('base64')}`
  const server = createServer((_, response) => response.writeHead(405).end())
  const keep = <One extends Socket>(socket: One): One => {
    sockets.add(socket)
    // Either side may end it whenever it likes.
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    return socket
  }
  server.on('connect', ({ url = '', headers }, socket: Socket) => {
    asked.push(url)
    const isKnown = headers['proxy-authorization'] === credentials
    const refusal = isKnown ? answer(url.split(':')[0] ?? '') : '407 Proxy Authentication Required'
    const client = keep(socket)
    if (refusal !== null) {
      client.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const upstream = keep(connect(port, '127.0.0.1'))
    upstream.on('connect', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'))
    client.pipe(upstream).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with a port.
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    place,
    url: `http://user:${encodeURIComponent(PROXY_PASSWORD)}@${place}`,
    asked,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
