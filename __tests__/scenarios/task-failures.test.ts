/** Tasks around a deployment that do not end as they should, in the shipped bundle: time, cancel, lost replies, no room, a bad plan. */
import { describe, expect, jest, test } from '@jest/globals'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import type { LocalAws } from '../../local-aws/server.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { BEFORE, changesIn, headlineOf, tasksAskedFor } from '../support/one-off-play.ts'
import type { ShipPlay } from '../support/ship-play.ts'
import { until } from '../support/until.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

describe('a task that does not end as it should', () => {
  const HANGS: ShipPlay = { settings: `${BEFORE}    timeout-minutes: 2\n`, oneOffTasks: [{}] }

  test('is stopped when its time is over', async () => {
    const run = await play(HANGS)
    expect(headlineOf(run)).toBe('Failed in run-before: the task did not end within 2 min')
    expect(run.outputs).toMatchObject({ 'error-code': 'E_TASK_TIMED_OUT' })
    expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'RunTask', 'StopTask'])
  })

  test('is left running when the run is cancelled, and the run says so', async () => {
    const run = await play({ ...HANGS, settings: `${BEFORE}    timeout-minutes: 360\n`, cancelWhen: whenTaskRuns })
    expect(headlineOf(run)).toBe('Cancelled while running a task before the update of `web`')
    expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'RunTask'])
    expect(run.log).toMatch(/task [0-9a-f]{32} continues without this run/u)
    expect(run.summary).toMatch(/Task [0-9a-f]{32} continues: look at it in ECS\./u)
    expect(run.cancelledAfterMs).toBeLessThan(7000)
  })

  test('is stopped when the run is cancelled, with `stop-on-cancel`', async () => {
    const settings = `${BEFORE}    timeout-minutes: 360\n    stop-on-cancel: true\n`
    const run = await play({ ...HANGS, settings, cancelWhen: whenTaskRuns })
    expect(headlineOf(run)).toBe('Cancelled while running a task before the update of `web`; the task was stopped')
    expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'RunTask', 'StopTask'])
    expect(run.cancelledAfterMs).toBeLessThan(7000)
  })

  test('cannot start: the cause of ECS', async () => {
    const reason =
      'ResourceInitializationError: unable to pull secrets or registry auth: not authorized to perform: secretsmanager:GetSecretValue'
    const run = await play({
      settings: BEFORE,
      oneOffTasks: [{ endsAt: 10, stop: { code: 'TaskFailedToStart', reason } }],
    })
    expect(headlineOf(run)).toMatch(/^Failed in run-before: .*secretsmanager:GetSecretValue/u)
    expect(run.callsOf('UpdateService')).toBe(0)
  })
})

describe('RunTask', () => {
  test('whose reply is lost is sent again with the same token', async () => {
    const lost: FaultRule = { kind: 'reset', service: 'ecs', operation: 'RunTask', times: 5 }
    const run = await play({ settings: BEFORE, faults: [lost] })
    const tokens = tasksAskedFor(run).map(({ clientToken }) => clientToken)
    expect(run.exitCode).toBe(0)
    expect(tokens.length).toBeGreaterThan(5)
    expect(new Set(tokens).size).toBe(1)
  })

  test('that finds no room is asked again for a while', async () => {
    const full = { failures: [{ reason: 'RESOURCE:MEMORY' }] }
    const run = await play({ settings: BEFORE, oneOffTasks: [full, full, { endsAt: 10 }] })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('no instance has enough free memory; trying again in 15 s')
    const tokens = tasksAskedFor(run).map(({ clientToken }) => clientToken)
    expect([tokens.length, new Set(tokens).size]).toEqual([3, 3])
  })

  test('that nothing can heal ends the run at once', async () => {
    const run = await play({ settings: BEFORE, oneOffTasks: [{ failures: [{ reason: 'ATTRIBUTE' }] }] })
    expect(run.callsOf('RunTask')).toBe(1)
    expect(headlineOf(run)).toBe('Failed in run-before: no instance fits the task definition and its constraints')
    expect(run.summary).toContain('Task `run-before migrate` was not started.')
  })
})

test.each<readonly [string, ShipPlay, string]>([
  [
    'a network',
    {
      taskDefinition: { networkMode: 'awsvpc' },
      service: { described: { networkConfiguration: {} } },
      settings: BEFORE,
    },
    '`run-before migrate` has no network',
  ],
  [
    'a container that exists',
    { settings: 'run-after:\n  - container: ap\n    command: [sh]\n' },
    'task-definition.json has no container `ap`; it has app',
  ],
  [
    'short overrides',
    { settings: `run-before:\n  - command: [${'x'.repeat(8200)}]\n` },
    'characters, and ECS takes 8192',
  ],
])('the plan says that a task needs %s, before anything is built', async (_, given, message) => {
  const run = await play(given)
  expect(run.outputs).toMatchObject({ result: 'failed', 'failed-stage': 'plan' })
  expect(run.log).toContain(message)
  expect(changesIn(run)).toEqual([])
})

/** Its cancel has to come while the task runs. */
const whenTaskRuns = (aws: LocalAws): Promise<void> =>
  until('the task is followed', () => {
    const asked = aws.requests.findIndex(({ operation }) => operation === 'RunTask')
    return asked >= 0 && aws.requests.slice(asked).some(({ operation }) => operation === 'DescribeTasks')
  })
