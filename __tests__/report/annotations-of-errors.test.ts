import { describe, expect, test } from '@jest/globals'
import { fault } from '../../src/errors/fault.ts'
import { ShipError } from '../../src/errors/ship-error.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { recordedError } from '../../src/report/recorded-error.ts'
import { headlineOf } from '../../src/report/summary/headline.ts'
import { gateError, recordOf, SAMPLES } from '../support/sample-records.ts'
import { trivyReport, worst } from '../support/sample-results.ts'

describe('the annotation of an error', () => {
  test('of several errors: the headline of the run, then each by its own outcome and cause', async () => {
    const failing = (id: string, error: unknown): RunRecord['stages'][number] => {
      const stage = SAMPLES['two-services'].stages.find((one) => one.id === id)
      if (stage === undefined) throw new Error(id)
      const result = error instanceof ShipError && error.result !== undefined ? { result: error.result } : {}
      // What the error carries is what the stage records.
      return { ...stage, ...result, status: 'failed', error: recordedError(error) } as typeof stage
    }
    const failures = new Map([
      ['build', fault('E_BUILD', { message: 'docker build failed', headline: '`make` exited with code 2' })],
      ['gate', await gateError([trivyReport([worst])])],
    ])
    const record: RunRecord = {
      ...SAMPLES['two-services'],
      stages: SAMPLES['two-services'].stages.map((stage) =>
        failures.has(stage.id) ? failing(stage.id, failures.get(stage.id)) : stage,
      ),
    }
    const [first, ...others] = annotationsOf(record).filter(({ message }) => message.includes('\nCode: '))
    expect(first?.title).toBe(headlineOf(record))
    expect(others.map(({ title }) => title)).toEqual([
      'Rolled back: container `app` of `orders` exited with code 3 (3 of 3 tasks)',
      'Blocked: CVE-2019-10744 (CRITICAL) in lodash 4.17.11',
    ])
  })

  test('of an undo that failed: that, and why', () => {
    const record: RunRecord = {
      ...SAMPLES.undone,
      stages: SAMPLES.undone.stages.map((stage) =>
        stage.undoes === null
          ? stage
          : { ...stage, status: 'failed', error: recordedError(fault('E_AWS', { message: 'ECS is down. Sorry.' })) },
      ),
    }
    expect(annotationsOf(record).map(({ title }) => title)).toEqual([
      // An error comes before a warning.
      'Undo failed in restore: ECS is down',
      'Cancelled while waiting for the deployment of `hello`; undoing the change failed',
    ])
  })

  test('the code is the end of a message, however long that is', () => {
    const error = fault('E_BUILD', { message: 'x'.repeat(9000), hint: 'y'.repeat(900) })
    const message = annotationsOf(recordOf({ failsAt: { stage: 'build', error } }))[0]?.message ?? ''
    expect(message).toMatch(/x…\nNext: y+…\nCode: E_BUILD \(stage build\)$/u)
    expect(message.length).toBeLessThanOrEqual(4096)
  })
})
