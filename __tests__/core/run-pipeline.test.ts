import { describe, expect, test } from '@jest/globals'
import { unless, when } from '../../src/core/condition.ts'
import type { Flow } from '../../src/core/flow.ts'
import { failing, hanging, latch, play, stageOf, type TestPorts } from '../support/flow-play.ts'

type TestFlow = Flow<TestPorts>
const nothing = () => ({})

describe('runPipeline', () => {
  test('stages whose needs are met run at the same time', async () => {
    const both = latch()
    let running = 0
    const meet = async () => {
      running += 1
      if (running === 2) both.open()
      await both.opened
      return {}
    }
    await play((flow) => {
      flow.stage(stageOf('left', meet), {}, nothing)
      flow.stage(stageOf('right', meet), {}, nothing)
    }).finished
    expect(running).toBe(2)
  })

  test('a stage sees the results of its needs, one by one or as a list', async () => {
    const seen: object[] = []
    await play((flow) => {
      const one = flow.stage(stageOf('one'), {}, nothing)
      const given = flow.given({ kind: 'known' })
      const many = [
        flow.named('a').stage(stageOf('item'), {}, nothing),
        flow.named('b').stage(stageOf('item'), {}, nothing),
      ]
      flow.stage(
        stageOf('last', (input) => Promise.resolve((seen.push(input), {}))),
        { one, given, many },
        (r) => r,
      )
    }).finished
    expect(seen).toEqual([
      { one: { kind: 'one' }, given: { kind: 'known' }, many: [{ kind: 'item' }, { kind: 'item' }] },
    ])
  })

  test('a failed stage skips its dependents, and its siblings finish', async () => {
    const { finished, events, history } = play((flow) => {
      const bad = flow.stage(failing('bad', 'no'), {}, nothing)
      const sibling = flow.stage(stageOf('sibling'), {}, nothing)
      const after = flow.stage(stageOf('after'), { bad, sibling }, nothing)
      flow.stage(stageOf('last'), { after }, nothing)
    })
    await expect(finished).rejects.toThrow('no')
    expect(events.filter((event) => event.kind === 'skipped')).toEqual([
      { kind: 'skipped', stage: 'after', because: { kind: 'failed-need', stages: ['bad'] } },
      { kind: 'skipped', stage: 'last', because: { kind: 'failed-need', stages: ['bad'] } },
    ])
    expect(history()).toContain('sibling succeeded')
  })

  test('one failure is thrown as it is, several as an AggregateError', async () => {
    const one = (flow: TestFlow) => flow.stage(failing('a', 'one'), {}, nothing)
    await expect(play(one).finished).rejects.toThrow('one')
    const two = (flow: TestFlow) => {
      one(flow)
      flow.stage(failing('b', 'two'), {}, nothing)
    }
    await expect(play(two).finished).rejects.toMatchObject({ errors: [{ message: 'one' }, { message: 'two' }] })
  })

  test('a stage is handed only the ports that it named', async () => {
    let handed: object = {}
    const nosy = {
      ...stageOf('nosy'),
      run: (_: object, ports: object) => {
        handed = ports
        return Promise.resolve({ kind: 'nosy' as const })
      },
    }
    await play((flow) => flow.stage(nosy, {}, nothing)).finished
    expect(Object.keys(handed)).toEqual(['reach'])
  })

  test('only what a stage records is emitted; the next stages see the whole result', async () => {
    const secretive = {
      ...stageOf('one', () => Promise.resolve({ name: 'n', secret: 's' })),
      record: ({ name }: { name: string }) => ({ name }),
    }
    const seen: object[] = []
    const { finished, events } = play((flow) => {
      const one = flow.stage(secretive as never, {}, nothing)
      flow.stage(
        stageOf('two', (input) => Promise.resolve((seen.push(input), {}))),
        { one },
        (r) => r,
      )
    })
    await finished
    expect(events.find((event) => event.kind === 'succeeded')).toMatchObject({ stage: 'one', result: { name: 'n' } })
    expect(JSON.stringify(events)).not.toContain('secret')
    expect(seen).toEqual([{ one: { name: 'n', secret: 's' } }])
  })

  test('a stage is stopped when a stage that it is stopped by fails, and only then', async () => {
    const started = latch()
    const stopped = (broken: 'plan' | 'other') => (flow: TestFlow) => {
      const fails = stageOf(broken, () =>
        started.opened.then(() => Promise.reject<object>(new Error('no such cluster'))),
      )
      const plan = broken === 'plan' ? flow.stage(fails, {}, nothing) : flow.stage(stageOf('plan'), {}, nothing)
      if (broken === 'other') flow.stage(fails, {}, nothing)
      const build =
        broken === 'plan'
          ? hanging('build', started.open)
          : stageOf('build', () => Promise.resolve((started.open(), {})))
      const built = flow.stoppedBy(plan).stage(build as never, {}, nothing)
      flow.stage(stageOf('scan'), { built }, nothing)
    }
    const run = play(stopped('plan'))
    await expect(run.finished).rejects.toThrow('no such cluster')
    const because = (stage: string) => run.events.find((event) => event.kind === 'skipped' && event.stage === stage)
    expect(because('build')).toMatchObject({ because: { kind: 'stopped', stages: ['plan'] } })
    expect(because('scan')).toMatchObject({ because: { kind: 'failed-need', stages: ['plan'] } })
    const other = play(stopped('other'))
    await expect(other.finished).rejects.toThrow('no such cluster')
    expect(other.history()).toContain('build succeeded')
  })

  test('a cancelled run starts nothing more and rejects with the reason', async () => {
    const cancel = new AbortController()
    const { finished, history } = play(
      (flow) => {
        const first = flow.stage(
          stageOf('first', () => Promise.resolve((cancel.abort(new Error('cancelled')), {}))),
          {},
          nothing,
        )
        const second = flow.stage(stageOf('second'), { first }, nothing)
        flow.stage(stageOf('third'), { second }, nothing)
      },
      { signal: cancel.signal },
    )
    await expect(finished).rejects.toThrow('cancelled')
    expect(history()).toEqual(['first started', 'first succeeded', 'second skipped', 'third skipped'])
  })
})

describe('optional stages', () => {
  const leftOut = (play_: ReturnType<typeof play>) =>
    play_.events.flatMap((event) => (event.kind === 'left-out' ? [`${event.stage}: ${event.because}`] : []))

  test('one that the configuration leaves out is neither failure nor cancel; what needs it sees null or is left out too', async () => {
    const seen: object[] = []
    const run = play((flow) => {
      const built = flow.optional(when(false, 'an image is given')).stage(stageOf('build'), {}, nothing)
      const scanned = flow
        .optional(when(true, ''))
        .stage(stageOf('scan'), { built }, ({ built: { kind } }) => ({ kind }))
      flow.stage(
        stageOf('push', (input) => Promise.resolve((seen.push(input), {}))),
        { built, scanned },
        (r) => r,
      )
    })
    await run.finished
    expect(leftOut(run)).toEqual(['build: an image is given', 'scan: build was left out'])
    expect(seen).toEqual([{ built: null, scanned: null }])
  })

  test.each([
    ['reusable', ['build: an image is there']],
    ['new', []],
  ] as const)('a result of %s decides', async (kind, expected) => {
    const run = play((flow) => {
      const look = flow.stage(
        stageOf('look', () => Promise.resolve<{ kind: 'reusable' | 'new' }>({ kind })),
        {},
        nothing,
      )
      flow.optional(unless(look, 'reusable', 'an image is there')).stage(stageOf('build'), {}, nothing)
    })
    await run.finished
    expect(leftOut(run)).toEqual(expected)
  })

  test('one whose condition cannot be known because its stage failed is skipped', async () => {
    const run = play((flow) => {
      const look = flow.stage(failing('look'), {}, nothing)
      flow.optional(unless(look, 'look', '')).stage(stageOf('build'), {}, nothing)
    })
    await expect(run.finished).rejects.toThrow('look is broken')
    expect(run.history()).toEqual(['look started', 'look failed', 'build skipped'])
  })
})
