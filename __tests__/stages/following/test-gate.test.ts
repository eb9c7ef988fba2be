/** The gate before production traffic: when the checks start, what it holds, and what it makes of their end. */
import { describe, expect, test } from '@jest/globals'
import type { SeenOutcome } from '../../../src/domain/rollout/picture.ts'
import type { ProbeReply } from '../../../src/ports/probe.ts'
import { makeTestGate } from '../../../src/stages/following/test-gate.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { view } from '../../support/sample-results.ts'
import { checkOf } from '../../support/smoke-play.ts'

const BEFORE = ['PRE_SCALE_UP', 'SCALE_UP', 'POST_SCALE_UP', 'TEST_TRAFFIC_SHIFT']
const DURING = ['POST_TEST_TRAFFIC_SHIFT', 'PRE_PRODUCTION_TRAFFIC_SHIFT']
const AFTER = ['PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP']
const CHECK = checkOf({ on: 'test-listener', retries: 0 })

const at = (lifecycleStage: string) => view({ lifecycleStage, status: 'IN_PROGRESS' })
const success = (stage: string): SeenOutcome => ({ kind: 'success', view: at(stage) })

const gateWith = (status: number | Error) => {
  const replies: (() => void)[] = []
  const reply = { kind: 'response', status: Number(status), headers: {}, body: new Uint8Array(), isCut: false } as const
  const probe = () =>
    new Promise<ProbeReply>((done, failed) =>
      replies.push(() => (status instanceof Error ? failed(status) : done(reply))),
    )
  const gate = makeTestGate([CHECK], { probe, clock: makeFakeClock(), log: recordingLog() })
  const settle = async (): Promise<void> => {
    for (const one of replies.splice(0)) one()
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  return { gate, settle, replies }
}

describe('before the test traffic', () => {
  test.each(BEFORE)('nothing starts or waits at %s', (stage) => {
    const { gate, replies } = gateWith(200)
    expect(gate.judge(null, at(stage))).toBeNull()
    expect({ holds: gate.holds(stage), asked: replies.length }).toEqual({ holds: false, asked: 0 })
  })
})

describe.each(DURING)('with the test traffic, at %s', (stage) => {
  test('pauses and a success wait for the check, which is made once', async () => {
    const { gate, settle, replies } = gateWith(200)
    expect(gate.judge(null, at(stage))).toBeNull()
    expect(gate.judge(success(stage), at(stage))).toBeNull()
    expect({ holds: gate.holds(stage), asked: replies.length }).toEqual({ holds: true, asked: 1 })
    await settle()
    expect(gate.holds(stage)).toBe(false)
    expect(gate.judge(success(stage), at(stage))).toEqual(success(stage))
    expect(gate.outcomes()).toMatchObject({ tested: [{ defect: null }] })
  })

  test('a check that fails ends it, also after its success', async () => {
    const { gate, settle } = gateWith(500)
    gate.judge(null, at(stage))
    await settle()
    const failed = { kind: 'failed', givenUp: { because: 'test-failed' } }
    expect(gate.judge(null, at(stage))).toMatchObject(failed)
    expect(gate.judge(success('CLEAN_UP'), at('CLEAN_UP'))).toMatchObject(failed)
  })

  test('a failure of the deployment itself comes first, and what a check throws is thrown', async () => {
    const stopped: SeenOutcome = { kind: 'stopped', view: at(stage), reason: '' }
    const error = new Error('the run was cancelled')
    const { gate, settle } = gateWith(error)
    gate.judge(null, at(stage))
    await settle()
    expect(gate.judge(stopped, at(stage))).toBe(stopped)
    expect(() => gate.judge(null, at(stage))).toThrow(error)
  })
})

test.each(AFTER)('a check that was not made before %s is no success', (stage) => {
  for (const outcome of [null, success(stage)]) {
    const { gate, replies } = gateWith(200)
    expect(gate.judge(outcome, at(stage))).toMatchObject({ kind: 'failed', givenUp: { because: 'test-not-made' } })
    expect(replies).toHaveLength(0)
  }
})

test('without checks the gate is open', () => {
  const gate = makeTestGate(undefined, {
    probe: () => Promise.reject(new Error()),
    clock: makeFakeClock(),
    log: recordingLog(),
  })
  expect(gate.holds('POST_TEST_TRAFFIC_SHIFT')).toBe(false)
  expect(gate.judge(success('CLEAN_UP'), at('CLEAN_UP'))).toEqual(success('CLEAN_UP'))
})
