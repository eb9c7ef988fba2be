/** Why GitHub did not take what was to be written: no fault of the run, or a failure. */
import { describe, expect, test } from '@jest/globals'
import { explainProcessing, explainRefusal } from '../../../src/domain/github/refusal.ts'
import { fc } from '../../support/fast-check.ts'

const WRITTEN = { notDone: 'nothing was uploaded', permission: 'security-events: write' } as const

const explain = (status: number | null, message: string) =>
  explainRefusal(
    { kind: 'refused', status, text: `GitHub returned ${status ?? ''}: ${message}`, mayBeDone: false },
    WRITTEN,
  )

describe('a refusal', () => {
  test.each([
    [403, 'Resource not accessible by integration', 'not-allowed', '`security-events: write`'],
    [403, 'Resource not accessible by personal access token', 'not-allowed', '`security-events: write`'],
    [403, 'Advanced Security must be enabled for this repository to use code scanning.', 'not-allowed', 'not enabled'],
    [403, 'Repository was archived so is read-only.', 'not-allowed', 'archived'],
    [403, 'You have exceeded a secondary rate limit', 'failed', 'rate limit'],
    [429, 'API rate limit exceeded', 'failed', 'rate limit'],
    [401, 'Bad credentials', 'failed', 'does not accept the token'],
    [404, 'Not Found', 'not-allowed', 'does not show the token'],
    [410, 'Issues are disabled for this repo', 'not-allowed', 'issues are disabled'],
    [413, 'Payload Too Large', 'failed', '10 MB'],
    [422, 'Body is too long (maximum is 65536 characters)', 'failed', '65,536 characters'],
    [422, 'Validation Failed', 'failed', 'GitHub returned 422: Validation Failed'],
    [503, 'Service Unavailable', 'failed', 'GitHub returned 503: Service Unavailable'],
    [null, 'archived', 'failed', 'archived'],
  ])('%s %s', (status, message, kind, words) => {
    expect(explain(status, message)).toMatchObject({ kind, because: expect.stringContaining(words) })
  })

  test('always has a reason, and what failed is never taken for what is not allowed', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 400, max: 599 })), fc.string(), (status, message) => {
        const { kind, because } = explain(status, message)
        expect(because).not.toBe('')
        if (status === null || status >= 500 || status === 422) expect(kind).toBe('failed')
      }),
    )
  })
})

test.each([
  [[], 'GitHub gave no reason'],
  [['a', 'b'], 'a; b'],
  [
    ['an invalid URI was provided as a SARIF location'],
    'a location in the report is not a path of the repository: an ',
  ],
])('errors of processing %j', (errors, words) => {
  expect(explainProcessing(errors)).toContain(words)
})
