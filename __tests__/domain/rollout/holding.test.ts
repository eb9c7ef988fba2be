/** Deployments whose time is up although all their tasks run: what holds them now, not what stopped a task that was replaced well. */
import type { ServiceEvent, Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../../../src/domain/rollout/picture.ts'
import type { DeploymentCounts, RolloutView } from '../../../src/domain/rollout/rollout.ts'
import { firstView, viewOf } from '../../../src/domain/rollout/view.ts'
import { after, OLD_ID, OUR_ID, OUR_TASK_DEFINITION } from '../../support/fake-ecs.ts'
import { cause } from '../../support/rollout-causes.ts'
import { event, ourRollout, ours, STARTED, stoppedTask } from '../../support/rollout-shapes.ts'

/** When the time is up, in seconds since the update. */
const END = 600

const counts = (deploymentId: string, desired: number, running: number): DeploymentCounts => ({
  deploymentId,
  revision: 'web:8',
  status: deploymentId === OUR_ID ? 'PRIMARY' : 'ACTIVE',
  desired,
  running,
  pending: 0,
})

const OURS = counts(OUR_ID, 2, 2)
const allRun = (facts: Partial<RolloutView> = {}): RolloutView => ({
  ...firstView(STARTED),
  status: 'IN_PROGRESS',
  desired: 2,
  running: 2,
  service: { deployments: [OURS] },
  ...facts,
})

const beside = (desired: number, running: number): RolloutView =>
  allRun({ service: { deployments: [OURS, counts(OLD_ID, desired, running)] } })

const runningSince = (seconds: number, facts: Partial<Task> = {}): Task => ({
  taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/prod/${'a'.repeat(30)}${seconds}`,
  startedBy: OUR_ID,
  taskDefinitionArn: OUR_TASK_DEFINITION,
  lastStatus: 'RUNNING',
  startedAt: after(seconds),
  containers: [{ name: 'app', healthStatus: 'UNKNOWN' }],
  ...facts,
})

const ran = (from: number, until: number): Task =>
  stoppedTask('early', { startedAt: after(from), stoppedAt: after(until) })

const EARLY = ran(10, 20)
const WELL = [runningSince(30), runningSince(40)]
const unhealthyEvent = ({ taskArn = '' }: Task, reason: string): ServiceEvent =>
  event(
    'u',
    after(300),
    `(service web) (task ${taskArn.split('/').at(-1)}) (port 80) is unhealthy in (target-group arn:1) due to (reason ${reason})`,
  )

interface History {
  readonly view?: RolloutView
  readonly stopped?: readonly Task[]
  readonly running?: readonly Task[]
  readonly events?: readonly ServiceEvent[]
}

const timedOut = ({ view = allRun(), stopped = [EARLY], running = WELL, events = [] }: History) => {
  const outcome: Failure = { kind: 'timed-out', view, afterMs: END * 1000 }
  return cause({ outcome, stopped, running, events })
}

const EXITED = 'container `web` exited with code 1'

describe('what holds a deployment whose tasks all run', () => {
  test.each<readonly [string, History, string]>([
    ['nothing that ECS shows', {}, 'all 2 new tasks run, but the service is not steady yet'],
    ['one task', { view: allRun({ desired: 1, running: 1 }) }, 'the new task runs, but the service is not steady yet'],
    ['no task ever stopped', { stopped: [], running: [] }, 'all 2 new tasks run, but the service is not steady yet'],
    [
      'the target group calls a running task unhealthy',
      { events: [unhealthyEvent(runningSince(30), 'Health checks failed with these codes: [503]')] },
      'tasks run, but fail ELB health checks: status `503`',
    ],
    [
      'it called the task unhealthy that was replaced',
      { events: [unhealthyEvent(EARLY, 'Request timed out')] },
      'all 2 new tasks run, but the service is not steady yet',
    ],
    [
      'a health check of its own',
      { running: [runningSince(30), runningSince(40, { containers: [{ name: 'app', healthStatus: 'UNHEALTHY' }] })] },
      'container `app` runs, but fails its health check',
    ],
    [
      'targets that cannot be registered',
      {
        events: [
          event('1', after(50), '(service web) failed to register targets in (target-group arn:1) with (error X)'),
        ],
      },
      'targets cannot be registered: `X`',
    ],
    [
      'a task that could not be placed at first',
      { events: [event('1', after(5), '(service web) was unable to place a task. Reason: Capacity is unavailable')] },
      'all 2 new tasks run, but the service is not steady yet',
    ],
    ['the bake time', { view: allRun({ lifecycleStage: 'BAKE_TIME' }) }, 'the deployment is in its bake time'],
    [
      'a stage',
      { view: { ...beside(2, 2), lifecycleStage: 'TEST_TRAFFIC_SHIFT' } },
      'the deployment is at stage `TEST_TRAFFIC_SHIFT`',
    ],
    ['the health of the new tasks', { view: beside(2, 2) }, 'new tasks run, but are not healthy yet'],
    ['a previous task that drains', { view: beside(0, 1) }, '1 previous task has not stopped yet; all new tasks run'],
    ['previous tasks that drain', { view: beside(0, 2) }, '2 previous tasks have not stopped yet; all new tasks run'],
    ['alarms', { view: allRun({ alarms: 'MONITORING' }) }, 'the deployment is in the bake time of its alarms'],
    [
      'more tasks than desired',
      { view: allRun({ desired: 1 }) },
      'the new task runs, but the service is not steady yet',
    ],
  ])('%s', (_, history, expected) => {
    const { summary, others, failed, next } = timedOut(history)
    expect(summary).toBe(expected)
    expect(others).toEqual(history.stopped === undefined ? [`${EXITED} (1 of 1 task)`] : [])
    expect(failed).toBeUndefined()
    expect(next).toMatch(/re-run|wait-for-minutes/u)
  })

  test('its alarms and its stage are those of the service deployment', () => {
    const serviceDeployment = ourRollout({ lifecycleStage: 'BAKE_TIME', alarms: { status: 'MONITORING' } })
    const picture = { service: { deployments: [ours()] }, serviceDeployment }
    expect(viewOf(picture, ours(), { started: STARTED, earlier: null })).toMatchObject({
      lifecycleStage: 'BAKE_TIME',
      alarms: 'MONITORING',
    })
  })
})

describe('what stopped tasks is still the cause', () => {
  test.each<readonly [string, History]>([
    ['where a task is missing', { view: allRun({ running: 1 }) }],
    ['where the running tasks cannot be read', { running: [] }],
    ['where one of them cannot', { running: WELL.slice(1) }],
    ['where those of another deployment run', { running: WELL.map((one) => ({ ...one, startedBy: OLD_ID })) }],
    ['in a crash loop between two exits', { stopped: [ran(500, 560)], running: [runningSince(0), runningSince(565)] }],
    [
      'where one has run no longer than the one before',
      { stopped: [ran(10, 300)], running: [runningSince(0), runningSince(310)] },
    ],
    ['where one may be as slow to stop', { stopped: [ran(10, 300)], running: [runningSince(0), runningSince(90)] }],
    ['where nobody knows how long it ran', { stopped: [stoppedTask('early', { stoppedAt: undefined })] }],
  ])('%s', (_, history) => {
    expect(timedOut(history)).toMatchObject({ summary: expect.stringContaining(EXITED), failed: { container: 'web' } })
  })

  test('where ECS does not answer at the end', () => {
    const silence = { forMs: 60_000, fault: 'no response' }
    const outcome: Failure = { kind: 'timed-out', view: allRun(), afterMs: END * 1000, silence }
    expect(cause({ outcome, stopped: [EARLY], running: WELL }).summary).toContain(EXITED)
  })
})
