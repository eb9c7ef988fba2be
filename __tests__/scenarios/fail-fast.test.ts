/** The shipped bundle and a deployment whose tasks fail again and again while ECS continues it. */
import { expect, jest, test } from '@jest/globals'
import { alarmRollsBack, breakerRollsBack, neverConverges } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const headlineOf = ({ summary }: ShipPlayed): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')
const annotationsOf = ({ log }: ShipPlayed): readonly string[] =>
  log.split('\n').filter((line) => line.startsWith('::error'))

/** Seconds from the first UpdateService to the StopServiceDeployment that takes it back. */
const secondsToRollback = ({ aws }: ShipPlayed): number => {
  const timeOf = (name: string): number => aws.requests.find(({ operation }) => operation === name)?.time ?? NaN
  return (timeOf('StopServiceDeployment') - timeOf('UpdateService')) / 1000
}

test('a crash loop without a circuit breaker is given up at the third task and rolled back', async () => {
  const run = await play({ scenario: neverConverges() })
  expect(headlineOf(run)).toBe(
    'Deployment failed: container `app` exited with code 1 (3 of 3 tasks); rolled back to `hello:1`',
  )
  expect(run.outputs).toMatchObject({ 'error-code': 'E_ROLLOUT_FAILED', rollback: 'restored' })
  // The tasks fail at 30, 75 and 120 s.
  expect(secondsToRollback(run)).toBeGreaterThanOrEqual(120)
  expect(secondsToRollback(run)).toBeLessThanOrEqual(125)
  expect(run.log).toMatch(/^::warning::Stopped: container `app` exited with code 1 \(task [0-9a-f]{32}\)$/mu)
  expect(run.summary).toContain('The run gave up after 3 tasks failed (the limit is 3)')
  expect(`${run.summary}${run.log}`).not.toMatch(/(?:ECS|deployment) continues/u)
})

test('an image that does not exist is given up at the second task', async () => {
  const detail = 'pull image manifest has been retried 5 time(s): failed to resolve ref hello: not found'
  const run = await play({ scenario: neverConverges({ kind: 'cannot-pull', detail }) })
  expect(headlineOf(run)).toMatch(/^Deployment failed: cannot pull image `\S+`: it does not exist \(2 of 2 tasks\)/u)
  expect(secondsToRollback(run)).toBeLessThanOrEqual(80)
})

test('Spot interruptions never are', async () => {
  const steps = [30, 75, 120, 165, 210].map(
    (at) => ({ at, kind: 'task-fails', cause: { kind: 'spot-interruption' } }) as const,
  )
  const run = await play({ scenario: { name: 'spot', steps }, inputs: { 'wait-for-minutes': '5' } })
  expect(run.outputs).toMatchObject({ 'error-code': 'E_WAIT_TIMED_OUT' })
})

test.each([
  ['the circuit breaker', breakerRollsBack(), 'Rolling back: container `app` exited with code 1 (3 of 3 tasks)'],
  ['an alarm', alarmRollsBack(), 'Rolling back: '],
])('that %s has failed it is annotated at once, before the rollback has ended', async (_, scenario, title) => {
  const run = await play({ scenario })
  const [early = '', ...rest] = annotationsOf(run)
  expect(early.startsWith(`::error title=${title.replaceAll(':', '%3A')}`)).toBe(true)
  expect(run.log.indexOf(early)).toBeLessThan(run.log.indexOf('ROLLBACK_SUCCESSFUL'))
  expect(rest).toHaveLength(1)
})
