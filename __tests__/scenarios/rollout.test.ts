/**
 * Deploy, wait and confirm over the SDK against the local ECS, on its virtual clock: every way that a deployment can end, with the
 * second at which it is seen.
 */
import { describe, expect, jest, test } from '@jest/globals'
import {
  alarmRollsBack,
  breakerRollsBack,
  breakerStops,
  neverConverges,
  pausesAtHook,
  rollbackFails,
  seenLate,
  stoppedByOperator,
  succeeds,
  supersededByAnother,
} from '../../local-aws/ecs/script/scenarios.ts'
import type { TaskFailure } from '../../local-aws/ecs/script/scenario.ts'
import { runningNow } from '../../src/domain/rollout/running-now.ts'
import { deployTo, NEWER_API_DENIED, type Deployed } from '../support/deploy-to.ts'
import { IMAGE } from '../support/local-target.ts'

// A busy machine; nothing here waits in real time.
jest.setTimeout(60_000)

/** The ends of a wait by either API; the seconds are those of ECS's own verdict, seen at most 6 s later. */
const ENDS = [
  { scenario: succeeds({ at: 180 }), code: null, outcome: { kind: 'success' }, at: 180 },
  { scenario: seenLate(succeeds({ at: 180 })), code: null, outcome: { kind: 'success' }, at: 180 },
  { scenario: breakerRollsBack(), code: 'E_ROLLED_BACK', outcome: { kind: 'rolled-back', state: 'done' }, at: 300 },
  { scenario: alarmRollsBack(), code: 'E_ROLLED_BACK', outcome: { kind: 'rolled-back', state: 'done' }, at: 240 },
  { scenario: stoppedByOperator(), code: 'E_ROLLED_BACK', outcome: { kind: 'rolled-back', state: 'done' }, at: 120 },
  { scenario: supersededByAnother(), code: 'E_SUPERSEDED', outcome: { kind: 'superseded' }, at: 60 },
] as const

const expectNoDrift = ({ aws }: Deployed): void => {
  expect(aws.schemaViolations).toEqual([])
}

describe('a deployment', () => {
  test.each(ENDS)('$scenario.name: $outcome.kind', async ({ scenario, code, outcome, at }) => {
    const deployed = await deployTo({ scenario })
    expect(deployed.error?.code ?? null).toBe(code)
    expect(deployed.wait?.outcome).toMatchObject(outcome)
    expect(deployed.seconds).toBeGreaterThanOrEqual(at)
    expect(deployed.seconds).toBeLessThanOrEqual(at + 6)
    expectNoDrift(deployed)
  })

  test.each(ENDS)('$scenario.name, newer API denied: $outcome.kind', async ({ scenario, code, outcome, at }) => {
    // Nothing shows the breaker of the scenario then: the settings of the service do not name it.
    const deployed = await deployTo({ scenario, faults: NEWER_API_DENIED, failFast: 'off' })
    expect(deployed.error?.code ?? null).toBe(code)
    expect(deployed.wait?.outcome).toMatchObject(outcome)
    expect(deployed.seconds).toBeGreaterThanOrEqual(at)
    expect(deployed.seconds).toBeLessThanOrEqual(at + 6)
    expect(deployed.lines.filter((line) => line.includes('grant ecs:ListServiceDeployments'))).toHaveLength(1)
    expectNoDrift(deployed)
  })

  test('that succeeds is confirmed by its running tasks', async () => {
    const deployed = await deployTo({ scenario: succeeds() })
    expect(deployed.confirm).toEqual({ kind: 'confirmed', tasks: 1, digest: IMAGE.digest })
  })

  test('that fails without a rollback, with what stopped its tasks', async () => {
    const deployed = await deployTo({ scenario: breakerStops() })
    expect(deployed.error).toMatchObject({ code: 'E_ROLLOUT_FAILED' })
    expect(deployed.error?.message.split('\n')[0]).toBe(
      'Deployment failed: container `app` of `web` exited with code 1 (3 of 3 tasks)',
    )
    expect(deployed.wait?.evidence.at(-1)?.text).toBe(
      '3 × EssentialContainerExited: Essential container in task exited; app: exit code 1',
    )
    expect(deployed.seconds).toBeLessThanOrEqual(156)
    expect(deployed.wait?.evidence.some(({ kind, text }) => kind === 'event' && text.includes('failed'))).toBe(true)
    expectNoDrift(deployed)
  })

  test.each<readonly [string, TaskFailure]>([
    ['container `app` exited with code 3', { kind: 'exits', exitCode: 3 }],
    ['container `app` ran out of memory', { kind: 'out-of-memory' }],
    ['container `app` failed its health check', { kind: 'fails-health-check' }],
    ['cannot pull image `hello`: it does not exist', { kind: 'cannot-pull', detail: 'manifest unknown' }],
    ['the log group does not exist', { kind: 'cannot-initialise', detail: 'the log group does not exist' }],
  ])('that is rolled back because %s', async (summary, failure) => {
    const { wait } = await deployTo({ scenario: breakerRollsBack(failure) })
    expect(wait?.cause?.summary).toBe(`${summary} (3 of 3 tasks)`)
    expect(runningNow(wait?.outcome.view ?? null)).toBe('1 of 1 task of hello:1')
  })

  test('whose rollback fails too', async () => {
    const { error, wait, seconds } = await deployTo({ scenario: rollbackFails() })
    expect(error).toMatchObject({ code: 'E_ROLLED_BACK' })
    expect(wait?.outcome).toMatchObject({ kind: 'rolled-back', state: 'failed' })
    expect(seconds).toBeLessThanOrEqual(306)
  })

  test('that an operator stops without a rollback', async () => {
    const { error, wait } = await deployTo({ scenario: stoppedByOperator({ rollback: false }) })
    expect(error).toMatchObject({ code: 'E_STOPPED' })
    expect(wait?.outcome).toMatchObject({ kind: 'stopped' })
  })

  test('that never converges times out after the whole wait', async () => {
    const { error, wait, seconds } = await deployTo({ scenario: neverConverges(), failFast: 'off' })
    expect(error).toMatchObject({ code: 'E_WAIT_TIMED_OUT' })
    expect(wait?.outcome).toMatchObject({ kind: 'timed-out' })
    expect(seconds).toBeGreaterThanOrEqual(1800)
    expect(seconds).toBeLessThanOrEqual(1806)
  })

  test('that is paused at a hook', async () => {
    const { error, wait } = await deployTo({ scenario: pausesAtHook(), waitMinutes: 5 })
    expect(error).toMatchObject({ code: 'E_PAUSED' })
    expect(wait?.outcome).toMatchObject({ kind: 'paused', hook: 'hook-1' })
  })
})

describe('AWS on the way', () => {
  test.each([
    { kind: 'throttle', service: 'ecs', operation: 'DescribeServices', afterCalls: 5, times: 5 },
    { kind: 'reset', service: 'ecs', operation: 'DescribeServiceDeployments', afterCalls: 5, times: 5 },
    { kind: 'html500', service: 'ecs', operation: 'DescribeServices', afterCalls: 5, times: 5 },
  ] as const)('$kind five times in a row is tolerated', async (fault) => {
    const { error, lines } = await deployTo({ scenario: succeeds(), faults: [fault] })
    expect(error).toBeNull()
    expect(lines.filter((line) => line.includes('trying again in '))).toHaveLength(5)
  })

  test('credentials that expire in the wait are named, with what was seen', async () => {
    const faults = [{ kind: 'expired-token', service: 'ecs', afterSeconds: 60 }] as const
    const { error, wait, seconds } = await deployTo({ scenario: succeeds({ at: 180 }), faults })
    expect(error).toMatchObject({ code: 'E_CREDENTIALS_EXPIRED' })
    expect(wait?.outcome).toMatchObject({ kind: 'interrupted', view: { status: 'IN_PROGRESS' } })
    expect(seconds).toBeLessThanOrEqual(66)
  })

  test('a cancel leaves the deployment to ECS and keeps what was seen', async () => {
    const { error, wait, aws } = await deployTo({ scenario: succeeds({ at: 180 }), cancelAfterSeconds: 66 })
    expect(error).toMatchObject({ code: 'E_CANCELLED', kind: 'cancelled' })
    expect(wait?.outcome).toMatchObject({ kind: 'interrupted', view: { running: 1 } })
    expect(aws.requests.map(({ operation }) => operation)).not.toContain('StopServiceDeployment')
  })

  test('a refused task definition leaves the service alone', async () => {
    const refused = { kind: 'error', code: 'ClientException', message: 'Role is not valid', status: 400 } as const
    const { error, aws } = await deployTo({
      scenario: succeeds(),
      faults: [{ ...refused, service: 'ecs', operation: 'RegisterTaskDefinition' }],
    })
    expect(error).toMatchObject({ code: 'E_REGISTER' })
    expect(error?.message).toContain('Role is not valid')
    expect(aws.requests.map(({ operation }) => operation)).not.toContain('UpdateService')
  })
})
