/** Two findings are the same when class, id, package, version, path and line are. */
import { describe, expect, test } from '@jest/globals'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { distinctFindings, identityOf } from '../../../src/domain/scan/identity.ts'

const found = { source: 'trivy', id: 'x', severity: 'HIGH', level: 'HIGH', title: '', url: null, where: ['a'] } as const
const vulnerability = (changes: object = {}): Finding => ({
  ...found,
  kind: 'vulnerability',
  packageName: 'p',
  installedVersion: '1',
  fixedVersion: null,
  ...changes,
})
const secret = (changes: object = {}): Finding => ({ ...found, kind: 'secret', line: 1, ...changes })

describe('the identity of a finding', () => {
  test.each([
    ['class', vulnerability(), secret()],
    ['source', vulnerability(), vulnerability({ source: 'dockle' })],
    ['id', vulnerability(), vulnerability({ id: 'y' })],
    ['package', vulnerability(), vulnerability({ packageName: 'q' })],
    ['version', vulnerability(), vulnerability({ installedVersion: '2' })],
    ['path', vulnerability(), vulnerability({ where: ['b'] })],
    ['type of package', vulnerability({ purl: 'pkg:npm/a@1' }), vulnerability({ purl: 'pkg:pypi/a@1' })],
    ['line', secret(), secret({ line: 2 })],
  ])('is another with another %s', (_, one, other) => {
    expect(identityOf(one)).not.toBe(identityOf(other))
  })

  test.each([
    ['title', { title: 'z' }],
    ['severity', { severity: 'LOW', level: 'LOW' }],
    ['link', { url: 'https://x' }],
    ['fix', { fixedVersion: '2' }],
  ])('is the same with another %s', (_, changes) => {
    expect(identityOf(vulnerability(changes))).toBe(identityOf(vulnerability()))
  })
})

test('of findings with one identity, the one that blocks more readily is kept, in the place of the first', () => {
  const worse = vulnerability({ severity: 'CRITICAL' })
  const fixable = vulnerability({ id: 'y', fixedVersion: '2' })
  const kept = distinctFindings([
    vulnerability(),
    vulnerability({ id: 'y' }),
    secret(),
    worse,
    fixable,
    secret({ line: 2 }),
    vulnerability(),
  ])
  expect(kept).toEqual([worse, fixable, secret(), secret({ line: 2 })])
})
