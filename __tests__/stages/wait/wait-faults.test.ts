/** The wait where ECS denies calls, or does not answer. */
import { describe, expect, test } from '@jest/globals'
import { type FakeFault, OLD_TASK_DEFINITION, OUR_ID, after, refusal } from '../../support/fake-ecs.ts'
import { COMPLETED, FAILED, STARTING, SUCCESS_AT_180, TRIGGERED, play } from '../../support/rollout-play.ts'
import { BREAKER, BREAKER_ROLLBACK, event, newer, old, ourRollout, ours } from '../../support/rollout-shapes.ts'

const denied = (operation: 'listServiceDeployments' | 'describeServiceDeployments'): FakeFault => {
  const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`
  const error = refusal(name, 'AccessDeniedException', 'E_ACCESS_DENIED')
  return { operation, from: 0, until: Infinity, error }
}

describe('where the newer API is denied', () => {
  const faults = [denied('listServiceDeployments')]

  test('success comes from the rolloutState of our deployment, with one notice', async () => {
    const { result, seconds, lines, operations } = await play({ history: SUCCESS_AT_180, faults })
    expect(result.outcome.kind).toBe('success')
    expect(seconds).toBe(180)
    expect(lines.filter((line) => line.includes('ecs:ListServiceDeployments'))).toHaveLength(1)
    expect(operations.filter((one) => one === 'listServiceDeployments')).toHaveLength(1)
  })

  test('the other call is named as well', async () => {
    const { lines } = await play({ history: SUCCESS_AT_180, faults: [denied('describeServiceDeployments')] })
    expect(lines.filter((line) => line.includes('grant ecs:DescribeServiceDeployments'))).toHaveLength(1)
  })

  test.each([
    [{}, 'Classic Load Balancer'],
    [{ deploymentConfiguration: { strategy: 'CANARY' } }, 'strategy CANARY'],
  ] as const)('a service without a rolloutState cannot be followed: %j', async (service, why) => {
    const { rolloutState: _, rolloutStateReason: _reason, ...silent } = ours()
    const { error } = await play({ history: [{ ...STARTING, service, deployments: [silent] }], faults })
    expect(error?.code).toBe('E_ACCESS_DENIED')
    expect(error?.message).toContain(`the service reports no rolloutState (${why}), and`)
  })

  test('a rollback is followed to its end', async () => {
    const back = newer({ id: 'ecs-svc/3', createdAt: after(150), rolloutStateReason: BREAKER_ROLLBACK })
    const { result, error, seconds } = await play({
      history: [
        STARTING,
        { at: 147, deployments: [{ ...FAILED, status: 'PRIMARY' }, old()] },
        { at: 150, deployments: [back, FAILED] },
        { at: 300, deployments: [{ ...back, rolloutState: 'COMPLETED', rolloutStateReason: 'completed.' }] },
      ],
      faults,
    })
    // Our deployment and the words of the rollback have gone by then; both were seen before.
    expect(result.outcome).toMatchObject({ kind: 'rolled-back', state: 'done' })
    expect(error?.message).toContain('circuit breaker')
    expect(seconds).toBe(301)
  })

  test('a rollback that ended between two polls is known by the event of our deployment', async () => {
    const done = newer({ id: 'ecs-svc/3', createdAt: after(30), taskDefinition: OLD_TASK_DEFINITION })
    const message = `(service web) (deployment ${OUR_ID}) deployment failed: tasks failed to start.`
    const { result } = await play({
      history: [
        STARTING,
        {
          at: 31,
          deployments: [{ ...done, rolloutState: 'COMPLETED' }],
          events: [event('failed', after(29), message)],
        },
      ],
      faults,
    })
    expect(result.outcome).toMatchObject({ kind: 'rolled-back', state: 'done', reason: message })
  })

  test('a failure without a rollback is red at once', async () => {
    const service = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } }
    const failed = { at: 150, deployments: [{ ...FAILED, status: 'PRIMARY' }, old()] }
    const { result, seconds } = await play({ history: [{ ...STARTING, service }, failed], faults })
    expect(result.outcome).toMatchObject({ kind: 'failed', reason: BREAKER })
    expect(seconds).toBe(150)
  })

  test('superseded is distinguished from a rollback', async () => {
    const theirs = newer({ id: 'ecs-svc/2', createdAt: after(60), taskDefinition: 'arn:web:9' })
    const { result } = await play({ history: [STARTING, { at: 60, deployments: [theirs] }], faults })
    expect(result.outcome).toMatchObject({ kind: 'superseded', by: 'ecs-svc/2' })
  })

  test('a picture older than the update means nothing', async () => {
    const stale = { ...STARTING, deployments: [old({ status: 'PRIMARY' })] }
    const { result, seconds } = await play({ history: [stale, { at: 30, deployments: [COMPLETED] }], faults })
    expect(result.outcome.kind).toBe('success')
    expect(seconds).toBe(30)
  })
})

describe('when AWS does not answer', () => {
  const throttled = refusal('DescribeServices', 'ThrottlingException')

  test('each fault in a row is logged, with a longer pause up to 15 s', async () => {
    const faults: readonly FakeFault[] = [{ operation: 'describeServices', from: 30, until: 90, error: throttled }]
    const { result, lines } = await play({ history: SUCCESS_AT_180, faults })
    expect(result.outcome.kind).toBe('success')
    const pauses = lines.flatMap((line) => /ThrottlingException\); trying again in (\d+) s$/u.exec(line)?.[1] ?? [])
    expect(pauses).toEqual(['3', '6', '12', '15', '15', '15'])
  })

  test('after an answer in between the pauses are short again', async () => {
    const faults: readonly FakeFault[] = [
      { operation: 'describeServices', from: 30, until: 42, error: throttled },
      { operation: 'describeServices', from: 60, until: 66, error: throttled },
    ]
    const { result, lines } = await play({ history: SUCCESS_AT_180, faults })
    expect(result.outcome.kind).toBe('success')
    const pauses = lines.flatMap((line) => /trying again in (\d+) s$/u.exec(line)?.[1] ?? [])
    expect(pauses).toEqual(['3', '6', '12', '3', '6'])
  })

  test('a request that ECS refuses is not repeated', async () => {
    const error = refusal('DescribeServices', 'ClusterNotFoundException')
    const faults: readonly FakeFault[] = [{ operation: 'describeServices', from: 30, until: 999, error }]
    const played = await play({ history: SUCCESS_AT_180, faults })
    expect(played.error).toMatchObject({ code: 'E_AWS' })
    expect(played.seconds).toBe(30)
  })

  test('faults up to the deadline end in a time-out that says since when ECS has not answered', async () => {
    const faults: readonly FakeFault[] = [{ operation: 'describeServices', from: 30, until: 9999, error: throttled }]
    const { result, error, seconds } = await play({ history: SUCCESS_AT_180, faults, waitMinutes: 5 })
    expect(error).toMatchObject({ code: 'E_WAIT_TIMED_OUT' })
    expect(error?.message.split('\n')[0]).toBe(
      'Timed out after 5 min: ECS has not answered for 4.5 min (service `web`)',
    )
    expect(error?.hint).toContain('re-run once ECS answers')
    expect(result.outcome).toMatchObject({ kind: 'timed-out', view: { status: 'IN_PROGRESS' } })
    expect(seconds).toBe(300)
  })

  test('a fault at the end of a wait is not its cause', async () => {
    const faults: readonly FakeFault[] = [{ operation: 'describeServices', from: 290, until: 9999, error: throttled }]
    const { error } = await play({ history: [STARTING], faults, waitMinutes: 5 })
    expect(error?.message.split('\n')[0]).toBe('Timed out after 5 min: 0 of 1 new task of `web` running')
  })

  test('expired credentials end it at once', async () => {
    const error = refusal('DescribeServices', 'ExpiredTokenException', 'E_CREDENTIALS_EXPIRED')
    const faults: readonly FakeFault[] = [{ operation: 'describeServices', from: 60, until: 999, error }]
    const played = await play({ history: SUCCESS_AT_180, faults })
    expect(played.error).toMatchObject({ code: 'E_CREDENTIALS_EXPIRED' })
    expect(played.error?.hint).toContain('The deployment continues: check the service.')
    expect(played.result.outcome).toMatchObject({ kind: 'interrupted', view: { deploymentId: OUR_ID } })
    expect(played.seconds).toBe(60)
  })

  test('a denied DescribeServices ends it at once', async () => {
    const error = refusal('DescribeServices', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const faults: readonly FakeFault[] = [{ operation: 'describeServices', from: 0, until: 999, error }]
    const played = await play({ history: SUCCESS_AT_180, faults })
    expect(played.error).toMatchObject({ code: 'E_ACCESS_DENIED' })
    expect(played.result.outcome).toMatchObject({ kind: 'interrupted', view: null })
    expect(played.seconds).toBe(0)
  })

  test('stopped tasks that cannot be read do not change the outcome', async () => {
    const error = refusal('ListTasks', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const faults: readonly FakeFault[] = [{ operation: 'listTasks', from: 0, until: 9999, error }]
    const stopped = ourRollout({ status: 'STOPPED', deploymentCircuitBreaker: TRIGGERED })
    const played = await play({ history: [STARTING, { at: 60, serviceDeployments: [stopped] }], faults })
    expect(played.error?.code).toBe('E_ROLLOUT_FAILED')
    expect(played.lines.at(-1)).toContain('ListTasks')
  })
})

test('a cancel keeps what was seen', async () => {
  const { result, error, seconds } = await play({ history: SUCCESS_AT_180, cancelAt: 61 })
  expect(error).toMatchObject({ kind: 'cancelled', code: 'E_CANCELLED' })
  expect(error?.message.split('\n')).toEqual([
    'the run was cancelled',
    'Running: 1 of 1 task of web:8 (new), 1 of 1 task of web:7',
    `Deployment ${OUR_ID} of service web: IN_PROGRESS`,
  ])
  expect(result).toMatchObject({ waitedMs: 61_000, outcome: { kind: 'interrupted', view: { running: 1 } } })
  expect(seconds).toBe(61)
})
