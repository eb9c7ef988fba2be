import { describe, expect, test } from '@jest/globals'
import { when } from '../../src/core/condition.ts'
import type { Flow } from '../../src/core/flow.ts'
import { failing, hanging, latch, play, stageOf, type TestPorts } from '../support/flow-play.ts'

const nothing = () => ({})
type AnyStage = ReturnType<typeof stageOf<string>>

/** deploy, wait, and an undo of the one until the success of the other. */
const pipeline =
  (
    { deploy = stageOf<string>('deploy'), wait = stageOf<string>('wait') }: { deploy?: AnyStage; wait?: AnyStage },
    seen: object[] = [],
  ) =>
  (flow: Flow<TestPorts>) => {
    const deployed = flow.stage(deploy, {}, nothing)
    const waited = flow.stage(wait, { deployed }, nothing)
    const restore = stageOf('restore', (input) => Promise.resolve((seen.push(input), {})))
    flow.undo({ of: deployed, until: waited }).stage(restore, { deployed, waited }, (r) => r)
  }

describe('undo', () => {
  test('is left out when `until` succeeded, or `of` never started', async () => {
    const good = play(pipeline({}))
    await good.finished
    expect(good.events.at(-1)).toEqual({ kind: 'left-out', stage: 'restore', because: 'wait succeeded' })
    const never = play((flow) => {
      const bad = flow.stage(failing('bad'), {}, nothing)
      const deployed = flow.stage(stageOf('deploy'), { bad }, nothing)
      flow.undo({ of: deployed, until: deployed }).stage(stageOf('restore'), {}, nothing)
    })
    await expect(never.finished).rejects.toThrow('bad is broken')
    expect(never.events.at(-1)).toEqual({ kind: 'left-out', stage: 'restore', because: 'deploy did not run' })
  })

  test('runs within minutes when `until` failed, with what is known, and takes no failure away', async () => {
    const seen: object[] = []
    const run = play(pipeline({ wait: failing<string>('wait') }, seen))
    await expect(run.finished).rejects.toThrow('wait is broken')
    expect(run.history()).toContain('restore succeeded')
    expect(seen).toEqual([{ deployed: { kind: 'deploy' }, waited: null }])
    expect(run.reaches.get('restore')?.urgency).toBe('minutes')
  })

  test('runs when `of` itself failed: it may have changed something', async () => {
    const run = play(pipeline({ deploy: failing<string>('deploy') }))
    await expect(run.finished).rejects.toThrow('deploy is broken')
    expect(run.history()).toContain('restore succeeded')
  })

  test('after a cancel it runs within seconds, with a signal that the cancel does not abort', async () => {
    const cancel = new AbortController()
    const undo = new AbortController()
    const waiting = latch()
    const run = play(pipeline({ wait: hanging<string>('wait', waiting.open) }), {
      signal: cancel.signal,
      undo: undo.signal,
    })
    await waiting.opened
    cancel.abort(new Error('cancelled'))
    await expect(run.finished).rejects.toThrow('cancelled')
    expect(run.history().slice(-2)).toEqual(['restore started', 'restore succeeded'])
    expect(run.reaches.get('restore')).toEqual({ urgency: 'seconds', signal: undo.signal })
  })

  test('runs when `of` was stopped while it ran', async () => {
    const started = latch()
    const run = play((flow) => {
      const plan = flow.stage(
        stageOf('plan', () => started.opened.then(() => Promise.reject<object>(new Error('no cluster')))),
        {},
        nothing,
      )
      const deployed = flow.stoppedBy(plan).stage(hanging('deploy', started.open), {}, nothing)
      flow.undo({ of: deployed, until: deployed }).stage(stageOf('restore'), {}, nothing)
    })
    await expect(run.finished).rejects.toThrow('no cluster')
    expect(run.history()).toContain('restore succeeded')
  })

  test('is left out when its input is null, and when `until` was left out after `of` succeeded', async () => {
    const nothingToDo = play((flow) => {
      const deployed = flow.stage(failing('deploy'), {}, nothing)
      flow.undo({ of: deployed, until: deployed }).stage(stageOf('restore'), {}, () => null)
    })
    await expect(nothingToDo.finished).rejects.toThrow('deploy is broken')
    expect(nothingToDo.events.at(-1)).toEqual({
      kind: 'left-out',
      stage: 'restore',
      because: 'there is nothing to undo',
    })
    const noWait = play((flow) => {
      const deployed = flow.stage(stageOf('deploy'), {}, nothing)
      const waited = flow.optional(when(false, 'the run does not wait')).stage(stageOf('wait'), { deployed }, nothing)
      flow.undo({ of: deployed, until: waited }).stage(stageOf('restore'), {}, nothing)
    })
    await noWait.finished
    expect(noWait.events.at(-1)).toEqual({ kind: 'left-out', stage: 'restore', because: 'deploy succeeded' })
  })
})
