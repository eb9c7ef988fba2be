/** What Trivy and the registries say about its databases. The errors are those that Trivy 0.74 printed. */
import { describe, expect, test } from '@jest/globals'
import { downloadFailure, javaRepositoriesBeside, mayPass } from '../../../src/domain/scan/trivy-database.ts'

const WRAPPED =
  'init error: DB error: failed to download vulnerability DB: OCI artifact error: failed to download vulnerability DB: failed to download artifact from'
const REFUSED = `${WRAPPED} 127.0.0.1:1/trivy-db:2: OCI repository error: 1 error occurred: | * Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused; Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused (trivy exited with code 1)`
const NO_HOST = `${WRAPPED} nosuch.invalid/trivy-db:2: OCI repository error: 1 error occurred: | * Get "https://nosuch.invalid/v2/": dial tcp: lookup nosuch.invalid on 10.255.255.53:53: no such host (trivy exited with code 1)`
const TOO_MANY = `${WRAPPED} any source: 1 error occurred: | * OCI repository error: 1 error occurred: | * Get "https://127.0.0.1:42389/v2/": http: server gave HTTP response to HTTPS client; GET http://127.0.0.1:42389/v2/: TOOMANYREQUESTS: toomanyrequests (trivy exited with code 1)`
const DENIED = `${WRAPPED} 127.0.0.1:45167/trivy-db:2: OCI repository error: 1 error occurred: | * GET https://127.0.0.1:45167/v2/aquasec/trivy-db/manifests/2: DENIED: denied (trivy exited with code 1)`

const from = (repository: string, because: string) => ({ repository, because })

describe('a failed download is one sentence', () => {
  test('with the mirrors and the reason that they share', () => {
    expect(downloadFailure([from('a/db:2', REFUSED), from('b/db:2', REFUSED), from('c/db:2', REFUSED)])).toBe(
      'Cannot download the vulnerability database: connection refused (3 mirrors tried: a/db:2, b/db:2, c/db:2)',
    )
  })

  test('with a reason for each mirror where they differ', () => {
    const failed = [from('a/db:2', NO_HOST), from('b/db:2', TOO_MANY), from('c/db:2', DENIED)]
    expect(downloadFailure(failed)).toBe(
      'Cannot download the vulnerability database: 3 mirrors tried: a/db:2 (no such host), b/db:2 (TOOMANYREQUESTS: toomanyrequests), c/db:2 (DENIED: denied)',
    )
  })

  test('with the one mirror there is, and any other error as it is', () => {
    expect(downloadFailure([from('a/db:2', 'trivy image did not end within 300 s')])).toBe(
      'Cannot download the vulnerability database from a/db:2: trivy image did not end within 300 s',
    )
    expect(downloadFailure([])).toBe(
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
