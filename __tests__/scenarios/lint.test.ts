/** The lint of the task definition in the shipped bundle: what stops a run, what it only reports, and whose levels count. */
import { expect, jest, test } from '@jest/globals'
import { EVENTS } from '../support/events.ts'
import { container, ON_EC2 } from '../support/lint-play.ts'
import { playShip } from '../support/ship-play.ts'
import { playTrust } from '../support/trust-play.ts'

jest.setTimeout(60_000)

const VARIABLE = { name: 'DB_PASSWORD', value: 'hunter2-of-the-test' }

const withVariable = {
  containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128, environment: [VARIABLE] }],
}

test('a rule whose level is `error` stops the run before anything changes', async () => {
  const { exitCode, outputs, summary, callsOf } = await playShip({
    taskDefinition: withVariable,
    settings: 'lint: { plain-secret: error }\n',
  })
  expect({ exitCode, stage: outputs['failed-stage'], code: outputs['error-code'] }).toEqual({
    exitCode: 1,
    stage: 'plan',
    code: 'E_TASK_DEFINITION_LINT',
  })
  expect(summary).toContain('plain-secret')
  expect(['PutImage', 'RegisterTaskDefinition', 'UpdateService'].map(callsOf)).toEqual([0, 0, 0])
})

test('an exception accepts what a rule finds, and is shown with who accepted it', async () => {
  const expires = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
  const entry = `{ id: plain-secret, path: 'containerDefinitions[0]*', reason: not a secret, owner: web, expires: ${expires} }`
  const { exitCode, outputs, summary, callsOf } = await playShip({
    taskDefinition: withVariable,
    settings: 'lint: { plain-secret: error }\n',
    files: { 'ship-to-ecs.exceptions.yaml': `exceptions: [${entry}]\n` },
  })
  expect(exitCode).toBe(0)
  expect(JSON.parse(outputs['exceptions-used'] ?? '')).toMatchObject([
    { id: 'plain-secret', owner: 'web', findings: 1 },
  ])
  expect(summary).toContain('Exceptions: 1 used')
  expect(callsOf('RegisterTaskDefinition')).toBe(1)
})

test('a definition that ECS would reject does not get there', async () => {
  const containerDefinitions = [{ name: 'app', image: 'placeholder' }]
  const { outputs, log, callsOf } = await playShip({ taskDefinition: { containerDefinitions } })
  expect(outputs).toMatchObject({ 'error-code': 'E_TASK_DEFINITION_LINT' })
  expect(log).toContain('no-memory (HIGH)')
  expect(callsOf('RegisterTaskDefinition')).toBe(0)
})

test('a rule whose level is `warn` is listed in log and summary, without a value and without an annotation', async () => {
  const { exitCode, log, summary } = await playShip({ taskDefinition: withVariable })
  expect(exitCode).toBe(0)
  expect(log).toMatch(/^lint of task-definition\.json: \d+ HIGH/mu)
  expect(log).toContain('plain-secret (HIGH): A variable of the environment looks like a secret')
  expect(summary).toContain('Lint of the task definition of <code>web</code>')
  expect(summary).toContain('`containerDefinitions[0].environment[0] of app (DB_PASSWORD) in task-definition.json:')
  expect(log).not.toMatch(/^::(?:warning|error|notice).*plain-secret/mu)
  expect(`${log}${summary}`).not.toContain(VARIABLE.value)
})

test.each([
  ['pull_request', EVENTS.pull_request, true],
  ['push', EVENTS.push, false],
] as const)('on %s the levels are those of the branch that may decide them', async (event, payload, isOfMain) => {
  const { outputs, log } = await playTrust({
    event,
    payload,
    checkout: 'lint: { ECS.20: off }\n',
    main: 'lint: { ECS.20: error }\n',
    files: { 'task.json': JSON.stringify(container({ user: 'root' }, ON_EC2)) },
    inputs: { 'task-definition': 'task.json' },
  })
  expect(outputs).toMatchObject({ 'failed-stage': 'plan' }) // There is no AWS here.
  expect(log.includes('ECS.20 (MEDIUM)')).toBe(isOfMain)
})
