/** The shipped bundle checks what a service depends on beside the build: an error stops the run before anything is pushed. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const EXECUTION = { name: 'execution', trusts: ['ecs-tasks.amazonaws.com'] }
const SURROUNDINGS = { roles: [EXECUTION], scalableTargets: [], protectedTasks: [0] }
const taskDefinition = { executionRoleArn: 'arn:aws:iam::123456789012:role/execution' }

test('an error stops the run before the push', async () => {
  const { exitCode, outputs, summary, callsOf } = await play({
    taskDefinition,
    surroundings: { ...SURROUNDINGS, roles: [] },
  })
  expect({ exitCode, stage: outputs['failed-stage'], code: outputs['error-code'] }).toEqual({
    exitCode: 1,
    stage: 'verify',
    code: 'E_VERIFY',
  })
  expect(callsOf('GetAuthorizationToken') + callsOf('RegisterTaskDefinition') + callsOf('UpdateService')).toBe(0)
  expect(summary).toContain('the execution role execution does not exist')
  expect(summary).toContain('Verify: 1 error')
})

test('a warning is in the summary, and the run continues', async () => {
  const { exitCode, summary, callsOf } = await play({
    taskDefinition,
    surroundings: { ...SURROUNDINGS, protectedTasks: [1] },
  })
  expect({ exitCode, updates: callsOf('UpdateService') }).toEqual({ exitCode: 0, updates: 1 })
  expect(summary).toContain('Verify: 1 warning')
  expect(summary).toContain('has 1 protected task')
})

test('the count that a scalable target owns is not sent', async () => {
  const scalableTargets = [
    {
      ServiceNamespace: 'ecs' as const,
      ResourceId: 'service/demo/web',
      ScalableDimension: 'ecs:service:DesiredCount' as const,
      MinCapacity: 1,
      MaxCapacity: 4,
      RoleARN: 'arn:aws:iam::123456789012:role/scaling',
      CreationTime: new Date('2026-01-01T00:00:00Z'),
    },
  ]
  const { exitCode, aws } = await play({
    surroundings: { ...SURROUNDINGS, scalableTargets },
    inputs: { 'desired-count': '3' },
  })
  expect(exitCode).toBe(0)
  const updates = aws.requests.filter(({ operation }) => operation === 'UpdateService')
  expect(updates).toHaveLength(1)
  expect(updates[0]?.input).not.toHaveProperty('desiredCount')
})

test('missing permissions are one line of the summary', async () => {
  const { exitCode, summary } = await play({ taskDefinition })
  expect(exitCode).toBe(0)
  const lines = summary.split('\n').filter((line) => line.includes('the role of this job lacks'))
  expect(lines).toEqual([
    'Some checks were skipped because the role of this job lacks `application-autoscaling:DescribeScalableTargets`, `ecs:GetTaskProtection`, `iam:GetRole`.',
  ])
})

test('required tags that the service or the task definition lacks are warnings', async () => {
  const { exitCode, summary, callsOf } = await play({
    taskDefinition: { ...taskDefinition, tags: [{ key: 'stage', value: 'test' }] },
    surroundings: SURROUNDINGS,
    service: {
      described: {
        tags: [
          { key: 'stage', value: 'prod' },
          { key: 'team', value: 'shop' },
        ],
      },
    },
    settings: 'required-tags: { stage: test, team: null }\n',
  })
  expect({ exitCode, updates: callsOf('UpdateService') }).toEqual({ exitCode: 0, updates: 1 })
  expect(summary).toMatch(/^\| ⚠️ \| service web lacks the required tag stage=test \|/mu)
  expect(summary).toMatch(/^\| ⚠️ \| task definition hello lacks the required tag team \|/mu)
  expect(summary).toContain('Verify: 2 warnings')
})

/** What only the clients of `verify` contain: the versions of their APIs. */
const ONLY_VERIFY = ['2016-11-15', '2010-05-08', 'AnyScaleFrontendService']

/** The chunks of dist that a run loads. */
const chunksOf = async (given: ShipPlay): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-chunks-'))
  try {
    const { exitCode } = await play({ ...given, environment: { NODE_V8_COVERAGE: folder } })
    expect(exitCode).toBe(0)
    const reports = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
    const urls = reports.flatMap((report) => [...report.matchAll(/"url":"file:[^"]*\/dist\/([^"/]+\.js)"/gu)])
    return [...new Set(urls.map(([, name = '']) => basename(name)))]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const clientsIn = async (chunks: readonly string[]): Promise<readonly string[]> => {
  const texts = await Promise.all(chunks.map((name) => readFile(join('dist', name), 'utf8')))
  return ONLY_VERIFY.filter((version) => texts.some((text) => text.includes(version)))
}

test('a run without it loads none of its clients', async () => {
  const withIt = await chunksOf({ taskDefinition, surroundings: SURROUNDINGS })
  const without = await chunksOf({ taskDefinition, surroundings: SURROUNDINGS, settings: 'verify: false\n' })
  expect(without.length).toBeGreaterThan(3)
  // The service has no network of its own, so EC2 is not asked even with it.
  expect(await clientsIn(withIt)).toEqual(['2010-05-08', 'AnyScaleFrontendService'])
  expect(await clientsIn(without)).toEqual([])
})
