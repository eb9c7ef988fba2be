import { describe, expect, test } from '@jest/globals'
import { endingOf } from '../../src/report/run-ending.ts'
import { newRecord, recordEvent, type RunEvent, type RunRecord } from '../../src/report/record.ts'
import { fault } from '../../src/errors/fault.ts'
import type { ErrorCode } from '../../src/errors/catalogue.ts'

const ended = (...events: readonly RunEvent[]): RunRecord =>
  [...events, { kind: 'ended', at: 1 } as const].reduce<RunRecord>(
    recordEvent,
    newRecord({ pipeline: 'ship', startedAt: 0 }),
  )

const broken = (code: ErrorCode): RunEvent => ({ kind: 'broken', error: fault(code, { message: 'no' }) })

const CHANGE: RunEvent = {
  kind: 'change',
  index: 0,
  entry: { stage: 'deploy', change: { kind: 'revision', family: 'hello', taskDefinitionArn: null }, state: 'changed' },
}

describe('endingOf', () => {
  test.each<readonly [string, RunRecord, string]>([
    ['wrong settings', ended(broken('E_INPUT')), 'misused'],
    ['wrong settings that were found after a change', ended(CHANGE, broken('E_INPUT')), 'failed'],
    ['a failure', ended(broken('E_BUILD')), 'failed'],
    ['a defect', ended(broken('E_INTERNAL')), 'failed'],
    ['a cancel', ended(broken('E_CANCELLED')), 'cancelled'],
    ['no stages', ended(), 'cancelled'],
  ])('%s', (_what, record, ending) => {
    expect(endingOf(record)).toBe(ending)
  })
})
