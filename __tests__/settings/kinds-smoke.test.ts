import { describe, expect, test } from '@jest/globals'
import { readGuarded } from '../support/guarded-settings.ts'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const checksOf = (file: string) => settingsOf(REQUIRED, file).services[0]['smoke-test']

describe('`smoke-test`', () => {
  test('has defaults for all but the address', () => {
    expect(checksOf('smoke-test: [{ url: https://shop.example.com/health }]')).toEqual([
      {
        on: 'service',
        target: { kind: 'url', url: 'https://shop.example.com/health' },
        method: 'GET',
        headers: {},
        status: [{ from: 200, to: 299 }],
        contains: null,
        responseHeaders: {},
        retries: 5,
        intervalMs: 5000,
        timeoutMs: 10_000,
      },
    ])
  })

  test('takes every key', () => {
    const file = `
smoke-test:
  - on: service
    path: /health
    port: 443
    host: shop.example.com
    method: post
    headers: { X-Token: abc }
    status: [200, 400-404]
    contains: ready
    response-headers: { Content-Type: application/json }
    retries: 0
    interval-seconds: 1
    timeout-seconds: 60
`
    expect(checksOf(file)).toEqual([
      {
        on: 'service',
        target: { kind: 'load-balancer', path: '/health', port: 443, host: 'shop.example.com' },
        method: 'POST',
        headers: { 'X-Token': 'abc' },
        status: [
          { from: 200, to: 200 },
          { from: 400, to: 404 },
        ],
        contains: 'ready',
        responseHeaders: { 'Content-Type': 'application/json' },
        retries: 0,
        intervalMs: 1000,
        timeoutMs: 60_000,
      },
    ])
  })

  test('of a service replaces that of the level below', () => {
    const file =
      'smoke-test: [{ url: http://a/ }]\nservices:\n  web:\n    smoke-test: [{ url: http://b/ }, { url: http://c/ }]\n'
    expect(checksOf(file)?.map(({ target }) => target)).toEqual([
      { kind: 'url', url: 'http://b/' },
      { kind: 'url', url: 'http://c/' },
    ])
  })

  test('is not taken from a checkout that others may have written', () => {
    const read = readGuarded({ checkout: 'smoke-test: [{ url: http://a/ }]', trusted: 'repository: shop' })
    expect(read.settings?.services[0]['smoke-test']).toBeNull()
    expect(read.guard?.notTaken).toContain('smoke-test')
  })

  test.each([
    ['url: http://a/, on: test', "'test' is not one of service, test-listener"],
    ['path: /, port: 1, on: test-listener', 'cannot have `port`: the test listener has one'],
    ['url: ftp://a/', '`smoke-test[0].url` must be an address with http:// or https://'],
    ['url: /health', '`smoke-test[0].url` must be an address with http:// or https://'],
    ['url: https://me:secret@a/', '`smoke-test[0].url` must not have a user name or a password; use `headers`'],
    ['method: GET', '`smoke-test[0]` must have either `url` or `path`; `port` and `host` belong to `path`'],
    ['url: http://a/, path: /b', '`smoke-test[0]` must have either `url` or `path`'],
    ['url: http://a/, port: 80', '`smoke-test[0]` must have either `url` or `path`'],
    ['path: health', '`smoke-test[0].path` must be a path that begins with a slash'],
    ['path: //evil.example.com', '`smoke-test[0].path` must be a path that begins with a slash'],
    ['path: /a, host: "a b"', '`smoke-test[0].host` must be the name of a host'],
    ['url: http://a/, method: TRACE', "'TRACE' is not one of GET, HEAD, OPTIONS, POST"],
    ['url: http://a/, method: HEAD, contains: x', 'the response to HEAD has no body'],
    ['url: http://a/, headers: { "a b": secret }', '`smoke-test[0].headers.a b`: is not the name of an HTTP header'],
    ['url: http://a/, headers: { Host: b }', '`smoke-test[0].headers.Host`: cannot be set; use the key `host`'],
    [
      'url: http://a/, headers: { a: "secret\\nb" }',
      '`smoke-test[0].headers.a`: has a value that an HTTP header cannot',
    ],
    ['url: http://a/, status: 99', '`smoke-test[0].status` must be a status such as 200'],
    ['url: http://a/, status: 299-200', '`smoke-test[0].status` must be a status such as 200'],
    ['url: http://a/, status: []', '`smoke-test[0].status` must'],
    ['url: http://a/, retries: 101', '`smoke-test[0].retries` must be a whole number from 0 to 100'],
    ['url: http://a/, timeout-seconds: 0', '`smoke-test[0].timeout-seconds` must be a whole number from 1 to 120'],
    ['url: http://a/, statsu: 200', '`smoke-test[0].statsu`: unknown key; did you mean status?'],
  ])('%s', (check, expected) => {
    const [problem, ...others] = problemsOf(REQUIRED, `smoke-test: [{ ${check} }]`)
    expect(problem).toContain(expected)
    expect(others).toEqual([])
    expect(problem).not.toContain('secret')
  })

  test.each([
    ['[]', '`smoke-test` must have at least one check'],
    ['{ url: http://a/ }', '`smoke-test` must be a list of checks'],
    [
      `[${Array.from({ length: 21 }, () => '{ url: http://a/ }').join(', ')}]`,
      '`smoke-test` must have at most 20 checks',
    ],
  ])('%s', (value, expected) => {
    expect(problemsOf(REQUIRED, `smoke-test: ${value}`).join('\n')).toContain(expected)
  })
})
