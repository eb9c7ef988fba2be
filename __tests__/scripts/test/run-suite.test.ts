import { describe, expect, test } from '@jest/globals'
import { countsOf, timesOf, type JestReport } from '../../../scripts/test/run-suite.ts'

const report = (more: Partial<JestReport> = {}): JestReport => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  startTime: 1_000,
  testResults: [
    { name: '/x/__tests__/a.test.ts', startTime: 2_000, endTime: 2_500 },
    { name: '/x/__tests__/e2e/b.test.ts', startTime: 2_000, endTime: 5_000 },
  ],
  ...more,
})

describe('the counts of a suite', () => {
  test.each([
    ['all passed', {}, 0, { passed: 3, failed: 0 }],
    ['a test that failed', { numFailedTests: 2 }, 1, { passed: 3, failed: 2 }],
    ['a skipped test is a failed one', { numPendingTests: 1 }, 0, { passed: 3, failed: 1 }],
    ['so is one that is yet to be written', { numTodoTests: 1 }, 0, { passed: 3, failed: 1 }],
    ['a file that does not load', { numRuntimeErrorTestSuites: 1 }, 1, { passed: 3, failed: 1 }],
    ['an exit code that no test explains', {}, 1, { passed: 3, failed: 1 }],
  ])('%s', (_case, more, exitCode, counts) => {
    expect(countsOf(report(more), { kind: 'ended', exitCode })).toEqual(counts)
  })

  test('a suite that hangs is one more failed test, also after all tests passed', () => {
    expect(countsOf(report(), { kind: 'hung' })).toEqual({ passed: 3, failed: 1 })
    expect(countsOf(report({ numFailedTests: 2 }), { kind: 'hung' })).toEqual({ passed: 3, failed: 3 })
  })
})

describe('the times of a suite', () => {
  test('the slowest file is first', () => {
    expect(timesOf('unit tests', report())).toEqual([
      'the unit tests took 4.0 s; slowest: e2e/b.test.ts 3.0 s, a.test.ts 0.5 s',
    ])
  })

  test('skipped tests are reported', () => {
    expect(timesOf('unit tests', report({ numPendingTests: 2 })).at(-1)).toBe(
      '2 tests of the unit tests were skipped; each counts as failed',
    )
  })
})
