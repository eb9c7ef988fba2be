/** What the tasks of a deployment that succeeded prove: how many run, with which image, and what happened to them since. */
import { describe, expect, jest, test } from '@jest/globals'
import type { Scenario, Step } from '../../local-aws/ecs/script/scenario.ts'
import { deployTo, type Deployed, type Deployment } from '../support/deploy-to.ts'
import { digestOf } from '../support/image.ts'
import { IMAGE } from '../support/local-target.ts'

jest.setTimeout(60_000)

/** Four tasks run and ECS is satisfied at 58 s; the wait looks every 3 s, so what follows at 59 s is there at the first look of confirm. */
const afterSuccess = (...steps: readonly Step[]): Scenario => ({
  name: 'succeeds, then',
  steps: [{ at: 20, kind: 'tasks-run', count: 4 }, { at: 58, kind: 'completes' }, ...steps],
})

const confirm = (scenario: Scenario, service: Deployment['service'] = {}): Promise<Deployed> =>
  deployTo({ scenario, time: 'by-skips-only', service: { desiredCount: 4, ...service } })

const secondsOfConfirm = ({ aws, seconds }: Deployed): number => {
  const updated = aws.requests.find(({ operation }) => operation === 'UpdateService')?.time ?? 0
  return Math.round((aws.clock.now() - updated) / 1000 - seconds)
}

const EXITED = { kind: 'exits', exitCode: 1 } as const

describe('a deployment that succeeded', () => {
  test('whose tasks all run is confirmed at once', async () => {
    const deployed = await confirm(afterSuccess())
    expect(deployed.confirm).toEqual({ kind: 'confirmed', tasks: 4, digest: IMAGE.digest })
    expect(secondsOfConfirm(deployed)).toBe(0)
  })

  test('three of whose four tasks have exited since is not confirmed, with what ended them', async () => {
    const { confirm: confirmed, error } = await confirm(
      afterSuccess({ at: 59, kind: 'tasks-stop', count: 3, cause: EXITED }),
    )
    expect(confirmed).toBeNull()
    expect(error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
    expect(error?.message).toContain('container `app` of `web` exited with code 1')
  })

  test('one of whose tasks has exited since is not confirmed, although another one took its place', async () => {
    const { error } = await confirm(
      afterSuccess({ at: 59, kind: 'tasks-stop', count: 1, cause: EXITED }, { at: 59, kind: 'tasks-run', count: 4 }),
    )
    expect(error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
  })

  test('one of whose tasks has failed its health check since is not confirmed, although another one took its place', async () => {
    const cause = { kind: 'fails-health-check' } as const
    const { error } = await confirm(
      afterSuccess({ at: 59, kind: 'tasks-stop', count: 1, cause }, { at: 70, kind: 'tasks-run', count: 4 }),
    )
    expect(error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
    expect(error?.message).toContain('failed its health check')
  })

  test('is confirmed where a task failed before the success only', async () => {
    const { steps } = afterSuccess()
    const scenario = { name: 'a failure on the way', steps: [{ at: 10, kind: 'task-fails', cause: EXITED }, ...steps] }
    // The literal's kinds are those of a Step; only the array's type is wider.
    expect((await confirm(scenario as Scenario)).confirm).toMatchObject({ kind: 'confirmed', tasks: 4 })
  })

  test('whose tasks are just being replaced is looked at longer', async () => {
    const deployed = await confirm(
      afterSuccess(
        { at: 59, kind: 'tasks-stop', count: 3, cause: { kind: 'spot-interruption' } },
        { at: 130, kind: 'tasks-run', count: 4 },
      ),
    )
    expect(deployed.error).toBeNull()
    expect(deployed.confirm).toEqual({ kind: 'confirmed', tasks: 4, digest: IMAGE.digest })
    expect(secondsOfConfirm(deployed)).toBeGreaterThanOrEqual(70)
    expect(secondsOfConfirm(deployed)).toBeLessThanOrEqual(85)
  })

  test('whose tasks were killed with their instance is confirmed once their replacements have lasted', async () => {
    const gone = { kind: 'tasks-stop', count: 2, cause: { kind: 'instance-shuts-down' } } as const
    const deployed = await confirm(afterSuccess({ at: 59, ...gone }, { at: 100, kind: 'tasks-run', count: 4 }))
    expect(deployed.error).toBeNull()
    expect(deployed.confirm).toEqual({ kind: 'confirmed', tasks: 4, digest: IMAGE.digest })
    expect(secondsOfConfirm(deployed)).toBeGreaterThanOrEqual(100)
    const again = await confirm(
      afterSuccess({ at: 59, ...gone }, { at: 100, kind: 'tasks-run', count: 4 }, { at: 120, ...gone, count: 4 }),
    )
    expect(again.error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
  })

  test('whose tasks are never replaced is not confirmed', async () => {
    const deployed = await confirm(
      afterSuccess({ at: 59, kind: 'tasks-stop', count: 3, cause: { kind: 'spot-interruption' } }),
    )
    expect(deployed.error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
    expect(deployed.error?.message).toContain('1 of 4 tasks is running')
    expect(secondsOfConfirm(deployed)).toBeLessThanOrEqual(310)
  })

  test('by early success criteria is confirmed by their share of the tasks', async () => {
    const earlySuccessCriteria = { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup: 'BLOCKING' } as const
    const steps: readonly Step[] = [
      { at: 20, kind: 'tasks-run', count: 2 },
      { at: 58, kind: 'completes', running: 2 },
    ]
    const early = await confirm({ name: 'early', steps }, { deploymentConfiguration: { earlySuccessCriteria } })
    expect(early.confirm).toEqual({ kind: 'confirmed', tasks: 2, digest: IMAGE.digest })
    expect((await confirm({ name: 'without', steps })).error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
  })

  test('that a newer deployment replaced is superseded, whatever image that one runs', async () => {
    const { error } = await confirm(afterSuccess({ at: 59, kind: 'superseded' }, { at: 60, kind: 'completes' }))
    expect(error).toMatchObject({ code: 'E_SUPERSEDED' })
    expect(error?.message).toMatch(/replaced by a newer one: ecs-svc\/\d+/u)
  })
})

describe('the image of the running tasks', () => {
  test('that reports no digest gives a notice, and is not called confirmed', async () => {
    const { steps } = afterSuccess()
    const aws = await deployTo({ scenario: { name: 'silent', steps, reports: '' }, service: { desiredCount: 4 } })
    expect(aws.error).toBeNull()
    expect(aws.confirm).toEqual({ kind: 'unreported', tasks: 4, silent: 4 })
    expect(aws.lines.filter((line) => line.includes('no digest is reported by 4 of 4 tasks'))).toHaveLength(1)
  })

  test('that is another one is red at once', async () => {
    const other = digestOf('e')
    const deployed = await confirm({ ...afterSuccess(), reports: other })
    expect(deployed.error).toMatchObject({ code: 'E_NOT_CONFIRMED' })
    expect(deployed.error?.message).toContain(`reports ${other}`)
    expect(secondsOfConfirm(deployed)).toBe(0)
  })
})
