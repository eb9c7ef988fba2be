/** The judgement goes by the day in UTC, and never fails. */
import { expect, test } from '@jest/globals'
import { judgeFindings } from '../../src/stages/judge.ts'
import { makeFakeClock } from '../support/fake-clock.ts'
import { recordingLog } from '../support/recording-log.ts'
import { exception, heldOf, setOf } from '../support/sample-exceptions.ts'
import { trivyReport, vulnerability } from '../support/sample-results.ts'

test.each([
  ['2026-12-31T23:59:59Z', 'passed'],
  ['2027-01-01T00:00:00Z', 'blocked'],
])('at %s an exception until 2026-12-31 makes it %s', async (now, kind) => {
  const judged = await judgeFindings.run(
    {
      scans: [trivyReport([vulnerability()])],
      policy: { trivySeverities: ['HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' },
      exceptions: heldOf(setOf(exception())),
    },
    { clock: makeFakeClock(Date.parse(now)), log: recordingLog() },
  )
  expect(judged.verdict.kind).toBe(kind)
})
