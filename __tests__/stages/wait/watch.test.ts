/** The wait for a deployment whose tasks stop: what is reported at once, and what is kept. */
import { describe, expect, test } from '@jest/globals'
import { after, refusal } from '../../support/fake-ecs.ts'
import { CRASHES, failedAt, loop, NO_BREAKER } from '../../support/failing-tasks.ts'
import { play, STARTING } from '../../support/rollout-play.ts'
import { event, ourRollout } from '../../support/rollout-shapes.ts'

describe('what stops tasks', () => {
  test('is reported once for each task, within a look, the first one as a warning', async () => {
    const { warnings, lines } = await play({ history: [NO_BREAKER, ...CRASHES], failFast: 'off', waitMinutes: 4 })
    const reported = lines.filter((line) => line.startsWith('Stopped: '))
    expect(reported).toEqual([
      'Stopped: container `web` exited with code 1 (task t40)',
      'Stopped: container `web` exited with code 1 (task t100)',
      'Stopped: container `web` exited with code 1 (task t160)',
    ])
    expect(warnings).toEqual([[42, reported[0]]])
  })

  test('is reported of several tasks in one line', async () => {
    const tasks = [40, 41, 42, 43].map((second) => failedAt(second))
    const { lines } = await play({ history: [NO_BREAKER, { ...loop([45])[0], at: 45, tasks }], waitMinutes: 1 })
    expect(lines).toContain('Stopped: container `web` exited with code 1 (4 tasks: t40, t41, t42 and 1 more)')
  })

  test('is kept, although ECS describes it no longer', async () => {
    const gone = { at: 200, tasks: [] }
    const { result } = await play({ history: [NO_BREAKER, ...CRASHES, gone], failFast: 'off', waitMinutes: 5 })
    expect(result.cause?.summary).toBe('container `web` exited with code 1 (3 of 3 tasks)')
  })

  test('is not read without the permission, which is said once', async () => {
    const error = refusal('ListTasks', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const faults = [{ operation: 'listTasks', from: 0, until: Infinity, error } as const]
    const { warnings, result } = await play({ history: [NO_BREAKER, ...CRASHES], faults, waitMinutes: 5 })
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.[1]).toMatch(/^Stopped tasks cannot be read, so what stops them is not shown: .*AccessDenied/)
    expect(result.outcome.kind).toBe('timed-out')
  })

  test('is read again after a fault that passes', async () => {
    const error = refusal('ListTasks', 'ThrottlingException')
    const faults = [{ operation: 'listTasks', from: 0, until: 50, error } as const]
    const { warnings } = await play({ history: [NO_BREAKER, ...CRASHES], faults, failFast: 'off', waitMinutes: 5 })
    expect(warnings.map(([second]) => second)).toEqual([62])
  })

  test('costs at most 45 calls a minute', async () => {
    const often = loop(Array.from({ length: 100 }, (_, index) => 10 + 5 * index))
    const { calls } = await play({ history: [NO_BREAKER, ...often], failFast: 'off', waitMinutes: 9 })
    const following = calls.filter(({ second }) => second < 9 * 60)
    const most = Math.max(
      ...following.map(
        ({ second: from }) => following.filter(({ second }) => second >= from && second < from + 60).length,
      ),
    )
    expect(most).toBeGreaterThan(34)
    expect(most).toBeLessThanOrEqual(45)
  })

  test('costs less for a deployment that was stopped: it is described once', async () => {
    const { calls } = await play({
      history: [STARTING, { at: 60, serviceDeployments: [ourRollout({ status: 'STOPPED' })] }],
    })
    const since = calls.filter(({ second }) => second >= 60).map(({ operation }) => operation)
    expect(since.filter((operation) => operation === 'describeServices').length).toBeGreaterThan(1)
    expect(since.filter((operation) => operation === 'describeServiceDeployments')).toHaveLength(1)
  })

  test('by events stays known when ECS lists them no longer', async () => {
    const first = event('first', after(10), '(service web) was unable to place a task. Reason: RESOURCE:CPU.')
    const history = [NO_BREAKER, { at: 10, events: [first] }, { at: 20, events: [] }]
    const { result } = await play({ history, waitMinutes: 1 })
    expect(result.evidence.map(({ text }) => text)).toContain(first.message)
  })
})

test('that ECS rolls a deployment back is announced at once, with its cause', async () => {
  const reason = 'Service deployment rolled back because the circuit breaker threshold was exceeded.'
  const rollingBack = {
    ...CRASHES[2],
    at: 160,
    serviceDeployments: [ourRollout({ status: 'ROLLBACK_IN_PROGRESS', rollback: { reason, startedAt: after(160) } })],
  }
  const { announced, seconds } = await play({ history: [STARTING, ...CRASHES.slice(0, 2), rollingBack] })
  expect(announced).toEqual([[162, 'Rolling back: container `web` exited with code 1 (3 of 3 tasks)']])
  expect(seconds).toBeGreaterThan(700)
})
