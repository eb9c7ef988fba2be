/** Resets the connection of a request to a TLS server. Node resets no TLS socket (`ERR_INVALID_HANDLE_TYPE`), only the one below it. */
import type { IncomingMessage } from 'node:http'
import type { Server } from 'node:https'
import type { Socket } from 'node:net'

/** Call it before the server has connections. */
export const connectionResetter = (server: Server): ((request: IncomingMessage) => void) => {
  const below = new Map<number | undefined, Socket>()
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket
    below.set(remotePort, socket)
    socket.on('close', () => below.delete(remotePort))
  })
  return ({ socket: { remotePort } }) => void below.get(remotePort)?.resetAndDestroy()
}
