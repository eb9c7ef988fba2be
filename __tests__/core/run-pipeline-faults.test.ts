/** Faults of stages and pipelines that must neither end the run early nor leave it green. */
import { describe, expect, test } from '@jest/globals'
import { layOut } from '../../src/core/layout.ts'
import { messageOf } from '../../src/errors/ship-error.ts'
import { failing, hanging, latch, play, stageOf } from '../support/flow-play.ts'

const nothing = () => ({})

describe('what may not end the run early, or green', () => {
  test('a thrown value without a text, and a listener that throws, leave the other stages running', async () => {
    const slow = latch()
    let ended = false
    const run = play((flow) => {
      flow.stage(
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a library may throw
        stageOf('odd', () => Promise.reject<object>(Object.create(null))),
        {},
        nothing,
      )
      flow.stage(
        stageOf('slow', () => slow.opened.then(() => ((ended = true), {}))),
        {},
        nothing,
      )
    })
    setTimeout(slow.open, 20)
    await expect(run.finished).rejects.toBeDefined()
    expect(ended).toBe(true)
  })

  test('an input of null fails a stage that is no undo', async () => {
    const run = play((flow) => {
      const gate = flow.stage(stageOf('gate'), {}, () => null as never)
      flow.stage(stageOf('push'), { gate }, nothing)
    })
    await expect(run.finished).rejects.toThrow("the input of 'gate' is null")
    expect(run.history()).toEqual(['gate failed', 'push skipped'])
  })

  test('a stage is stopped also when the other cannot run because a third failed, and by each of several', async () => {
    const started = latch()
    const run = play((flow) => {
      const bad = flow.stage(
        stageOf('bad', () => started.opened.then(() => Promise.reject<object>(new Error('no')))),
        {},
        nothing,
      )
      const plan = flow.stage(stageOf('plan'), { bad }, nothing)
      const other = flow.stage(stageOf('other'), {}, nothing)
      flow.stoppedBy(plan).stoppedBy(other).stage(hanging('build', started.open), {}, nothing)
    })
    await expect(run.finished).rejects.toThrow('no')
    expect(run.events.find((event) => event.kind === 'skipped' && event.stage === 'build')).toMatchObject({
      because: { kind: 'stopped', stages: ['bad'] },
    })
  })
})

describe('pipelines that are defects', () => {
  test('one that places no stage, and a stage with the id of a given node', () => {
    expect(() => layOut(() => undefined, {})).toThrow('the pipeline places no stage')
    expect(() => play((flow) => [flow.given({}), flow.named('given 1').stage(stageOf('a'), {}, nothing)])).toThrow(
      "two stages have the id 'given 1'",
    )
  })

  test('items within items have ids of their own', async () => {
    const items = [{ key: 'x' }, { key: 'y' }]
    const run = play((flow) =>
      flow.each(items, (outer) => outer.each(items, (inner) => inner.stage(stageOf('deploy'), {}, nothing))),
    )
    await run.finished
    expect(run.history().filter((line) => line.endsWith('succeeded'))).toEqual(
      ['x x', 'x y', 'y x', 'y y'].map((keys) => `deploy ${keys} succeeded`),
    )
  })
})

test('every thrown value has a message', () => {
  expect([new Error('no'), 'text', undefined, Object.create(null)].map(messageOf)).toEqual([
    'no',
    'text',
    'undefined',
    'an error without a message',
  ])
})

test('a failed undo takes nothing from the error of the run', async () => {
  const run = play((flow) => {
    const deployed = flow.stage(failing('deploy', 'no deployment'), {}, nothing)
    flow.undo({ of: deployed, until: deployed }).stage(failing('restore', 'no undo'), {}, nothing)
  })
  await expect(run.finished).rejects.toMatchObject({
    errors: [{ message: 'no deployment' }, { message: 'no undo' }],
  })
})
