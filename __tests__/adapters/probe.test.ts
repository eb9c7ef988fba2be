/** One request to a real server on loopback. */
import type { lookup } from 'node:dns'
import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { makeProbe } from '../../src/adapters/probe.ts'
import type { ProbeReply, ProbeRequest } from '../../src/ports/probe.ts'
import { serve, stopServers } from '../support/loopback-server.ts'

afterEach(stopServers)

const never = (): AbortSignal => new AbortController().signal

/** Names that resolve to these addresses. */
const resolving = (...addresses: readonly string[]) =>
  ((_name: string, _options: object, done: (error: null, found: readonly object[]) => void) => {
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
    // One of the forms of Node's lookup, the only one that is used.
  }) as unknown as typeof lookup

const probe = (order: Partial<ProbeRequest> & Pick<ProbeRequest, 'url'>, ...addresses: readonly string[]) => {
  const lookedUp = addresses.length === 0 ? {} : { lookup: resolving(...addresses) }
  const send = makeProbe({ signal: never(), ...lookedUp })
  return send({ host: null, method: 'GET', headers: {}, body: 'not-read', limit: never(), ...order })
}

const reasonOf = (reply: ProbeReply): string => (reply.kind === 'none' ? reply.because : 'a response')

const answering =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body)

describe('a request', () => {
  test('gives the status, the headers and the body', async () => {
    const origin = await serve(answering(418, 'short and stout', { 'X-Pot': 'tea' }))
    const reply = await probe({ url: `${origin}/pot`, body: 'read' })
    expect(reply).toMatchObject({ kind: 'response', status: 418, headers: { 'x-pot': 'tea' }, isCut: false })
    expect(reply.kind === 'response' && Buffer.from(reply.body).toString()).toBe('short and stout')
  })

  test('has the method, the path with its query, the headers, and the name of the host', async () => {
    const seen: unknown[] = []
    const origin = await serve((request, response) => {
      const { method, url, headers } = request
      seen.push({ method, url, host: headers.host, token: headers['x-token'], agent: headers['user-agent'] })
      response.end()
    })
    await probe({ url: `${origin}/a?b=c`, host: 'shop.example.com', method: 'HEAD', headers: { 'X-Token': 'secret' } })
    expect(seen).toEqual([
      { method: 'HEAD', url: '/a?b=c', host: 'shop.example.com', token: 'secret', agent: 'ship-to-ecs' },
    ])
  })

  test('follows no redirect', async () => {
    let others = 0
    const other = await serve((_, response) => {
      others += 1
      response.end()
    })
    const origin = await serve(answering(302, '', { location: `${other}/` }))
    expect(await probe({ url: origin })).toMatchObject({ kind: 'response', status: 302 })
    expect(others).toBe(0)
  })

  test('uses no proxy', async () => {
    const before = process.env
    process.env = {
      ...before,
      HTTP_PROXY: 'http://127.0.0.1:1',
      http_proxy: 'http://127.0.0.1:1',
      NODE_USE_ENV_PROXY: '1',
    }
    try {
      expect(await probe({ url: await serve(answering(200)) })).toMatchObject({ status: 200 })
    } finally {
      process.env = before
    }
  })

  test('reads a MiB of a body that has no end', async () => {
    const origin = await serve((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(65_536))) if (response.destroyed) return
        response.once('drain', more)
      }
      more()
    })
    const reply = await probe({ url: origin, body: 'read' })
    expect(reply).toMatchObject({ kind: 'response', isCut: true })
    expect(reply.kind === 'response' && reply.body.length).toBe(1024 * 1024)
  })

  test('that nobody answers ends with its limit', async () => {
    const origin = await serve(() => undefined)
    const limit = new AbortController()
    const reply = probe({ url: origin, limit: limit.signal })
    limit.abort()
    expect(reasonOf(await reply)).toBe('got no complete response in time')
  })

  test('whose body stops ends with its limit', async () => {
    const limit = new AbortController()
    const origin = await serve((_, response) => {
      response.write('a part', () => limit.abort())
    })
    expect(reasonOf(await probe({ url: origin, body: 'read', limit: limit.signal }))).toBe(
      'got no complete response in time',
    )
  })

  test('rejects with the reason of a cancel', async () => {
    const cancel = new AbortController()
    const origin = await serve(() => cancel.abort(new Error('the run was cancelled')))
    const send = makeProbe({ signal: cancel.signal })
    const reply = send({ url: origin, host: null, method: 'GET', headers: {}, body: 'not-read', limit: never() })
    await expect(reply).rejects.toThrow('the run was cancelled')
  })

  test.each<readonly [string, RequestListener, string]>([
    ['cut off', (request) => void request.socket.destroy(), 'got no response: the connection was cut off'],
    [
      'whose headers are too long',
      answering(200, '', { 'x-long': 'x'.repeat(20_000) }),
      'got no response: the headers of the response are too long',
    ],
  ])('%s', async (_, listener, because) => {
    expect(await probe({ url: await serve(listener) })).toEqual({ kind: 'none', because, again: 'possible' })
  })

  test('refused', async () => {
    expect(reasonOf(await probe({ url: 'http://127.0.0.1:1/' }))).toBe('got no response: the connection was refused')
  })
})

describe('no connection to a link-local address', () => {
  const refused = (address: string) => ({
    kind: 'none',
    because: `was not sent: the host has the link-local address ${address}, where clouds serve credentials`,
    again: 'useless',
  })

  test.each([
    ['http://169.254.169.254/latest/meta-data/', '169.254.169.254'],
    ['http://2852039166/', '169.254.169.254'],
    ['http://0xa9fea9fe/', '169.254.169.254'],
    ['http://[fe80::1]/', 'fe80::1'],
    ['http://[::ffff:169.254.169.254]/', '::ffff:a9fe:a9fe'],
  ])('%s', async (url, address) => {
    expect(await probe({ url })).toEqual(refused(address))
  })

  test.each([
    ['a name that has one', ['169.254.170.2'], '169.254.170.2'],
    ['a name that has one beside another', ['127.0.0.1', 'fd00:ec2::254'], 'fd00:ec2::254'],
  ])('%s', async (_, addresses, address) => {
    expect(await probe({ url: 'http://shop.example.com/' }, ...addresses)).toEqual(refused(address))
  })

  test('a name with another address is requested there', async () => {
    const { port } = new URL(await serve(answering(200)))
    expect(await probe({ url: `http://shop.example.com:${port}/` }, '127.0.0.1')).toMatchObject({ status: 200 })
  })
})
