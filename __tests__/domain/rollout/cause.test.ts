/** From the outcome, the tasks and the events of a failed deployment to one sentence. */
import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../../../src/domain/rollout/picture.ts'
import { EVENT_RULES } from '../../../src/domain/rollout/event-causes.ts'
import { named, summaryOf } from '../../../src/domain/rollout/sentence.ts'
import { START_RULES } from '../../../src/domain/rollout/start-rules.ts'
import { MEMORY_RULES, STOP_RULES } from '../../../src/domain/rollout/stop-rules.ts'
import { firstView } from '../../../src/domain/rollout/view.ts'
import { after, OUR_ID } from '../../support/fake-ecs.ts'
import { BREAKER, cause, exits, IMAGE, rolledBack, unstarted } from '../../support/rollout-causes.ts'
import { event, STARTED } from '../../support/rollout-shapes.ts'

describe('mixed causes', () => {
  const pull = unstarted('CannotPullContainerError: something new')
  const crash = exits({ name: 'app', exitCode: 3 })
  const strange = unstarted('Whatever 2026')

  test('the most frequent comes first, with its share', () => {
    expect(cause({ stopped: [pull, crash, strange, crash] })).toMatchObject({
      kind: 'exit',
      summary: 'container `app` exited with code 3 (2 of 4 tasks)',
      message: 'container `app` of `web` exited with code 3 (2 of 4 tasks)',
      detail: 'EssentialContainerExited: Essential container in task exited; app: exit code 3',
      others: ['cannot pull image `team/web` (1 of 4 tasks)', 'tasks stopped: Whatever 2026 (1 of 4 tasks)'],
    })
  })

  test('a known one comes before a more frequent unknown one', () => {
    expect(cause({ stopped: [strange, strange, crash] })).toMatchObject({
      summary: 'container `app` exited with code 3 (1 of 3 tasks)',
      others: ['tasks stopped: Whatever 2026 (2 of 3 tasks)'],
    })
  })

  test('the same cause with other ids is one cause', () => {
    const stopped = ['1', '2'].map((digit) => unstarted(`Gone: request id: 0123456789abcde${digit}`))
    expect(cause({ stopped }).summary).toBe('tasks stopped: Gone: request id (2 of 2 tasks)')
  })
})

describe('events', () => {
  const unable = (reason: string) => [
    event('1', after(20), `(service web) was unable to place a task. Reason: ${reason}`),
  ]

  test.each([
    ['Capacity is unavailable at this time.', 'tasks cannot be placed: Fargate has no capacity'],
    [
      "You've reached the limit on the number of vCPUs you can run concurrently",
      'tasks cannot be placed: the quota of `vCPUs` is used up',
    ],
    [
      'no container instance met all of its requirements. The closest matching (container-instance 1) has insufficient memory available.',
      'tasks cannot be placed: too little free `memory`',
    ],
    [`CannotPullContainerError: ${IMAGE}: not found`, 'cannot pull an image: it does not exist'],
    ['something new', 'tasks cannot be placed'],
  ])('a placement that fails: %s', (reason, expected) => {
    expect(cause({ events: unable(reason) }).summary).toBe(expected)
  })

  test('explain nothing after the failure of our deployment', () => {
    const failed = event(
      '0',
      after(10),
      `(service web) (deployment ${OUR_ID}) deployment failed: tasks failed to start.`,
    )
    expect(cause({ events: [failed, ...unable('something new')] }).summary).toBe(
      'tasks failed to start (circuit breaker 3/3)',
    )
  })

  test('explain nothing where the tasks do', () => {
    expect(
      cause({ stopped: [exits({ name: 'app', exitCode: 3 })], events: unable('something new') }).summary,
    ).toContain('exited with code 3')
  })

  test('explain what the tasks do not', () => {
    const stopped = [unstarted('Task failed to start')]
    const events = [
      event('1', after(20), '(service web) failed to launch a task with (error ECS was unable to assume the role)'),
    ]
    expect(cause({ stopped, events })).toMatchObject({
      summary: 'ECS cannot assume a role',
      others: ['tasks stopped: Task failed to start (1 of 1 task)'],
    })
  })
})

describe('outcomes', () => {
  const view = { ...firstView(STARTED), desired: 2, running: 1 }
  const crash = exits({ name: 'app', exitCode: 3 })

  test.each<readonly [Failure, string]>([
    [rolledBack(), 'tasks failed to start (circuit breaker 3/3)'],
    [rolledBack(BREAKER, ['5xx', 'latency']), 'alarm `5xx` and 1 more went off'],
    [rolledBack(BREAKER, []), 'an alarm went off'],
    [rolledBack('Service deployment rolled back by user.'), 'the deployment was stopped by a user'],
    [
      rolledBack('Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed.'),
      'a lifecycle hook failed at `POST_SCALE_UP`',
    ],
    [
      rolledBack('No rollback candidate was found to run the rollback.'),
      'tasks failed to start, and no previous revision can be restored',
    ],
    [rolledBack('Something new.'), 'Something new'],
    [rolledBack(`Something new ${'and long '.repeat(20)}`), 'the reason of ECS is listed below'],
    [{ kind: 'superseded', view, by: 'ecs-svc/2' }, 'the deployment was replaced by a newer one'],
    [{ kind: 'paused', view, hook: 'approve' }, 'the deployment is paused at hook `approve`'],
    [{ kind: 'stopped', view, reason: 'the service was deleted' }, 'the service was deleted'],
    [{ kind: 'timed-out', view, afterMs: 60_000 }, '1 of 2 new tasks running'],
  ])('%j', (outcome, expected) => {
    expect(cause({ outcome }).summary).toBe(expected)
  })

  test('who ended it comes before what stopped its tasks', () => {
    const outcome = rolledBack('Service deployment rolled back by user.')
    expect(cause({ outcome, stopped: [crash] })).toMatchObject({
      kind: 'stop',
      others: ['container `app` exited with code 3 (1 of 1 task)'],
    })
  })

  test('what stopped the tasks comes before the time and the circuit breaker', () => {
    const outcome: Failure = { kind: 'timed-out', view, afterMs: 60_000 }
    expect(cause({ outcome, stopped: [crash] }).kind).toBe('exit')
    expect(cause({ stopped: [crash] }).kind).toBe('exit')
  })
})

describe('a summary', () => {
  test('fits a headline: long names are shortened in their middle, nothing else is', () => {
    const name = `${'a'.repeat(100)}-${'z'.repeat(154)}`
    const { summary, message } = cause({ stopped: [exits({ name, exitCode: 137 })] })
    expect(summary).toMatch(/^container `a+…z+` exited with code 137, SIGKILL \(1 of 1 task\)$/u)
    expect(summary).toHaveLength(78)
    expect(message).toContain(name)
  })

  test('two long names are both shortened', () => {
    const containers = ['a', 'z'].map((letter) => ({ name: letter.repeat(255), exitCode: 1 }))
    const { summary } = cause({ stopped: [exits(...containers)] })
    expect(summary).toMatch(/^containers `a+…a+` and `z+…z+` exited with codes 1 and 1 \(1 of 1 task\)$/u)
    expect(summary.length).toBeLessThanOrEqual(78)
  })

  const FOUR = [
    { name: 'api', exitCode: 1 },
    { name: 'datadog-agent', exitCode: 1 },
    { name: 'log-router', exitCode: 2 },
    { name: 'envoy-proxy', exitCode: 1 },
  ]

  test.each([
    [FOUR, '4 containers exited with codes 1 and 2 (3 of 3 tasks)'],
    [FOUR.map((one) => ({ ...one, exitCode: 9 })), '4 containers exited with code 9 (3 of 3 tasks)'],
    [
      FOUR.map((one, index) => ({ ...one, exitCode: 4_294_967_290 + index })),
      '4 containers exited with different codes (3 of 3 tasks)',
    ],
  ])('names that cannot be shortened enough are counted: %j', (containers, expected) => {
    const { summary, message } = cause({ stopped: [1, 2, 3].map(() => exits(...containers)) })
    expect(summary).toBe(expected)
    expect(message).toContain(
      'containers `api`, `datadog-agent`, `log-router` and `envoy-proxy` of `web` exited with codes',
    )
  })

  const rules = [...MEMORY_RULES, ...START_RULES, ...STOP_RULES, ...EVENT_RULES].flatMap((group) => group.rules)
  test.each(rules.map(({ sentence }) => sentence))('has room for the counts: %s', (sentence) => {
    const shortest = sentence.replaceAll(/\[[^\]]*\]/gu, '')
    const [head = '', tail = ''] = shortest.replaceAll(/\{\w+\}/gu, named('name'.repeat(60))).split('|')
    expect(summaryOf({ head, tail }, { count: 99, of: 100 }).length).toBeLessThanOrEqual(78)
  })

  test('a name cannot end its own code', () => {
    expect(cause({ outcome: { kind: 'paused', view: firstView(STARTED), hook: 'a`b\nc' } }).summary).toContain('`abc`')
  })
})
