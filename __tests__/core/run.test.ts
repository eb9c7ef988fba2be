import { describe, expect, test } from '@jest/globals'
import { Pipeline } from '../../src/core/pipeline.ts'
import { runPipeline, type StageEvent } from '../../src/core/run.ts'
import { defineStage } from '../../src/core/stage.ts'
import type { Ports } from '../../src/ports/ports.ts'

const noPorts = {} as Ports

const gives = <const Id extends string>(id: Id, run: () => Promise<string>) =>
  defineStage({ id, title: id.toUpperCase(), uses: [], run: (_: object) => run() })

const gate = () => {
  let open: (value: string) => void = () => undefined
  const opened = new Promise<string>((resolve) => (open = resolve))
  return { opened, open: () => open('opened') }
}

const start = <Results extends object>(pipeline: Pipeline<object, Results>, signal = new AbortController().signal) => {
  const events: StageEvent[] = []
  const signals = new Map<string, AbortSignal>()
  const finished = runPipeline(pipeline, {
    config: {},
    signal,
    now: () => 7,
    emit: (event) => events.push(event),
    portsFor: (stage, stageSignal) => {
      signals.set(stage, stageSignal)
      return noPorts
    },
  })
  const told = () => events.map((event) => `${event.stage} ${event.kind}`)
  return { finished, events, told, signals }
}

describe('runPipeline', () => {
  test('stages whose needs are met run at the same time', async () => {
    const both = gate()
    let running = 0
    const meet = async () => {
      running += 1
      if (running === 2) both.open()
      return both.opened
    }
    const pipeline = Pipeline.for<object>()
      .add(gives('left', meet), { needs: [], input: () => ({}) })
      .add(gives('right', meet), { needs: [], input: () => ({}) })
    await expect(start(pipeline).finished).resolves.toEqual({ left: 'opened', right: 'opened' })
  })

  test('a failed stage skips its dependents, and its siblings finish', async () => {
    const pipeline = Pipeline.for<object>()
      .add(
        gives('bad', () => Promise.reject(new Error('no'))),
        { needs: [], input: () => ({}) },
      )
      .add(
        gives('sibling', () => Promise.resolve('done')),
        { needs: [], input: () => ({}) },
      )
      .add(
        gives('after', () => Promise.resolve('never')),
        { needs: ['bad', 'sibling'], input: () => ({}) },
      )
      .add(
        gives('last', () => Promise.resolve('never')),
        { needs: ['after'], input: () => ({}) },
      )
    const { finished, events } = start(pipeline)
    await expect(finished).rejects.toThrow('no')
    expect(events.filter((event) => event.kind === 'skipped')).toEqual([
      { kind: 'skipped', stage: 'after', title: 'AFTER', because: { kind: 'failed-need', stages: ['bad'] } },
      { kind: 'skipped', stage: 'last', title: 'LAST', because: { kind: 'failed-need', stages: ['bad'] } },
    ])
    expect(events.some((event) => event.stage === 'sibling' && event.kind === 'succeeded')).toBe(true)
  })

  test('one failure is thrown as it is, several as an AggregateError', async () => {
    const one = new Error('one')
    const pipeline = Pipeline.for<object>().add(
      gives('a', () => Promise.reject(one)),
      { needs: [], input: () => ({}) },
    )
    await expect(start(pipeline).finished).rejects.toBe(one)
    const two = pipeline.add(
      gives('b', () => Promise.reject(new Error('two'))),
      { needs: [], input: () => ({}) },
    )
    await expect(start(two).finished).rejects.toMatchObject({
      errors: [one, expect.objectContaining({ message: 'two' })],
    })
  })

  test('a stage is handed only the ports that it named', async () => {
    const clock = { now: () => 0, sleep: () => Promise.resolve() }
    let handed: object = {}
    const nosy = defineStage({
      id: 'nosy',
      title: '',
      uses: ['clock'],
      run: (_: object, ports) => {
        handed = ports
        return Promise.resolve('')
      },
    })
    await runPipeline(Pipeline.for<object>().add(nosy, { needs: [], input: () => ({}) }), {
      config: {},
      signal: new AbortController().signal,
      now: () => 0,
      emit: () => undefined,
      portsFor: () => ({ clock, exec: {}, log: {} }) as unknown as Ports,
    })
    expect(handed).toEqual({ clock })
  })

  test('a stage that names another in stopWith is stopped when that one fails, and only then', async () => {
    const started = gate()
    const pipeline = Pipeline.for<object>()
      .add(
        gives('plan', () => started.opened.then(() => Promise.reject(new Error('no such cluster')))),
        {
          needs: [],
          input: () => ({}),
        },
      )
      .add(
        gives('build', async () => {
          started.open()
          const signal = run.signals.get('build')
          return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))))
        }),
        { needs: [], stopWith: ['plan'], input: () => ({}) },
      )
    const run = start(pipeline)
    await expect(run.finished).rejects.toThrow('no such cluster')
    expect(run.events.at(-1)).toEqual({
      kind: 'skipped',
      stage: 'build',
      title: 'BUILD',
      because: { kind: 'stopped', stages: ['plan'] },
    })
  })

  test('a cancelled run starts nothing more and rejects with the reason', async () => {
    const cancel = new AbortController()
    const pipeline = Pipeline.for<object>()
      .add(
        gives('first', () => {
          cancel.abort(new Error('cancelled'))
          return Promise.resolve('done')
        }),
        { needs: [], input: () => ({}) },
      )
      .add(
        gives('second', () => Promise.resolve('never')),
        { needs: ['first'], input: () => ({}) },
      )
    const { finished, told } = start(pipeline, cancel.signal)
    await expect(finished).rejects.toThrow('cancelled')
    expect(told()).toEqual(['first started', 'first succeeded', 'second skipped'])
  })
})
