/** The wait for a deployment that succeeds, on a virtual clock. */
import { describe, expect, test } from '@jest/globals'
import { after } from '../../support/fake-ecs.ts'
import { COMPLETED, SUCCESS_AT_180, play, STARTING } from '../../support/rollout-play.ts'
import { OUR_REVISION, event, old, ourRollout, ours } from '../../support/rollout-shapes.ts'

describe('a deployment that succeeds', () => {
  test('is seen within one poll', async () => {
    const { result, error, seconds, operations } = await play({ history: SUCCESS_AT_180 })
    expect(error).toBeNull()
    expect(result.outcome).toMatchObject({ kind: 'success', view: { running: 1, desired: 1, status: 'SUCCESSFUL' } })
    expect(seconds).toBeGreaterThanOrEqual(180)
    expect(seconds).toBeLessThanOrEqual(183)
    expect(operations.filter((one) => one === 'describeServiceRevisions')).toHaveLength(1)
  })

  test('prints counts when they change, and new events once', async () => {
    const started = event('one', after(5), '(service web) has started 1 tasks: (task 0001).')
    const first = event('zero', after(4), '(service web) has begun.')
    const steady = event('two', after(90), '(service web) has reached a steady state.')
    const { lines } = await play({
      history: [
        { ...STARTING, events: [started, first, event('before', after(-60), 'of an earlier deployment')] },
        { at: 90, events: [steady, started, first], deployments: [COMPLETED] },
        { at: 120, serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })] },
      ],
    })
    expect(lines).toEqual([
      '(service web) has begun.',
      '(service web) has started 1 tasks: (task 0001).',
      'IN_PROGRESS: 0 of 1 running, 1 pending, 0 failed (circuit breaker 0/3)',
      '(service web) has reached a steady state.',
      'IN_PROGRESS: 1 of 1 running, 0 pending, 0 failed (circuit breaker 0/3)',
      'SUCCESSFUL: 1 of 1 running, 0 pending, 0 failed (circuit breaker 0/3)',
    ])
  })

  test('is not believed from a picture older than the update, nor from a steady service', async () => {
    const { result, seconds } = await play({
      history: [
        { ...STARTING, deployments: [old({ status: 'PRIMARY' })], serviceDeployments: [], revisions: [] },
        { at: 9, deployments: [ours(), old()] },
        { at: 15, serviceDeployments: [ourRollout()], revisions: [OUR_REVISION] },
        // The picture that the SDK's waiter takes for success while ECS still watches alarms.
        { at: 60, deployments: [COMPLETED] },
        { at: 120, serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' })] },
      ],
    })
    expect(result.outcome.kind).toBe('success')
    expect(seconds).toBe(120)
  })

  test('is found where its service deployment bears an earlier instant than its deployment', async () => {
    const createdAt = after(-0.5)
    const { result } = await play({
      history: [
        { ...STARTING, serviceDeployments: [ourRollout({ createdAt })] },
        { at: 30, serviceDeployments: [ourRollout({ createdAt, status: 'SUCCESSFUL' })] },
      ],
      waitMinutes: 1,
    })
    expect(result.outcome.kind).toBe('success')
  })

  test('is distinguished from others by its task definition', async () => {
    const others = { serviceRevisionArn: 'arn:other', taskDefinition: 'arn:other-task-definition' }
    const other = ourRollout({ serviceDeploymentArn: 'arn:them', targetServiceRevision: { arn: 'arn:other' } })
    const { result, seconds } = await play({
      history: [
        {
          ...STARTING,
          serviceDeployments: [{ ...other, createdAt: after(-2), status: 'SUCCESSFUL' }, ourRollout()],
          revisions: [others, OUR_REVISION],
        },
        { at: 30, serviceDeployments: [ourRollout({ status: 'SUCCESSFUL' }), other] },
      ],
    })
    expect(result.outcome.kind).toBe('success')
    expect(seconds).toBe(30)
  })
})
