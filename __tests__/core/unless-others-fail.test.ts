/** Items of which none starts any more once another one has failed. */
import { expect, test } from '@jest/globals'
import type { Flow } from '../../src/core/flow.ts'
import { failing, hanging, play, stageOf, type TestPorts } from '../support/flow-play.ts'

const gate = () => {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

const items = [{ key: 'a' }, { key: 'b' }]

test('a stage that has not started is not started, and what needs it is skipped', async () => {
  const { open, opened } = gate()
  const { finished, history, events } = play((flow) =>
    flow.each(items, (own, { key }) => {
      const own1 = key === 'a' ? failing('early') : stageOf('early', () => opened.then(() => ({ kind: 'early' })))
      const early = own.stage(own1, {}, () => ({}))
      const update = own.unlessOthersFail().stage(stageOf('update'), { early }, () => ({}))
      own.stage(stageOf('wait'), { update }, () => ({}))
      if (key === 'b') setTimeout(open, 0)
    }),
  )
  await expect(finished).rejects.toThrow('early is broken')
  expect(history()).toEqual(expect.arrayContaining(['early b succeeded', 'update b skipped', 'wait b skipped']))
  expect(events).toContainEqual({
    kind: 'skipped',
    stage: 'update b',
    because: { kind: 'others-failed', stages: ['early a'] },
  })
})

/** `update b` runs when `wait a` fails. */
const whileItRuns = (flow: Flow<TestPorts>, started: ReturnType<typeof gate>) =>
  flow.each(items, (own, { key }) => {
    const first = key === 'a' ? stageOf('update', () => started.opened.then(() => ({ kind: 'update' }))) : null
    const update = own.unlessOthersFail().stage(first ?? hanging('update', started.open), {}, () => ({}))
    own.stage(key === 'a' ? failing('wait') : stageOf('wait'), { update }, () => ({}))
  })

test('one that runs and has changed nothing is stopped', async () => {
  const started = gate()
  const { finished, history } = play((flow) => whileItRuns(flow, started))
  await expect(finished).rejects.toThrow('wait is broken')
  expect(history()).toEqual(expect.arrayContaining(['update b skipped', 'wait b skipped']))
})

test('one that has begun to change something is left to its end', async () => {
  const started = gate()
  const cancel = new AbortController()
  const { finished, history } = play((flow) => whileItRuns(flow, started), {
    signal: cancel.signal,
    hasBegun: (stage) => stage === 'update b',
  })
  await started.opened
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(history()).not.toContain('update b skipped')
  cancel.abort(new Error('cancelled'))
  await expect(finished).rejects.toThrow()
  expect(history()).toContain('update b failed')
})

test('without it, the others continue', async () => {
  const { finished, history } = play((flow) =>
    flow.each(items, (own, { key }) => own.stage(key === 'a' ? failing('x') : stageOf('x'), {}, () => ({}))),
  )
  await expect(finished).rejects.toThrow('x is broken')
  expect(history()).toContain('x b succeeded')
})
