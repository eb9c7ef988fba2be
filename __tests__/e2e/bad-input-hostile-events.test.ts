/** Events and stopped reasons of ECS that try to be commands or markup. A script plays the deployment: no container can cause such events. */
import { expect, jest, test } from '@jest/globals'
import { readable } from './failure.ts'
import { expectNoMarkup, MARKUP } from './hostile.ts'
import { injected, PLANTED } from '../support/planted-commands.ts'
import { openWorld } from './world.ts'

jest.setTimeout(120_000)

test('events of a service and reasons of its tasks are no commands and no markup', async () => {
  const text = `a\r::set-output name=image::evil\n::add-mask::${PLANTED}\n##[error]${PLANTED} ${MARKUP}`
  const steps = [
    { at: 0, kind: 'event', message: `(service hello) ${text}` },
    { at: 0, kind: 'task-fails', cause: { kind: 'cannot-pull', detail: text } },
    { at: 0, kind: 'fails', cause: 'circuit-breaker', rollback: false },
  ] as const
  const scripted = await openWorld({ drive: { kind: 'script', scenario: { name: 'hostile', steps } } })
  try {
    const run = await scripted.ship()
    expect(run.outputs).toMatchObject({ 'failed-stage': 'wait', 'deployment-status': 'failed' })
    expect(readable(run.summary)).toContain('CannotPullContainerError')
    expect(injected(run.log)).toEqual([])
    expect(run.log).not.toContain('##[')
    expectNoMarkup(run.summary)
  } finally {
    await scripted.close()
  }
})
