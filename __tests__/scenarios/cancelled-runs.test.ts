/** The shipped bundle in real time, cancelled at the boundaries of stages: what is recorded and requested, within the seconds that the runner gives. */
import { expect, jest, test } from '@jest/globals'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { BEFORE } from '../support/one-off-play.ts'
import { until } from '../support/until.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

/** Without a steered clock. */
const IN_REAL_TIME = { environment: { LOCAL_AWS_CLOCK: '' } }

test.each<readonly [string, string, number]>([
  ['::group::trivy', 'while scanning the image', 0],
  ['::group::run-before', 'while running a task before the update of `web`', 0],
  ['::group::wait', 'while waiting for the deployment of `web`', 1],
])('at %s', async (shown, headline, rollbacks) => {
  const run = await play({
    ...IN_REAL_TIME,
    settings: `verify: false\n${BEFORE}`,
    oneOffTasks: [{ endsAt: 1 }],
    scenario: succeeds({ at: 30 }),
    inputs: { 'rollback-on': 'cancel' },
    cancelWhen: (_aws, log) => until(shown, () => log().includes(shown)),
  })
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'cancelled' }, record: { verdict: 'cancelled' } })
  expect(run.summary.split('\n')[0]).toContain(headline)
  expect(run.callsOf('StopServiceDeployment')).toBe(rollbacks)
  expect(run.cancelledAfterMs).toBeLessThan(7_000)
  // Nothing is left to wait for once the report is written.
  expect(run.log).not.toContain('ENOTEMPTY')
})

/** What a stage that was cancelled still writes: main does not get its folder empty. */
const FILLS_UP = `
  import promises from 'node:fs/promises'
  import { syncBuiltinESMExports } from 'node:module'
  const { rm } = promises
  if (!process.argv[1].includes('post')) {
    promises.rm = (path, options) => path.includes('ship-to-ecs-trivy')
      ? Promise.reject(Object.assign(new Error('ENOTEMPTY'), { code: 'ENOTEMPTY' }))
      : rm(path, options)
    syncBuiltinESMExports()
  }`

test('a private folder that cannot be removed yet is left to post, and the verdict stays', async () => {
  const run = await play({ preloads: [`data:text/javascript,${encodeURIComponent(FILLS_UP)}`] })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' }, leftovers: [] })
})
