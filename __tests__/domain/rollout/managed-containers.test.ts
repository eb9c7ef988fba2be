/** Containers that AWS adds to a task: Service Connect's proxy, GuardDuty's agent. */
import type { Task } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { taskEvidence } from '../../../src/domain/rollout/evidence.ts'
import { cause, exits } from '../../support/rollout-causes.ts'

test.each<readonly [string, Task, string]>([
  [
    'ends with the task',
    exits({ name: 'aws-guardduty-agent-ab12', exitCode: 1 }, { name: 'app', exitCode: 3 }),
    'container `app` exited with code 3 (1 of 1 task)',
  ],
  [
    'may be the only suspect',
    exits({ name: 'ecs-service-connect-XyZ', exitCode: 1 }, { name: 'app', exitCode: 143 }),
    'container `ecs-service-connect` exited with code 1 (1 of 1 task)',
  ],
])('one %s', (_, task, expected) => {
  expect(cause({ stopped: [task] }).summary).toBe(expected)
})

test('one is the same in each task, whatever its name ends with', () => {
  const stopped = ['a1', 'b2', 'c3'].map((end) =>
    exits({ name: `ecs-service-connect-${end}`, exitCode: 1 }, { name: 'app', exitCode: 143 }),
  )
  expect(cause({ stopped }).summary).toBe('container `ecs-service-connect` exited with code 1 (3 of 3 tasks)')
  const unhealthy = stopped.map((task) => ({
    ...task,
    stopCode: 'ServiceSchedulerInitiated' as const,
    stoppedReason: 'Task failed container health checks',
    containers: (task.containers ?? []).map((one, index) => ({
      ...one,
      ...(index === 0 ? { healthStatus: 'UNHEALTHY' as const } : {}),
    })),
  }))
  expect(cause({ stopped: unhealthy }).summary).toBe(
    'container `ecs-service-connect` failed its health check (3 of 3 tasks)',
  )
  expect(taskEvidence(unhealthy)).toHaveLength(1)
})
