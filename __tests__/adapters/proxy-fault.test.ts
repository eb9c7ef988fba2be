/** What is said of a proxy, by errors as Node, the toolkit's libraries and the SDK make them. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { request, Agent } from 'node:https'
import { namedProxy, proxyFault } from '../../src/adapters/proxy-fault.ts'
import { toAwsError } from '../../src/adapters/aws/sdk-errors.ts'
import { startConnectProxy, type ConnectProxy } from '../support/connect-proxy.ts'

const started: ConnectProxy[] = []
afterEach(() => {
  for (const one of started.splice(0)) one.close()
})

/** What a request through it ends with. */
const errorThrough = (proxy: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const agent = new Agent({ proxyEnv: { HTTPS_PROXY: proxy } })
    const sent = request('https://ecs.example.com/', { agent }, () => reject(new Error('it was answered')))
    sent.on('error', resolve).end()
  })

const refusing = async (status: string): Promise<ConnectProxy> => {
  const proxy = await startConnectProxy(1, () => status)
  started.push(proxy)
  return proxy
}

describe('of Node', () => {
  test.each([
    ['403 Forbidden', 403, false, 'Let the proxy connect to this host, or name the host in NO_PROXY.'],
    ['407 No', 407, false, 'Correct the user name and the password in HTTPS_PROXY.'],
    ['503 Service Unavailable', 503, true, 'Let the proxy connect to this host, or name the host in NO_PROXY.'],
    ['429 Too Many Requests', 429, true, 'Let the proxy connect to this host, or name the host in NO_PROXY.'],
  ] as const)('%s', async (line, status, mayPass, hint) => {
    const { url, place } = await refusing(line)
    const because = `the proxy ${place} refused the connection: HTTP status ${status}`
    expect(proxyFault(await errorThrough(url), { HTTPS_PROXY: url })).toEqual({ because, hint, mayPass, status })
  })

  test.each([
    ['http://user:S3cr3t@127.0.0.1:9', 'the proxy 127.0.0.1:9 cannot be reached: connection refused'],
    ['http://user:S3cr3t@localhost:9', 'the proxy localhost:9 cannot be reached: connection refused'],
    [
      'http://no-proxy.invalid:3128',
      /^the proxy no-proxy\.invalid:3128 cannot be reached: (?:host not found|the name cannot)/u,
    ],
  ])('a proxy that is not there, %s', async (proxy, words) => {
    const fault = proxyFault(await errorThrough(proxy), { https_proxy: proxy, HTTPS_PROXY: 'http://other:1' })
    expect(fault?.because).toEqual(typeof words === 'string' ? words : expect.stringMatching(words))
    expect(fault).toMatchObject({ mayPass: true, status: null, hint: 'Check https_proxy and the proxy that it names.' })
  })
})

const ENVIRONMENT = { HTTPS_PROXY: 'http://user:S3cr3t@proxy.example:3128' }
const becauseOf = (thrown: unknown): string | undefined => proxyFault(thrown, ENVIRONMENT)?.because

describe('of the libraries of the toolkit', () => {
  test.each<readonly [unknown, string]>([
    [
      new Error('Error message: tunneling socket could not be established, statusCode=407'),
      'the proxy proxy.example:3128 refused the connection: HTTP status 407',
    ],
    [
      new Error('x: tunneling socket could not be established, cause=connect ECONNREFUSED 10.0.0.1:3128'),
      'the proxy proxy.example:3128 cannot be reached: connection refused',
    ],
    [
      new TypeError('fetch failed', { cause: new Error('Proxy response (403) !== 200 when HTTP Tunneling') }),
      'the proxy proxy.example:3128 refused the connection: HTTP status 403',
    ],
    [
      Object.assign(new Error('Connection to establish proxy tunnel ended unexpectedly'), { code: 'ERR_PROXY_TUNNEL' }),
      'the proxy proxy.example:3128 gave no connection',
    ],
    [
      new AggregateError([Object.assign(new Error('connect ETIMEDOUT'), { code: 'ETIMEDOUT', port: 3128 })]),
      'the proxy proxy.example:3128 cannot be reached: no response in time',
    ],
  ])('%#', (thrown, words) => {
    expect(becauseOf(thrown)).toBe(words)
  })
})

describe('no fault of the proxy', () => {
  const refusedAt = (port: number) => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', port })

  test.each<readonly [string, unknown]>([
    ['a connection to somewhere else', refusedAt(443)],
    [
      'a host that is not found',
      Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', hostname: 'ecs.example.com' }),
    ],
    ['an error of AWS', Object.assign(new Error('denied'), { name: 'AccessDeniedException' })],
    ['nothing', undefined],
  ])('%s', (_, thrown) => {
    expect(proxyFault(thrown, ENVIRONMENT)).toBeNull()
  })

  test('where there is none', () => {
    expect(proxyFault(refusedAt(3128), {})).toBeNull()
    expect(proxyFault(refusedAt(3128), { HTTPS_PROXY: '' })).toBeNull()
  })

  test('causes that name each other have an end', () => {
    const thrown = new Error('one')
    thrown.cause = thrown
    expect(proxyFault(thrown, ENVIRONMENT)).toBeNull()
  })
})

test.each([
  [
    { https_proxy: 'http://a:b@small:1', HTTPS_PROXY: 'http://large:2' },
    { variable: 'https_proxy', place: 'small:1' },
  ],
  [{ HTTPS_PROXY: 'https://u:p@proxy.example' }, { variable: 'HTTPS_PROXY', place: 'proxy.example:443' }],
  [{ HTTPS_PROXY: 'user:S3cr3t@proxy.example:3128' }, { variable: 'HTTPS_PROXY', place: 'proxy.example:3128' }],
  [{ HTTP_PROXY: 'http://proxy.example:3128' }, null],
  [{ HTTPS_PROXY: 'http://a b' }, null],
])('the proxy of %j', (environment, named) => {
  expect(namedProxy(environment)).toEqual(named)
})

test('an error of AWS that came of it names the proxy, and a refusal that lasts is no fault that passes', async () => {
  const { url, place } = await refusing('407 No')
  const thrown = await errorThrough(url)
  const before = process.env['HTTPS_PROXY']
  process.env['HTTPS_PROXY'] = url
  try {
    const error = toAwsError('ecs:DescribeServices', thrown)
    expect(error).toMatchObject({ code: 'E_AWS', awsCode: 'proxy, HTTP 407' })
    expect(error.message).toContain(`AWS cannot be reached: the proxy ${place} refused the connection`)
    const late = toAwsError('ecs:DescribeServices', Object.assign(new Error('late'), { name: 'TimeoutError' }))
    expect(late.hint).toBe(`Check the network, the proxy ${place} (HTTPS_PROXY), the region and AWS_ENDPOINT_URL.`)
  } finally {
    if (before === undefined) delete process.env['HTTPS_PROXY']
    else process.env['HTTPS_PROXY'] = before
  }
})
