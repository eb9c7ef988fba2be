/** Faults of AWS that pass: no deployment that succeeds is reported as failed because of them, and no wait outlasts its time. */
import { describe, expect, jest, test } from '@jest/globals'
import { neverConverges, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { startLocalAws } from '../../local-aws/server.ts'
import { deployTo, startWeb } from '../support/deploy-to.ts'
import { DRAFT } from '../support/local-target.ts'
import { runProgram } from '../support/run-program.ts'

jest.setTimeout(60_000)

/** What the wait asks for; the rest of ECS answers. */
const OF_THE_WAIT = ['DescribeServices', 'ListServiceDeployments', 'DescribeServiceDeployments', 'ListTasks'] as const

describe('in a deployment that succeeds', () => {
  test.each<readonly [string, FaultRule['kind'], number]>([
    ['25 s of throttling', 'throttle', 25],
    ['20 s of HTTP 500', 'html500', 20],
    ['two minutes of closed connections', 'reset', 120],
  ])('%s', async (_, kind, seconds) => {
    // None of these kinds has a member of its own.
    const fault = { kind, service: 'ecs', afterSeconds: 30, untilSeconds: 30 + seconds } as FaultRule
    const deployed = await deployTo({ scenario: succeeds({ at: 180 }), faults: [fault] })
    expect(deployed.error).toBeNull()
    expect(deployed.wait?.outcome).toMatchObject({ kind: 'success' })
    expect(deployed.seconds).toBeLessThanOrEqual(186)
    expect(deployed.confirm).toMatchObject({ kind: 'confirmed' })
  })

  test('the pauses between attempts grow to 15 s', async () => {
    const fault = { kind: 'throttle', service: 'ecs', afterSeconds: 30, untilSeconds: 630 } as const
    const { error, lines, aws } = await deployTo({ scenario: succeeds({ at: 180 }), faults: [fault] })
    expect(error).toBeNull()
    expect(lines.filter((line) => line.includes('trying again in 15 s')).length).toBeGreaterThan(30)
    const times = aws.requests.filter(({ operation }) => operation === 'DescribeServices').map(({ time }) => time)
    const pauses = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(15.5)
  })
})

test('faults that last to the deadline end in a time-out that says so', async () => {
  const fault = { kind: 'throttle', service: 'ecs', afterSeconds: 60 } as const
  const { error, wait, seconds } = await deployTo({
    scenario: neverConverges(),
    faults: [fault],
    waitMinutes: 5,
    failFast: 'off',
  })
  expect(error).toMatchObject({ code: 'E_WAIT_TIMED_OUT' })
  expect(wait?.outcome).toMatchObject({ kind: 'timed-out' })
  expect(error?.message).toContain('ECS has not answered for 4 min')
  expect(error?.message).toContain('Rate exceeded')
  expect(seconds).toBeGreaterThanOrEqual(300)
  expect(seconds).toBeLessThanOrEqual(301)
})

test('a wait of one minute for an ECS that accepts requests and never answers ends within 70 s', async () => {
  const silent = OF_THE_WAIT.map((operation) => ({ kind: 'silent', service: 'ecs', operation }) as const)
  const aws = await startWeb(neverConverges(), silent)
  try {
    const printed = await runProgram('rollout-program', aws, { WAIT_MINUTES: '1' })
    const endedAt = aws.clock.now()
    const updatedAt = aws.requests.find(({ operation }) => operation === 'UpdateService')?.time ?? 0
    expect(printed).toMatchObject({ code: 'E_WAIT_TIMED_OUT', result: { outcome: { kind: 'timed-out' } } })
    expect((endedAt - updatedAt) / 1000).toBeGreaterThanOrEqual(60)
    expect((endedAt - updatedAt) / 1000).toBeLessThanOrEqual(70)
  } finally {
    await aws.close()
  }
})

describe("ECS's own limits: 20 registrations at once, then one a second", () => {
  test.each([
    ['a matrix', []],
    [
      'a matrix whose registrations meet each other',
      [
        {
          kind: 'error',
          service: 'ecs',
          operation: 'RegisterTaskDefinition',
          code: 'ClientException',
          message: 'Too many concurrent attempts to create a new revision of the specified family.',
          status: 400,
          times: 30,
        },
      ],
    ],
  ] as const)('50 deployments at once, none fails: %s', async (_, faults) => {
    const names = Array.from({ length: 50 }, (_one, index) => `web-${index}`)
    const aws = await startLocalAws({
      drive: { kind: 'script', scenario: succeeds() },
      taskDefinitions: [DRAFT.input],
      clusters: [{ name: 'demo', services: names.map((name) => ({ name, taskDefinition: 'hello' })) }],
      faults: [...faults],
      throttling: 'as-ecs',
    })
    try {
      const startedAt = aws.clock.now()
      const codes = await runProgram('deploy-program', aws, { COUNT: '50' })
      expect(codes).toEqual(names.map(() => null))
      const updated = aws.state.clusters[0]?.services.filter(({ rollouts }) => rollouts.length === 2)
      expect(updated).toHaveLength(50)
      // Nothing is faster than the bucket, and three minutes are the limit of each call.
      expect((aws.clock.now() - startedAt) / 1000).toBeGreaterThanOrEqual(29)
      expect((aws.clock.now() - startedAt) / 1000).toBeLessThan(180)
      expect(aws.schemaViolations).toEqual([])
    } finally {
      await aws.close()
    }
  })
})
