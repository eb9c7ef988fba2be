/** Servers that do not speak HTTP as they should: one request to each, whatever it sends. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from '@jest/globals'
import { makeProbe } from '../../src/adapters/probe.ts'
import type { ProbeReply, ProbeRequest } from '../../src/ports/probe.ts'

const servers: Server[] = []
const sockets: Socket[] = []

afterEach(() => {
  for (const one of sockets.splice(0)) one.destroy()
  for (const one of servers.splice(0)) one.close()
})

/** The origin of a server that sends these bytes to every request, and ends the connection. */
const sending = async (...bytes: readonly (string | Buffer)[]): Promise<string> => {
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(Buffer.concat(bytes.map((part) => Buffer.from(part)))))
  })
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  // A server that listens at a port has an address of this kind.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const never = (): AbortSignal => new AbortController().signal

const probe = (url: string, order: Partial<ProbeRequest> = {}): Promise<ProbeReply> =>
  makeProbe({ signal: never() })({
    url,
    host: null,
    method: 'GET',
    headers: {},
    body: 'read',
    limit: never(),
    ...order,
  })

test('HTTP/1.0 without a length is a response to its end', async () => {
  const reply = await probe(await sending('HTTP/1.0 200 OK\r\n\r\nready'))
  expect(reply).toMatchObject({ kind: 'response', status: 200, isCut: false })
  expect(reply.kind === 'response' && Buffer.from(reply.body).toString()).toBe('ready')
})

test('a compressed body is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024))
  const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`
  const reply = await probe(await sending(head, bomb))
  expect(reply).toMatchObject({ kind: 'response', isCut: false })
  expect(reply.kind === 'response' && reply.body.length).toBe(bomb.length)
})

test.each<readonly [string, string]>([
  ['chunks of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nready\r\n0\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\nready'],
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['nothing', ''],
  ['a body that ends too early', 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nready'],
])('%s is no response', async (_, text) => {
  const reply = await probe(await sending(text))
  expect(reply).toMatchObject({ kind: 'none', again: 'possible' })
  expect(reply.kind === 'none' && reply.because).toMatch(/^got no response: .{1,250}$/u)
})

test.each<readonly [string, Partial<ProbeRequest>]>([
  ['header', { headers: { 'x-a': 'b\r\nx-forged: c' } }],
  ['host', { host: 'shop.example.com\r\nx-forged: c' }],
])('a line break in a %s sends nothing', async (_, order) => {
  const reply = await probe(await sending('HTTP/1.1 200 OK\r\n\r\n'), order)
  expect(reply).toMatchObject({ kind: 'none' })
})
