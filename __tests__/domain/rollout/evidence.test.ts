/** What a failed deployment leaves behind. */
import { describe, expect, test } from '@jest/globals'
import { eventEvidence, taskEvidence } from '../../../src/domain/rollout/evidence.ts'
import { failedTasks } from '../../../src/domain/rollout/stopped.ts'
import { after } from '../../support/fake-ecs.ts'
import { event, STARTED, stoppedTask } from '../../support/rollout-shapes.ts'

describe('stopped tasks', () => {
  test('are grouped, the most frequent reason first, with the time of the last', () => {
    const pull = { stopCode: 'TaskFailedToStart', stoppedReason: 'CannotPullContainerError: not found' } as const
    const tasks = [
      stoppedTask('a', { ...pull, containers: [{ name: 'web' }], stoppedAt: after(90) }),
      stoppedTask('b', { stoppedAt: after(10) }),
      stoppedTask('c', { stoppedAt: after(30) }),
      stoppedTask('d', { stoppedAt: after(20) }),
    ]
    expect(taskEvidence(tasks)).toEqual([
      {
        at: after(30).toISOString(),
        kind: 'stopped-task',
        text: '3 × EssentialContainerExited: Essential container in task exited; web: exit code 1',
      },
      {
        at: after(90).toISOString(),
        kind: 'stopped-task',
        text: '1 × TaskFailedToStart: CannotPullContainerError: not found',
      },
    ])
  })

  test('that have not stopped yet have the time at which they began to', () => {
    const stopping = stoppedTask('a', { lastStatus: 'DEPROVISIONING', stoppedAt: undefined, stoppingAt: after(70) })
    expect(taskEvidence([stopping])[0]?.at).toBe(after(70).toISOString())
  })

  test('show health and memory', () => {
    const containers = [
      { name: 'web', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
      { name: 'proxy', healthStatus: 'UNHEALTHY' as const },
    ]
    expect(taskEvidence([stoppedTask('a', { containers })])[0]?.text).toContain(
      'web: exit code 137, OutOfMemoryError: Container killed due to memory usage; proxy: unhealthy',
    )
  })

  test('show a reason once that task and container both have', () => {
    const reason = 'CannotPullContainerError: not found'
    const task = stoppedTask('a', { stoppedReason: reason, containers: [{ name: 'web', reason }] })
    expect(taskEvidence([task])[0]?.text).toBe(`1 × EssentialContainerExited: ${reason}`)
  })

  test('count as failed without those that were scaled in and those of other deployments', () => {
    const scaled = stoppedTask('a', { stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)' })
    const theirs = stoppedTask('b', { startedBy: 'ecs-svc/9' })
    expect(failedTasks([scaled, theirs, stoppedTask('c')], STARTED)).toEqual([stoppedTask('c')])
  })

  test('show five reasons at most', () => {
    const tasks = Array.from({ length: 8 }, (_, code) => stoppedTask(`${code}`, { containers: [{ exitCode: code }] }))
    expect(taskEvidence(tasks)).toHaveLength(5)
  })
})

test('events are kept in their order', () => {
  const events = Array.from({ length: 12 }, (_, index) => event(`${index}`, after(index), `event ${index}`))
  const evidence = eventEvidence(events)
  expect(evidence.map(({ text }) => text)).toEqual(events.map(({ message }) => message))
  expect(evidence[0]).toEqual({ at: after(0).toISOString(), kind: 'event', text: 'event 0' })
})
