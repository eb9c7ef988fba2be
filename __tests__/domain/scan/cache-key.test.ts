/** The key of what later jobs may find: another one for other versions and another database, none for what is not verified. */
import { expect, test } from '@jest/globals'
import { cacheKeyOf } from '../../../src/domain/scan/cache-key.ts'
import type { Scanners } from '../../../src/domain/scan/scanners.ts'

const GOOD: Scanners = {
  trivy: { kind: 'ready', path: 'trivy', version: '0.74.0', from: 'download' },
  dockle: { kind: 'ready', path: 'dockle', version: '0.4.15', from: 'path' },
  database: {
    kind: 'ready',
    cacheDirectory: '/db',
    updatedAt: '2026-01-01T06:12:13.123456789Z',
    origin: { kind: 'verified', repository: 'ghcr.io/aquasecurity/trivy-db:2' },
    javaIndex: null,
  },
}
const HOST = { os: 'linux', arch: 'x64' }
const BROKE = { kind: 'broke', because: 'it is not there', hint: 'Get one.' } as const

test('has the machine as GitHub names it, the versions, and the hour of the database', () => {
  const key = 'ship-to-ecs-scanners-Linux-X64-trivy-0.74.0-dockle-0.4.15-2026-01-01T06'
  expect(cacheKeyOf(GOOD, HOST)).toBe(key)
  expect(cacheKeyOf(GOOD, { os: 'darwin', arch: 'arm64' })).toBe(key.replace('Linux-X64', 'macOS-ARM64'))
})

test.each<[string, Partial<Scanners>]>([
  ['Trivy', { trivy: BROKE }],
  ['Dockle', { dockle: BROKE }],
  ['the database', { database: BROKE }],
  [
    'a registry that confirmed it',
    { database: { ...GOOD.database, origin: { kind: 'cache' } } as Scanners['database'] },
  ],
])('there is none without %s', (_, changes) => {
  expect(cacheKeyOf({ ...GOOD, ...changes }, HOST)).toBeNull()
})
