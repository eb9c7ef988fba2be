import { expect, test } from '@jest/globals'
import { redactedRecord } from '../../src/report/redacted.ts'
import { renderSummary } from '../../src/report/summary.ts'
import { fault } from '../../src/domain/catalogue.ts'
import { recordOf } from '../support/sample-records.ts'

test('a secret that Markdown would escape is gone before it is escaped', () => {
  const secret = 'p*ss|w_rd<1>'
  const record = recordOf({
    failsAt: { stage: 'build', error: fault('E_BUILD', { message: `no ${secret}\nwith ${secret}` }) },
  })
  const redacted = redactedRecord(record, (text) => text.replaceAll(secret, '***'))
  expect(JSON.stringify(redacted)).not.toContain(secret)
  expect(renderSummary(redacted)).toContain('&#42;&#42;&#42;')
  expect(redacted.stages.map(({ startedAt }) => startedAt)).toEqual(record.stages.map(({ startedAt }) => startedAt))
  expect(redacted.failure).toBeNull()
})
