/** The shipped bundle, twice for one commit: the second run finds nothing to deploy. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()
const twice = (again: ShipPlay['again'] = {}): Promise<ShipPlayed> => play({ again })

/** The calls that change something, in their order. */
const changesOf = ({ requests }: ShipPlayed): readonly string[] =>
  requests.map(({ operation }) => operation).filter((name) => /^(?:Register|Update|Put|Create|Tag|Stop)/u.test(name))

test('nothing is changed, the running image is confirmed, and the run says so', async () => {
  const run = await twice()
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual([])
  expect(run.callsOf('DescribeTasks')).toBeGreaterThan(0)
  expect(run.callsOf('DescribeServiceDeployments')).toBe(0)
  expect(run.summary.split('\n')[0]).toBe('## ✅ Nothing to deploy: `web` already runs `hello:2`')
  expect(run.summary).toContain('Nothing was changed.')
  expect(run.outputs).toMatchObject({ result: 'success', 'deployment-status': 'unchanged' })
  expect(run.outputs['task-definition-arn']).toMatch(/task-definition\/hello:2$/u)
  expect(run.log).toContain('nothing to deploy: service web already runs')
  expect(run.log).toContain('– wait: left out because there is no new deployment\n')
})

test('another number of tasks is set, and nothing else', async () => {
  const run = await twice({ inputs: { 'desired-count': '2' } })
  expect(changesOf(run)).toEqual(['UpdateService'])
  const [update] = run.requests.filter(({ operation }) => operation === 'UpdateService')
  expect(Object.keys(update?.input ?? {}).toSorted()).toEqual(['cluster', 'desiredCount', 'service'])
})

test('a forced deployment is of the same revision, and is followed', async () => {
  const run = await twice({ inputs: { 'force-new-deployment': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(changesOf(run)).toEqual(['UpdateService'])
  expect(run.outputs).toMatchObject({ 'deployment-status': 'success' })
  expect(run.outputs['task-definition-arn']).toMatch(/task-definition\/hello:2$/u)
  expect(run.summary).toContain('A new deployment of `web` was started.')
})

test('a forced deployment whose request gets no answer is looked for, and not sent again', async () => {
  const run = await twice({
    inputs: { 'force-new-deployment': 'true' },
    faults: [{ kind: 'reset', service: 'ecs', operation: 'UpdateService' }],
  })
  expect(run.exitCode).toBe(1)
  expect(run.callsOf('UpdateService')).toBe(1)
  expect(run.callsOf('DescribeServices')).toBeGreaterThan(5)
  expect(run.summary).toContain('A deployment of `web` may have been started.')
})
