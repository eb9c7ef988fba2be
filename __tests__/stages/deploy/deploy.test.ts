/** Register, update, which deployment is ours, and what the journal knows when one of them fails. */
import { describe, expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import type { Change, JournalEntry } from '../../../src/domain/change.ts'
import { AwsError } from '../../../src/errors/aws-error.ts'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { NO_COMPARISON } from '../../support/no-comparison.ts'
import { deployService } from '../../../src/stages/deploy/deploy.ts'
import { deploy, DRAFT, INPUT, lines, log, makeEcs } from '../../support/deploy-play.ts'
import { CLUSTER, OLD_TASK_DEFINITION, OUR_ID, OUR_TASK_DEFINITION, refusal, SERVICE } from '../../support/fake-ecs.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { old, STARTED } from '../../support/rollout-shapes.ts'
import { replacing } from '../../support/session.ts'

/** The answer to the last of so many attempts. */
const answer = (operation: string, attempts: number | undefined, awsCode: string): AwsError =>
  new AwsError({ operation: `ecs:${operation}`, awsCode, awsMessage: `${awsCode} in a test`, attempts })

describe('deploy', () => {
  test('registers the draft as it is and gives the deployment of the reply', async () => {
    const { result, registered, updates } = await deploy()
    expect(result).toEqual({ ...STARTED, kind: 'started', scaledTo: null, newSincePlan: null })
    expect(registered).toEqual([DRAFT.input])
    expect(updates).toEqual([{ cluster: CLUSTER, service: SERVICE, taskDefinition: OUR_TASK_DEFINITION }])
    expect(lines.join('\n')).toContain(`registered ${OUR_TASK_DEFINITION}`)
  })

  test('sets a desired count only when one is given, zero too', async () => {
    const { updates } = await deploy({}, { desiredCount: 0 })
    expect(updates[0]).toMatchObject({ desiredCount: 0 })
  })

  test('does not force: a new revision starts a deployment, and a repeated forced request would start two', async () => {
    const { updates } = await deploy({}, { newDeployment: 'forced' })
    expect(updates[0]).not.toHaveProperty('forceNewDeployment')
  })

  test.each([
    ['no deployments', []],
    ['a PRIMARY of another task definition', [old({ status: 'PRIMARY' })]],
    ['no time', [{ id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: OUR_TASK_DEFINITION }]],
  ])('never follows a deployment that may not be ours: %s', async (_, deployments) => {
    const { error, notes } = await deploy({ deployments })
    expect(error).toMatchObject({ code: 'E_AWS' })
    expect(notes).toEqual([
      ['revision', 'changed'],
      ['service', 'changed'],
      ['deployment', 'unknown'],
    ])
  })
})

describe('the journal', () => {
  test('has the revision, the service and the deployment, each with what the reply names', async () => {
    const { notes, changes } = await deploy()
    expect(notes).toEqual([
      ['revision', 'changed'],
      ['service', 'changed'],
      ['deployment', 'changed'],
    ])
    expect(changes).toEqual([
      { kind: 'revision', family: 'web', taskDefinitionArn: OUR_TASK_DEFINITION },
      { kind: 'service', cluster: CLUSTER, service: SERVICE, from: OLD_TASK_DEFINITION, to: OUR_TASK_DEFINITION },
      { kind: 'deployment', cluster: CLUSTER, service: SERVICE, deploymentId: OUR_ID },
    ] satisfies readonly Change[])
  })

  test('is written before each request', async () => {
    const journal = makeJournal(() => undefined)('deploy')
    const seen: (readonly JournalEntry[])[] = []
    const { target } = makeEcs()
    const watched = replacing(target.ecs, {
      registerTaskDefinition: (input) => {
        seen.push(journal.entries())
        return target.ecs.registerTaskDefinition(input)
      },
      updateService: (input) => {
        seen.push(journal.entries())
        return target.ecs.updateService(input)
      },
    })
    await deployService.run(INPUT, {
      ...NO_COMPARISON,
      target: { ...target, ecs: watched },
      clock: makeFakeClock(),
      log,
      journal,
    })
    expect(seen.map((entries) => entries.map(({ change, state }) => [change.kind, state]))).toEqual([
      [['revision', 'unknown']],
      [
        ['revision', 'changed'],
        ['service', 'unknown'],
        ['deployment', 'unknown'],
      ],
    ])
  })
})

describe('a registration that fails', () => {
  test("shows ECS's own text and leaves the service alone", async () => {
    const { error, notes, updates } = await deploy({ register: refusal('RegisterTaskDefinition', 'ClientException') })
    expect(error).toMatchObject({ code: 'E_REGISTER', kind: 'aws' })
    expect(error?.message).toContain(
      'task-definition.json: ClientException in a test (ecs:RegisterTaskDefinition: ClientException)',
    )
    expect(updates).toEqual([])
    expect(notes).toEqual([['revision', 'unchanged']])
  })

  test('passes other faults on as they are', async () => {
    const denied = refusal('RegisterTaskDefinition', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const { error, notes } = await deploy({ register: denied })
    expect(error).toBe(denied)
    expect(notes).toEqual([['revision', 'unchanged']])
  })

  test('after a retry may have registered', async () => {
    const { notes } = await deploy({ register: answer('RegisterTaskDefinition', 2, 'ExpiredTokenException') })
    expect(notes).toEqual([['revision', 'unknown']])
  })

  test('without a clear answer may have registered', async () => {
    const { notes } = await deploy({ register: refusal('RegisterTaskDefinition', 'ServerException') })
    expect(notes).toEqual([['revision', 'unknown']])
  })
})

describe('an update that fails', () => {
  const KEPT = ['revision', 'changed'] as const

  test.each([
    ['ServiceNotActiveException', 'E_AWS'],
    ['ThrottlingException', 'E_AWS'],
    ['AccessDeniedException', 'E_ACCESS_DENIED'],
    ['not sent', 'E_CREDENTIALS_MISSING'],
  ] as const)('by a refusal (%s, %s): what was registered, and no change', async (awsCode, code) => {
    const { error, notes } = await deploy({ update: refusal('UpdateService', awsCode, code) })
    expect(error).toMatchObject({ kind: 'aws', code })
    expect(error?.message.split('\n')).toEqual([
      `Service \`${SERVICE}\` was not updated: ${refusal('UpdateService', awsCode, code).message}`,
      `Registered: ${OUR_TASK_DEFINITION}`,
    ])
    expect(error?.hint ?? '').not.toContain('may have been')
    expect(notes).toEqual([KEPT, ['service', 'unchanged'], ['deployment', 'unchanged']])
  })

  test.each([
    'no response, ECONNRESET',
    'HTTP 502',
    'ServerException',
    'InternalFailure',
    'ServiceUnavailableException',
  ])('without a clear answer (%s) may have been made', async (awsCode) => {
    const { error, notes } = await deploy({ update: refusal('UpdateService', awsCode) })
    expect(error).toMatchObject({ kind: 'aws', code: 'E_AWS' })
    expect(error?.message).toContain(`Service \`${SERVICE}\` may have been updated: ${awsCode} in a test`)
    expect(error?.message).toContain(`Registered: ${OUR_TASK_DEFINITION}`)
    expect(error?.hint).toContain(`Check the service \`${SERVICE}\`: the update may have been made.`)
    expect(notes).toEqual([KEPT, ['service', 'unknown'], ['deployment', 'unknown']])
  })

  test.each([
    [2, 'ThrottlingException'],
    [3, 'ExpiredTokenException'],
    [2, 'not sent'],
    [undefined, 'ThrottlingException'],
  ])('at attempt %s by a refusal (%s) may have been made by an earlier attempt', async (attempts, awsCode) => {
    const { error, notes } = await deploy({ update: answer('UpdateService', attempts, awsCode) })
    expect(error?.message).toContain(`Service \`${SERVICE}\` may have been updated: ${awsCode} in a test`)
    expect(error?.hint).toContain(`Check the service \`${SERVICE}\`: the update may have been made.`)
    expect(notes).toEqual([KEPT, ['service', 'unknown'], ['deployment', 'unknown']])
  })

  test('that was not sent made no change, whether or not the SDK counts attempts', async () => {
    const { notes } = await deploy({ update: answer('UpdateService', undefined, 'not sent') })
    expect(notes).toEqual([KEPT, ['service', 'unchanged'], ['deployment', 'unchanged']])
  })

  test('by a cancel stays a cancel, and may have been made', async () => {
    const facts = { code: 'E_CANCELLED', message: 'the run was cancelled' } as const
    const { error, notes } = await deploy({ update: new ShipError(facts) })
    expect(error).toMatchObject({ kind: 'cancelled', code: 'E_CANCELLED' })
    expect(error?.message.split('\n')).toEqual([
      `Service \`${SERVICE}\` may have been updated: the run was cancelled`,
      `Registered: ${OUR_TASK_DEFINITION}`,
    ])
    expect(notes).toEqual([KEPT, ['service', 'unknown'], ['deployment', 'unknown']])
  })
})
