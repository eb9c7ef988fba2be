/** Two ways to one result: what comes after sees the one that ran. */
import { expect, test } from '@jest/globals'
import { unless } from '../../src/core/condition.ts'
import type { Flow } from '../../src/core/flow.ts'
import { failing, hanging, play, stageOf, type TestPorts } from '../support/flow-play.ts'

type TestFlow = Flow<TestPorts>
const nothing = () => ({})

/** `build` unless `found` is `old`, `pull` unless it is `new`; `last` needs the one that ran. */
const twoWays =
  (found: 'old' | 'new', seen: object[] = [], build = stageOf('build')) =>
  (flow: TestFlow) => {
    const look = flow.given<{ readonly kind: 'old' | 'new' }>({ kind: found })
    const built = flow.optional(unless(look, 'old', 'there is one')).stage(build, {}, nothing)
    const pulled = flow.optional(unless(look, 'new', 'it is built')).stage(stageOf('pull'), {}, nothing)
    const image = flow.either(built, pulled)
    const after = flow.optional(unless(look, 'old', 'it is there')).stage(stageOf('push'), { image }, nothing)
    const last = stageOf('last', (input) => Promise.resolve((seen.push(input), {})))
    flow.stage(last, { image, after: flow.either(after, image) }, (r) => r)
  }

test('the result is that of the stage that was not left out', async () => {
  const seen: object[] = []
  await play(twoWays('new', seen)).finished
  const second = play(twoWays('old', seen))
  await second.finished
  expect(seen).toEqual([
    { image: { kind: 'build' }, after: { kind: 'push' } },
    { image: { kind: 'pull' }, after: { kind: 'pull' } },
  ])
  expect(second.history()).toEqual([
    'build left-out',
    'pull started',
    'pull succeeded',
    'push left-out',
    'last started',
    'last succeeded',
  ])
})

test('a failure is that of the stage that failed', async () => {
  const { finished, events } = play(twoWays('new', [], failing('build', 'no')))
  await expect(finished).rejects.toThrow('no')
  expect(events.filter(({ kind }) => kind === 'skipped')).toEqual([
    { kind: 'skipped', stage: 'push', because: { kind: 'failed-need', stages: ['build'] } },
    { kind: 'skipped', stage: 'last', because: { kind: 'failed-need', stages: ['build'] } },
  ])
})

test('a cancel of one of them is a cancel of what comes after', async () => {
  const cancel = new AbortController()
  const build = hanging('build', () => cancel.abort(new Error('cancelled')))
  const { finished, events } = play(twoWays('new', [], build), { signal: cancel.signal })
  await expect(finished).rejects.toThrow('cancelled')
  expect(events.filter(({ kind }) => kind === 'skipped').map((event) => 'stage' in event && event.stage)).toEqual([
    'push',
    'last',
  ])
})

test('that none of them runs is a defect, and an error of the run', async () => {
  const { finished, history } = play((flow) => {
    const look = flow.given({ kind: 'none' as const })
    const one = flow.optional(unless(look, 'none', 'no')).stage(stageOf('one'), {}, nothing)
    const other = flow.optional(unless(look, 'none', 'no')).stage(stageOf('other'), {}, nothing)
    flow.stage(stageOf('last'), { one: flow.either(one, other) }, nothing)
  })
  await expect(finished).rejects.toThrow('all of one, other were left out')
  expect(history()).toContain('last skipped')
})
