/** What registries say about Trivy's databases. */
import { describe, expect, test } from '@jest/globals'
import {
  downloadFailure,
  implausibleJavaIndex,
  javaRepositoriesBeside,
  mayPass,
} from '../../../src/domain/scan/trivy-database.ts'

const REFUSED = 'GET https://127.0.0.1:1/v2/trivy-db/manifests/2 failed: connect ECONNREFUSED 127.0.0.1:1'
const NO_HOST = 'GET https://nosuch.invalid/v2/trivy-db/manifests/2 failed: getaddrinfo ENOTFOUND nosuch.invalid'
const TOO_MANY = 'TOOMANYREQUESTS: toomanyrequests'
const DENIED = 'DENIED: denied'

const from = (repository: string, because: string) => ({ repository, because, what: 'unavailable' }) as const

describe('a failed download is one sentence', () => {
  test('with the mirrors and the reason that they share', () => {
    expect(
      downloadFailure(
        [from('a/db:2', REFUSED), from('b/db:2', REFUSED), from('c/db:2', REFUSED)],
        'vulnerability database',
      ),
    ).toBe(
      'Cannot download the vulnerability database: connect ECONNREFUSED 127.0.0.1:1 (3 mirrors tried: a/db:2, b/db:2, c/db:2)',
    )
  })

  test('with a reason for each mirror where they differ', () => {
    const failed = [from('a/db:2', NO_HOST), from('b/db:2', TOO_MANY), from('c/db:2', DENIED)]
    expect(downloadFailure(failed, 'vulnerability database')).toBe(
      'Cannot download the vulnerability database: 3 mirrors tried: a/db:2 (getaddrinfo ENOTFOUND nosuch.invalid), b/db:2 (TOOMANYREQUESTS: toomanyrequests), c/db:2 (DENIED: denied)',
    )
  })

  test('with the one mirror there is, and any other error as it is', () => {
    expect(downloadFailure([from('a/db:2', 'tar did not end within 300 s')], 'vulnerability database')).toBe(
      'Cannot download the vulnerability database from a/db:2: tar did not end within 300 s',
    )
    expect(downloadFailure([], 'vulnerability database')).toBe(
      'Cannot download the vulnerability database: `trivy-db-repository` lists no repository',
    )
  })
})

test.each([
  [TOO_MANY, true],
  [DENIED, false],
  [NO_HOST, false],
] as const)('another try may help or not: %#', (because, expected) => {
  expect(mayPass(because)).toBe(expected)
})

test('the index of Java packages is beside the database, under the names that its publishers use', () => {
  const repositories = [
    'mirror.gcr.io/aquasec/trivy-db:2',
    'registry.example:5000/a/trivy-db:2',
    'registry.example/own:2',
    'x/my-trivy-db:2',
  ]
  expect(javaRepositoriesBeside(repositories)).toEqual([
    'mirror.gcr.io/aquasec/trivy-java-db:1',
    'registry.example:5000/a/trivy-java-db:1',
  ])
})

test.each([
  [{}, null],
  [{ updatedAt: Date.UTC(2026, 0, 3) }, 'is dated in the future (2026-01-03)'],
  [{ isDatabase: false }, 'is damaged: trivy-java.db is not a file of SQLite'],
  [{ sizeBytes: 9_999_999 }, 'is too small to be the published one (10.0 MB)'],
])('an index of Java packages that is %j', (changes, predicate) => {
  const now = Date.UTC(2026, 0, 1)
  const good = { updatedAt: now, now, sizeBytes: 10_000_000, isDatabase: true }
  expect(implausibleJavaIndex({ ...good, ...changes })).toBe(predicate)
})
