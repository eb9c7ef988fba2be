/** Dockle's JSON: levels, order, and alerts with the quoted values masked. */
import { describe, expect, test } from '@jest/globals'
import { keysIn } from '../../../src/domain/scan/exceptions/dockle-alerts.ts'
import { maskAlert, parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'

const detail = (level: string, code: string, alerts: readonly string[] | null = ['a']): object => ({
  code,
  title: `title of ${code}`,
  level,
  alerts,
})
const found = (id: string, level: string, facts: object): object => ({
  source: 'dockle',
  kind: 'misconfiguration',
  id,
  level,
  title: `title of ${id}`,
  url: null,
  ...facts,
})
const SUMMARY = { fatal: 0, warn: 0, info: 0, skip: 0, pass: 16 }
const parse = (document: unknown): ReturnType<typeof parseDockleJson> =>
  parseDockleJson(JSON.stringify(document), '0.4.15')

describe('a report', () => {
  test('has the findings, worst first, alerts in a fixed order', () => {
    const details = [
      detail('INFO', 'CIS-DI-0006'),
      detail('PASS', 'DKL-DI-0002'),
      detail('FATAL', 'DKL-LI-0001', ['b', 'a']),
      detail('SKIP', 'DKL-DI-0001'),
      detail('IGNORE', 'DKL-DI-0003'),
      detail('WARN', 'CIS-DI-0001', null),
      detail('FATAL', 'CIS-DI-0010'),
    ]
    expect(parse({ summary: { ...SUMMARY, fatal: 2, warn: 1, info: 1 }, details })).toEqual({
      kind: 'valid',
      value: {
        source: 'dockle',
        version: '0.4.15',
        configDigest: null,
        operatingSystem: null,
        database: null,
        unchecked: null,
        findings: [
          found('CIS-DI-0010', 'FATAL', { severity: 'HIGH', where: ['a'] }),
          found('DKL-LI-0001', 'FATAL', { severity: 'HIGH', where: ['a', 'b'] }),
          found('CIS-DI-0001', 'WARN', { severity: 'MEDIUM', where: [] }),
          found('CIS-DI-0006', 'INFO', { severity: 'LOW', where: ['a'] }),
        ],
      },
    })
  })

  test.each([
    ['details null', { summary: SUMMARY, details: null }],
    ['no details', { summary: SUMMARY }],
    ['unknown fields', { image: 'x', summary: SUMMARY, details: [], later: 1 }],
  ])('has no findings with %s', (_, document) => {
    expect(parse(document)).toMatchObject({ kind: 'valid', value: { findings: [] } })
  })

  test.each([
    ['an unknown level', { summary: SUMMARY, details: [detail('DEADLY', 'X')] }],
    ['no summary', { details: [] }],
    ['a summary that counts a missing finding', { summary: { ...SUMMARY, fatal: 1 }, details: [] }],
    ['a list', []],
  ])('is invalid with %s', (_, document) => {
    expect(parse(document).kind).toBe('invalid')
  })
})

describe('an alert', () => {
  const SECRET = 'hunter2'
  test.each([
    `Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=${SECRET} (You can suppress it with --accept-key)`,
    `Avoid sudo in container : /bin/sh -c sudo API_TOKEN=${SECRET} ./install`,
    `RUN |1 NPM_TOKEN=${SECRET} /bin/sh -c npm ci`,
    `ENV API_KEY="${SECRET} with spaces"`,
    `ENV API_KEY='it is ${SECRET}' OTHER=${SECRET}`,
    `ENV DB_PASSWORD ${SECRET}`,
    `arg github_token ${SECRET}`,
    `RUN mysql --password ${SECRET} -u root`,
    `RUN mysql --password=${SECRET}`,
    `RUN git clone https://user:${SECRET}@example.com/x.git`,
    `RUN curl -H "Authorization: Bearer ${SECRET}" https://x`,
    `RUN curl -H 'X-Api-Key: ${SECRET}' https://x`,
    `ENV A=1${SECRET}`,
    `ENV A=true${SECRET}`,
  ])('does not show the value: %s', (alert) => {
    expect(maskAlert(alert)).not.toContain(SECRET)
    expect(maskAlert(alert)).toContain('***')
  })

  test.each([
    'Suspicious ENV key found : DB_PASSWORD on ENV',
    'export DOCKER_CONTENT_TRUST=1 before docker pull/build',
    'setuid file: urwxr-xr-x usr/bin/passwd',
    'not found HEALTHCHECK statement',
    'Last user should not be root',
  ])('without a secret is kept as it is: %s', (alert) => {
    expect(maskAlert(alert)).toBe(alert)
  })

  test.each([`ENV A_KEY=it"s B_TOKEN=abc C="x`, `ENV A_KEY='a B_TOKEN=abc`, `ENV A_KEY="a\tB_TOKEN="b`])(
    'says where a variable may be hidden behind the mask, so that no exception for another one holds: %s',
    (command) => {
      const alert = maskAlert(`Suspicious ENV key found : A_KEY on ${command}`)
      expect(alert).toContain('A_KEY=***…')
      expect(keysIn(alert)).toBeNull()
    },
  )

  test('in quotes with blanks hides no variable', () => {
    const alert = maskAlert('Suspicious ENV key found : A_KEY on ENV A_KEY="a b" B_TOKEN="c d"')
    expect(keysIn(alert)).toEqual(['A_KEY', 'B_TOKEN'])
  })

  test('loses a suggestion that cannot be followed here', () => {
    expect(maskAlert('Suspicious ENV key found : A (You can suppress it with --accept-key)')).toBe(
      'Suspicious ENV key found : A',
    )
  })

  test('is cut to a readable length', () => {
    expect(maskAlert('x '.repeat(5000)).length).toBeLessThan(500)
  })

  test('of any length is masked fast', () => {
    const started = performance.now()
    maskAlert('a'.repeat(200_000))
    maskAlert(`ENV ${'key'.repeat(20_000)}`)
    maskAlert('://'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
