/** The shipped bundle runs tasks around a deployment: in what order, what it shows of them, and what one that fails leads to. */
import { describe, expect, jest, test } from '@jest/globals'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { AFTER, BEFORE, changesIn, headlineOf, tasksAskedFor } from '../support/one-off-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const LOGGED = {
  containerDefinitions: [
    {
      name: 'app',
      image: 'placeholder',
      memory: 128,
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'hello' },
      },
    },
  ],
}

describe('tasks around a deployment', () => {
  test('run the new revision: one before the service is updated, one when its deployment is confirmed', async () => {
    const run = await play({
      settings: `${BEFORE}${AFTER}`,
      taskDefinition: LOGGED,
      oneOffTasks: [
        {
          endsAt: 30,
          logs: [
            { at: 6, message: 'applying 1 of 2' },
            { at: 20, message: '::error::applying 2 of 2' },
          ],
        },
        { endsAt: 10 },
      ],
    })
    expect(run.exitCode).toBe(0)
    expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'RunTask', 'UpdateService', 'RunTask'])
    const [before, after] = tasksAskedFor(run)
    const revision = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:2'
    expect(before).toMatchObject({
      taskDefinition: revision,
      count: 1,
      startedBy: expect.stringMatching(/^ship-to-ecs\/[\w-]+\/run-before-migrate$/u),
      clientToken: expect.stringMatching(/^[\w-]{40,64}$/u),
      overrides: { containerOverrides: [{ name: 'app', command: ['node', 'migrate.js'] }] },
    })
    expect(after).toMatchObject({ taskDefinition: revision })
    expect(after?.['clientToken']).not.toBe(before?.['clientToken'])
    expect(run.log).toContain('applying 1 of 2')
    expect(run.log).toMatch(/^\\::error::applying 2 of 2$/mu)
    expect(run.log.match(/applying 1 of 2/gu)).toHaveLength(1)
    expect(run.log).toContain('run-before migrate is done: app exited with 0')
    expect(run.summary).toContain('| **run-before migrate** | ✅ succeeded |')
    expect(run.summary).toContain('| **run-after** | ✅ succeeded |')
    expect(run.summary).toContain('Task `run-before migrate` was started.')
  })

  test('that fails before the update: the service has not changed', async () => {
    const run = await play({
      settings: BEFORE,
      taskDefinition: LOGGED,
      oneOffTasks: [{ endsAt: 30, exits: { app: 1 }, logs: [{ at: 6, message: 'no such table' }] }],
    })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { 'failed-stage': 'run-before migrate', 'error-code': 'E_TASK_FAILED' },
    })
    expect(headlineOf(run)).toBe('Failed in run-before: container `app` exited with code 1')
    expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'RunTask'])
    expect(run.log).toContain('no such table')
    expect(run.summary).toContain('Service `web` was not changed.')
    expect(run.summary).toContain('log of run-before migrate')
  })

  test('that fails after the deployment: it is taken back like any failure', async () => {
    const run = await play({
      settings: AFTER,
      scenario: [succeeds(), succeeds()],
      oneOffTasks: [{ endsAt: 10, exits: { app: 3 } }],
    })
    expect(headlineOf(run)).toBe('Failed in run-after: container `app` exited with code 3; rolled back to `hello:1`')
    expect(changesIn(run)).toEqual(['RegisterTaskDefinition', 'UpdateService', 'RunTask', 'UpdateService'])
  })

  test('an essential side-car that fails is a failure, too', async () => {
    const sideCar = { name: 'proxy', image: 'proxy:1', memory: 64 }
    const run = await play({
      settings: BEFORE,
      inputs: { 'container-name': 'app' },
      taskDefinition: { containerDefinitions: [...LOGGED.containerDefinitions, sideCar] },
      oneOffTasks: [{ endsAt: 10, exits: { app: 0, proxy: 3 } }],
    })
    expect(headlineOf(run)).toBe('Failed in run-before: container `proxy` exited with code 3')
    expect(run.callsOf('UpdateService')).toBe(0)
  })

  test('do not run where nothing is to be deployed', async () => {
    const run = await play({ settings: `${BEFORE}${AFTER}`, again: {} })
    expect(run.exitCode).toBe(0)
    expect(changesIn(run)).toEqual([])
    expect(run.summary).toContain('left out because there is nothing to deploy')
    expect(run.summary).toContain('left out because there is no new deployment')
  })

  test('run again with a forced deployment, of the revision that the service has', async () => {
    const run = await play({ settings: BEFORE, again: { inputs: { 'force-new-deployment': 'true' } } })
    expect(changesIn(run)).toEqual(['RunTask', 'UpdateService'])
    expect(tasksAskedFor(run)[0]?.['taskDefinition']).toMatch(/task-definition\/hello:2$/u)
  })

  test('of several services are their own: one that fails leaves the other services alone', async () => {
    const services = 'task-definition: task-definition.json\nservices:\n  web: {}\n  jobs: {}\n'
    const run = await play({
      settings: `${BEFORE}${services}`,
      inputs: { service: '', 'task-definition': '' },
      otherServices: ['jobs'],
      oneOffTasks: [{ endsAt: 10, exits: { app: 1 } }, { endsAt: 10 }],
    })
    expect(run.exitCode).toBe(1)
    expect(changesIn(run).toSorted()).toEqual(['RegisterTaskDefinition', 'RunTask', 'RunTask', 'UpdateService'])
    expect(run.summary).toMatch(/\*\*run-before migrate (?:web|jobs)\*\* \| ✅ succeeded/u)
    expect(headlineOf(run)).toBe('1 of 2 services failed in run-before: container `app` exited with code 1')
  })

  test('are part of a dry run', async () => {
    const run = await play({ settings: `${BEFORE}${AFTER}`, inputs: { 'dry-run': 'true' } })
    expect(run.summary).toContain('`run-before migrate: container app, node migrate.js (10 min at most)`')
    expect(changesIn(run)).toEqual([])
  })
})
