/** States of a deployment that pass soon, replies that lag, and states that ECS does not report at all. */
import { describe, expect, jest, test } from '@jest/globals'
import {
  breakerRollsBack,
  seenLate,
  stoppedByOperator,
  succeeds,
  supersededByAnother,
} from '../../local-aws/ecs/script/scenarios.ts'
import { deployTo, NEWER_API_DENIED } from '../support/deploy-to.ts'

jest.setTimeout(60_000)

describe('a deployment', () => {
  test('shows what is requested of it before it is done', async () => {
    // What is requested shows for three seconds, which a busy machine takes for a look.
    const time = 'by-skips-only'
    const { lines } = await deployTo({ scenario: breakerRollsBack(), time })
    expect(lines.some((line) => line.startsWith('PENDING: '))).toBe(true)
    expect(lines.some((line) => line.startsWith('ROLLBACK_REQUESTED: '))).toBe(true)
    const stopped = await deployTo({ scenario: stoppedByOperator({ rollback: false }), time })
    expect(stopped.lines.some((line) => line.startsWith('STOP_REQUESTED: '))).toBe(true)
  })

  test('whose rollback is only requested at the end of the wait is rolled back, not late', async () => {
    const steps = [{ at: 60, kind: 'fails', cause: 'user', rollback: true }] as const
    const scenario = { name: 'a rollback is requested', steps, lingerSeconds: 100_000 }
    const { error, wait } = await deployTo({ scenario, waitMinutes: 5 })
    expect(error).toMatchObject({ code: 'E_ROLLED_BACK' })
    expect(wait?.outcome).toMatchObject({ kind: 'rolled-back', state: 'in-progress' })
  })

  test.each([
    ['', []],
    [', newer API denied', NEWER_API_DENIED],
  ])('that another one superseded, seen late%s', async (_, faults) => {
    const scenario = { ...supersededByAnother(), successorLagSeconds: 8 }
    const { error, seconds } = await deployTo({ scenario, faults })
    expect(error).toMatchObject({ code: 'E_SUPERSEDED' })
    expect(seconds).toBeLessThanOrEqual(60 + 8 + 6)
  })

  test('that is not listed for 40 s takes no more calls than one that is', async () => {
    const { error, aws } = await deployTo({ scenario: seenLate(succeeds({ at: 90 }), { seconds: 40 }) })
    expect(error).toBeNull()
    const calls = aws.requests.filter(({ operation }) => operation === 'DescribeServiceRevisions')
    expect(calls).toHaveLength(2)
  })

  test('that was stopped with nothing after it is watched ten seconds longer for a successor', async () => {
    const { error, seconds } = await deployTo({ scenario: stoppedByOperator({ rollback: false }) })
    expect(error).toMatchObject({ code: 'E_STOPPED' })
    expect(seconds).toBeGreaterThanOrEqual(70)
    expect(seconds).toBeLessThanOrEqual(76)
  })

  test('of a service behind a Classic Load Balancer is followed by the newer API', async () => {
    const { error } = await deployTo({ scenario: succeeds(), service: { loadBalancer: 'classic' } })
    expect(error).toBeNull()
  })

  test('whose end nothing shows is left at once, with what cannot be known and why', async () => {
    const service = { loadBalancer: 'classic' } as const
    const { error, wait, seconds } = await deployTo({ scenario: succeeds(), faults: NEWER_API_DENIED, service })
    expect(error).toMatchObject({ code: 'E_ACCESS_DENIED' })
    expect(error?.message).toContain('Whether the deployment succeeds cannot be known')
    expect(error?.hint).toMatch(/Grant ecs:ListServiceDeployments.*The deployment continues: check the service\./u)
    expect(wait?.outcome).toMatchObject({ kind: 'interrupted' })
    expect(seconds).toBeLessThanOrEqual(6)
  })
})
