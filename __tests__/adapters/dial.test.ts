import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { makeDial } from '../../src/adapters/dial.ts'

const servers: Server[] = []
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) server.close()
})

const portOf = (onConnection: (socket: Socket) => void): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined))
      onConnection(socket)
    })
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })

const never = new AbortController().signal
const dialed = (port: number, limit = never, signal = never) => makeDial({ signal })({ host: '127.0.0.1', port, limit })

test('a server that waits for the client is there', async () => {
  await expect(dialed(await portOf(() => undefined))).resolves.toBe('open')
})

test('a server that speaks first is there at once', async () => {
  const port = await portOf((socket) => socket.end('220 ready\r\n'))
  await expect(dialed(port)).resolves.toBe('open')
})

test('what takes the connection and closes it is a proxy with nothing behind it', async () => {
  await expect(dialed(await portOf((socket) => socket.end()))).resolves.toBe('closed')
  await expect(dialed(await portOf((socket) => socket.resetAndDestroy()))).resolves.toBe('closed')
})

test('a port that nobody listens on is closed', async () => {
  const port = await portOf(() => undefined)
  await new Promise((resolve) => servers.pop()?.close(resolve))
  await expect(dialed(port)).resolves.toBe('closed')
})

test('the limit of an attempt is no failure of the stage; a cancel is', async () => {
  const port = await portOf(() => undefined)
  await expect(dialed(port, AbortSignal.abort())).resolves.toBe('closed')
  const stage = new AbortController()
  const attempt = dialed(port, never, stage.signal)
  stage.abort(new Error('cancelled'))
  await expect(attempt).rejects.toThrow('cancelled')
})
