/** From a stopped task to one sentence. */
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { after } from '../../support/fake-ecs.ts'
import { cause, exits, IMAGE, unstarted, unstartedOnInstance } from '../../support/rollout-causes.ts'
import { event, stoppedTask } from '../../support/rollout-shapes.ts'

describe('exit codes', () => {
  test.each<readonly [string, Task, string]>([
    ['a crash', exits({ name: 'app', exitCode: 3 }), 'container `app` exited with code 3'],
    ['an end', exits({ name: 'app', exitCode: 0 }), 'container `app` exited with code 0, but must keep running'],
    ['a signal', exits({ name: 'app', exitCode: 139 }), 'container `app` exited with code 139, SIGSEGV'],
    [
      'a kill is not called a lack of memory without the words of ECS',
      exits({ name: 'app', exitCode: 137 }),
      'container `app` exited with code 137, SIGKILL',
    ],
    [
      'containers that ECS stopped afterwards are consequences',
      exits({ name: 'proxy', exitCode: 0 }, { name: 'app', exitCode: 3 }, { name: 'log', exitCode: 137 }),
      'container `app` exited with code 3',
    ],
    [
      'an end before a SIGTERM',
      exits({ name: 'app', exitCode: 0 }, { name: 'proxy', exitCode: 143 }),
      'container `app` exited with code 0, but must keep running',
    ],
    [
      'two that may have been first are both named',
      exits({ name: 'app', exitCode: 3 }, { name: 'proxy', exitCode: 1 }),
      'containers `app` and `proxy` exited with codes 3 and 1',
    ],
    [
      'an init container has ended before a kill',
      exits({ name: 'migrate', exitCode: 0 }, { name: 'app', exitCode: 137 }),
      'container `app` exited with code 137, SIGKILL',
    ],
    ['a lone SIGTERM', exits({ name: 'app', exitCode: 143 }), 'container `app` exited with code 143, SIGTERM'],
    [
      'lack of memory beats the exit code',
      exits({ name: 'app', exitCode: 0, reason: 'OutOfMemoryError: Container killed due to memory usage' }),
      'container `app` ran out of memory',
    ],
  ])('%s', (_, task, expected) => {
    expect(cause({ stopped: [task] }).summary).toBe(`${expected} (1 of 1 task)`)
  })
})

describe('tasks that do not start', () => {
  // A table: one row, one text of ECS.
  // prettier-ignore
  test.each<readonly [string, string]>([
    [`CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${IMAGE}: not found`, 'cannot pull image `team/web`: it does not exist'],
    ["CannotPullContainerError: pull access denied for team/web, repository does not exist or may require 'docker login'", 'cannot pull image `team/web`: it does not exist or needs a login'],
    ['CannotPullContainerError: AccessDeniedException: User is not authorized to perform: ecr:BatchGetImage', 'cannot pull image `team/web`: access denied'],
    ['CannotPullContainerError: toomanyrequests: Rate exceeded', 'cannot pull image `team/web`: the registry limits pulls'],
    ['CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout', 'cannot pull image `team/web`: the registry cannot be reached'],
    ["CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'", 'image `team/web` is not built for `linux/amd64`'],
    ['CannotPullContainerError: image Manifest does not contain descriptor matching platform ’linux/amd64’', 'image `team/web` is not built for `linux/amd64`'],
    ['CannotPullContainerError: failed to extract layer sha256:1: no space left on device', 'cannot pull image `team/web`: the disk of the task is full'],
    ['CannotPullContainerError: something new', 'cannot pull image `team/web`'],
    ['ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: is not authorized to perform: secretsmanager:GetSecretValue', 'the execution role lacks `secretsmanager:GetSecretValue`'],
    ["ResourceInitializationError: unable to pull secrets: Secrets Manager can't find the specified secret.", 'a secret does not exist'],
    ['ResourceInitializationError: retrieved secret did not contain json key password', 'a secret has no key `password`'],
    ['ResourceInitializationError: invalid parameters: /prod/db-password', 'SSM parameter `/prod/db-password` does not exist'],
    ['ResourceInitializationError: failed to validate logger args: create stream: The specified log group does not exist.', 'the log group does not exist'],
    ['ResourceInitializationError: failed to validate logger args: cannot find the Amazon CloudWatch log group : signal: killed', 'tasks cannot reach CloudWatch Logs'],
    ['CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to initialize logging driver: log group does not exist', 'the log group does not exist'],
    ['ResourceInitializationError: unable to pull secrets or registry auth: cannot pull registry auth from Amazon ECR: There is a connection issue', 'tasks cannot reach ECR'],
    ['ResourceInitializationError: something new', 'tasks failed to start: a resource cannot be initialized'],
    ['CannotStartContainerError: OCI runtime create failed: exec: "/start.sh": stat /start.sh: no such file or directory', 'container `app` cannot start: `/start.sh` does not exist'],
    ['CannotStartContainerError: OCI runtime create failed: exec: "/start.sh": permission denied', 'container `app` cannot start: `/start.sh` is not executable'],
    ['CannotStartContainerError: something new', 'container `app` cannot start'],
    ['DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s', 'container `app` did not start in time (`3m0s`)'],
    ['CannotCreateContainerError: devmapper: Thin Pool has 0 free data blocks', 'container `app` cannot be created: the disk of its host is full'],
    ['Timeout waiting for network interface provisioning to complete.', 'tasks got no network interface in time'],
    ['RESOURCE:MEMORY', 'tasks cannot be placed: no instance has free `MEMORY`'],
  ])('%s', (text, expected) => {
    expect(cause({ stopped: [unstarted(text)] }).summary).toBe(`${expected} (1 of 1 task)`)
    expect(cause({ stopped: [unstartedOnInstance(text)] }).summary).toBe(`${expected} (1 of 1 task)`)
  })

  test('an image of another container is not blamed', () => {
    const containers = [
      { name: 'app', image: IMAGE },
      { name: 'proxy', image: 'envoy:1' },
    ]
    const stoppedReason = 'CannotPullContainerError: something new'
    expect(cause({ stopped: [stoppedTask('a', { stoppedReason, containers })] }).summary).toBe(
      'cannot pull an image (1 of 1 task)',
    )
  })
})

describe('tasks that ECS stops', () => {
  const scheduler = (stoppedReason: string, facts: Partial<Task> = {}): Task =>
    stoppedTask('0123456789abcdef', {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason,
      containers: [{ name: 'app', exitCode: 137 }],
      ...facts,
    })

  test.each<readonly [string, Task, string]>([
    [
      'of the load balancer',
      scheduler('Task failed ELB health checks in (target-group arn:x)'),
      'tasks failed ELB health checks',
    ],
    ['of the container', scheduler('Task failed container health checks'), 'container `app` failed its health check'],
    [
      'of the one unhealthy container',
      scheduler('Task failed container health checks', {
        containers: [
          { name: 'app', healthStatus: 'UNHEALTHY' },
          { name: 'proxy', healthStatus: 'HEALTHY' },
        ],
      }),
      'container `app` failed its health check',
    ],
  ])('health check %s', (_, task, expected) => {
    expect(cause({ stopped: [task] }).summary).toBe(`${expected} (1 of 1 task)`)
  })

  test.each([
    ['Health checks failed with these codes: [503]', 'tasks failed ELB health checks: status `503`'],
    ['Request timed out', 'tasks failed ELB health checks: the request timed out'],
    ['something new', 'tasks failed ELB health checks'],
  ])('with what the load balancer met: %s', (reason, expected) => {
    const task = scheduler('Task failed ELB health checks in (target-group arn:x)', {
      taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/prod/0123456789abcdef',
    })
    const text = (id: string, why: string) =>
      `(service web) (task ${id}) (port 8080) is unhealthy in (target-group arn:x) due to (reason ${why})`
    const events = [
      event('1', after(50), text('0123456789abcdef', reason)),
      event('2', after(60), text('fedcba9876543210', 'Health checks failed with these codes: [404]')),
    ]
    expect(cause({ stopped: [task], events }).summary).toBe(`${expected} (1 of 1 task)`)
  })

  test.each([
    ['UserInitiated', 'draining host for patching', 'tasks were stopped by a user'],
    ['UserInitiated', 'Network Interface test', 'tasks were stopped by a user'],
    ['SpotInterruption', 'something new', 'tasks were interrupted: AWS reclaimed Spot capacity'],
    ['InfrastructureHealth', 'something new', 'tasks were stopped: their infrastructure is unhealthy'],
    ['TerminationNotice', 'something new', 'tasks were stopped after a termination notice'],
    [
      'ServiceSchedulerInitiated',
      'Task stopped for availability zone rebalancing',
      'tasks were stopped to rebalance availability zones',
    ],
    ['ServiceSchedulerInitiated', 'something new', 'tasks stopped: something new'],
  ] as const)('%s (%s) decides before the exit codes', (stopCode, reason, expected) => {
    const containers = [
      { name: 'migrate', exitCode: 0 },
      { name: 'app', exitCode: 1 },
    ]
    expect(cause({ stopped: [scheduler(reason, { stopCode, containers })] }).summary).toBe(`${expected} (1 of 1 task)`)
  })

  test.each([
    [`The host refused to run the task. ${'Long '.repeat(20)}`, 'tasks stopped: The host refused to run the task'],
    [`The host ${'refused '.repeat(20)}`, 'tasks stopped: the reason of ECS is listed below'],
    [undefined, 'tasks stopped without a reason'],
  ])('a reason that no rule knows: %s', (stoppedReason, expected) => {
    const { stopCode: _, ...task } = stoppedTask('a', { containers: [] })
    const { summary, detail } = cause({ stopped: [{ ...task, stoppedReason }] })
    expect(summary).toBe(`${expected} (1 of 1 task)`)
    expect(detail).toContain(stoppedReason ?? 'stopped without a reason')
  })

  test('reclaimed Spot capacity and a user', () => {
    const summaries = ['Your Spot Task was interrupted.', 'Task stopped by user'].map(
      (reason) => cause({ stopped: [scheduler(reason)] }).summary,
    )
    expect(summaries[0]).toContain('AWS reclaimed Spot capacity')
    expect(summaries[1]).toContain('tasks were stopped by a user')
  })
})
