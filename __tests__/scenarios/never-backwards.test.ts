/** The shipped bundle does not replace a newer commit by an older one, as far as GitHub shows. */
import { describe, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { COMMIT, TOKEN, type ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

const RUNNING = '9'.repeat(40)

/** The service runs an image of another commit; GitHub says this of the one of the run. */
const running = (status: 'ahead' | 'behind' | 'diverged', inputs: ShipPlay['inputs'] = {}): ShipPlay => ({
  registered: { containerDefinitions: [{ name: 'app', image: `registry.example/hello:test-${RUNNING}`, memory: 128 }] },
  comparisons: { [`${RUNNING}...${COMMIT}`]: status },
  inputs: { 'github-token': TOKEN, ...inputs },
})

describe('an image from a newer commit', () => {
  test.each([
    ['by a deployment', {}],
    ['by a dry run', { 'dry-run': 'true' }],
  ])('is not replaced %s', async (_, inputs) => {
    const run = await play(running('behind', inputs))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'plan', 'error-code': 'E_BEHIND' } })
    expect(run.summary).toContain('the running image is from a newer commit')
    expect(run.log).toContain('the service web runs the newer commit 9999999; this run would deploy 4f1d2c3')
    expect(['PutImage', 'RegisterTaskDefinition', 'UpdateService'].map(run.callsOf)).toEqual([0, 0, 0])
    expect(`${run.log.replace(`::add-mask::${TOKEN}`, '')}${run.summary}`).not.toContain(TOKEN)
  })

  test('is replaced with `allow-behind`', async () => {
    const run = await play(running('behind', { 'allow-behind': 'true' }))
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('::warning::the service web runs the newer commit 9999999')
    expect(run.callsOf('UpdateService')).toBe(1)
  })
})

describe('a run continues', () => {
  test.each<readonly [string, ShipPlay, string]>([
    ['with a newer commit', running('ahead'), 'the service web runs the older commit 9999999'],
    ['from another branch', running('diverged'), 'which is on another branch than 4f1d2c3'],
    [
      'without a token',
      running('behind', { 'github-token': '' }),
      'whether the service web runs a newer commit is not known: there is no token',
    ],
    [
      'with commits that GitHub does not know',
      { ...running('ahead'), comparisons: {} },
      'GitHub does not know 9999999',
    ],
  ])('%s', async (_, given, line) => {
    const run = await play(given)
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain(line)
  })

  test('with the commit that runs by digest: ECR knows its tags', async () => {
    const run = await play({ again: {} })
    expect({ exitCode: run.exitCode, asked: run.callsOf('DescribeImages') }).toEqual({ exitCode: 0, asked: 1 })
    expect(run.log).not.toContain('is not known')
  })
})
