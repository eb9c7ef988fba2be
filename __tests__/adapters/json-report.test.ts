import { expect, test } from '@jest/globals'
import { makeJsonReport } from '../../src/adapters/json-report.ts'
import { makeRedactor } from '../../src/adapters/redact.ts'

test('the record is alone on its stream', () => {
  const log: string[] = []
  const report: string[] = []
  const host = makeJsonReport({
    redactor: makeRedactor(),
    debugOutput: 'hidden',
    log: { write: (text) => log.push(String(text)) > 0 },
    report: { write: (text) => report.push(String(text)) > 0 },
  })
  host.line('a line')
  host.setOutput('image', 'a')
  host.writeSummary('## Done')
  expect(host.writeRunFile('{}\n')).toBeNull()
  expect({ log, report }).toEqual({ log: ['a line\n'], report: ['{}\n'] })
})
