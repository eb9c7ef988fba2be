/** Exceptions for a part of what is found, and rules that go by a day, in the shipped bundle. */
import { describe, expect, jest, test } from '@jest/globals'
import { entry, file, useExceptionPlays } from '../support/exception-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const { play, onPush } = useExceptionPlays()

/** A finding of Dockle with its alerts, as version 0.4.15 writes them. */
const check = (code: string, ...alerts: readonly string[]) => ({ code, alerts })
const VARIABLES = check(
  'CIS-DI-0010',
  'Suspicious ENV key found : PUBLIC_KEY on ENV PUBLIC_KEY=******* (You can suppress it with --accept-key)',
  'Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=******* (You can suppress it with --accept-key)',
)
const FILES = check(
  'CIS-DI-0010',
  'Suspicious filename found : app/settings.py (You can suppress it with "-af settings.py")',
  'Suspicious filename found : app/credentials (You can suppress it with "-af credentials")',
)
const SECRET = {
  Target: '/app/.env',
  Class: 'secret',
  Secrets: [
    { RuleID: 'aws-access-key-id', Severity: 'CRITICAL', Title: 'AWS', StartLine: 3, EndLine: 3, Match: '***' },
  ],
}
const RULE = { ...SECRET, Secrets: [{ ...SECRET.Secrets[0], RuleID: 'octo-api-token' }] }
const only = (more: string): string => `    ${more}\n`

describe('of Dockle and of secrets', () => {
  test.each<[string, ShipPlay, readonly string[], 'passed' | 'blocked']>([
    ['a key', { dockleChecks: [VARIABLES] }, [entry('CIS-DI-0010', { more: only('key: PUBLIC_KEY') })], 'blocked'],
    [
      'each key',
      { dockleChecks: [VARIABLES] },
      [entry('CIS-DI-0010', { more: only('key: PUBLIC_KEY') }), entry('CIS-DI-0010', { more: only('key: DB_*') })],
      'passed',
    ],
    ['a file', { dockleChecks: [FILES] }, [entry('CIS-DI-0010', { more: only('file: app/settings.py') })], 'blocked'],
    ['a pattern of files', { dockleChecks: [FILES] }, [entry('CIS-DI-0010', { more: only('file: app/*') })], 'passed'],
    ['a key of files', { dockleChecks: [FILES] }, [entry('CIS-DI-0010', { more: only('key: "*"') })], 'blocked'],
    ['a secret', { results: [SECRET] }, [entry('aws-access-key-id', { more: only('path: app/.env') })], 'passed'],
    ['a secret elsewhere', { results: [SECRET] }, [entry('aws-access-key-id', { more: only('path: b/*') })], 'blocked'],
    ['an own secret rule', { results: [RULE] }, [entry('octo-api-token', { more: only('scanner: trivy') })], 'passed'],
  ])('%s', async (_, found, entries, verdict) => {
    const { outputs } = await onPush(file(...entries), { severities: [], ...found })
    expect(outputs).toMatchObject({ 'gate-verdict': verdict })
    const used = JSON.parse(outputs['exceptions-used'] ?? '') as readonly unknown[]
    // A key of files and a path elsewhere are about nothing that was found.
    expect(used).toHaveLength(['a key of files', 'a secret elsewhere'].includes(_) ? 0 : entries.length)
  })

  test('what is left of an alert is shown, and what is accepted', async () => {
    const { log, summary } = await onPush(file(entry('CIS-DI-0010', { more: only('key: PUBLIC_KEY') })), {
      ...{ severities: [], dockleChecks: [VARIABLES] },
    })
    expect(log).toMatch(/The image is blocked: Dockle 1 FATAL/u)
    expect(summary).toContain('DB_PASSWORD')
    expect(summary).toContain('Exceptions: 1 used')
  })
})

const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString()

test.each<[string, string, ShipPlay, 'passed' | 'blocked']>([
  ['a fix within its days', 'policy: { fixable-after-days: { HIGH: 7 } }', { published: ago(3) }, 'passed'],
  ['a fix after its days', 'policy: { fixable-after-days: { HIGH: 7 } }', { published: ago(8) }, 'blocked'],
  ['a fix of unknown age', 'policy: { fixable-after-days: { HIGH: 7 } }', {}, 'blocked'],
  ['a fix of another severity', 'policy: { fixable-after-days: { LOW: 7 } }', { published: ago(3) }, 'blocked'],
])('%s', async (_, settings, found, verdict) => {
  const { outputs } = await play({ settings: `${settings}\n`, severities: ['HIGH'], ...found })
  expect(outputs).toMatchObject({ 'gate-verdict': verdict })
})

const DIGEST = `sha256:${'1'.repeat(64)}`

test.each<[string, string, 'passed' | 'blocked']>([
  ['*@sha256:*', `node:22@${DIGEST}`, 'passed'],
  [`*@${DIGEST}`, `node:22@${DIGEST}`, 'passed'],
  [`docker.io/library/node@${DIGEST}`, `node@${DIGEST}`, 'passed'],
  [`*@sha256:${'2'.repeat(64)}`, `node:22@${DIGEST}`, 'blocked'],
  ['*@sha256:*', 'node:22', 'blocked'],
  [`docker.io/library/alpine@${DIGEST}`, `node@${DIGEST}`, 'blocked'],
])('the base images %s, and FROM %s', async (pattern, from, verdict) => {
  const { outputs } = await play({
    ...{ severities: [], settings: `policy: { base-images: ['${pattern}'] }\n` },
    files: { Dockerfile: `FROM ${from}\n` },
  })
  expect(outputs).toMatchObject({ 'gate-verdict': verdict })
})
