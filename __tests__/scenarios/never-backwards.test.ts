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

  test.each<readonly [string, ShipPlay, RegExp]>([
    ['from another branch', running('diverged'), /::notice title=Commit of another branch::.*9999999/u],
    [
      'without a token',
      running('behind', { 'github-token': '' }),
      /::notice title=Commits not compared::.*there is no token/u,
    ],
  ])('%s, and a notice says so', async (_, given, notice) => {
    const run = await play(given)
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(notice)
    expect(run.summary).toMatch(
      /ℹ️ (?:The commit `9999999`, which runs in `web`|Whether a newer commit runs in `web`)/u,
    )
  })

  test('without the right to read tags, and says that and nothing else', async () => {
    const denied = { kind: 'error', code: 'AccessDeniedException', message: 'is not authorized', status: 400 } as const
    const run = await play({ again: { faults: [{ ...denied, service: 'ecr', operation: 'DescribeImages' }] } })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('the tags of the running image cannot be read: ')
    expect(run.log).toContain('ecr:DescribeImages')
    expect(run.log).not.toContain('names one commit')
  })

  test('with the commit that runs by digest: ECR knows its tags', async () => {
    const run = await play({ again: {} })
    // One for the tags of the digest, one for what the lifecycle rules of the repository take away.
    expect({ exitCode: run.exitCode, asked: run.callsOf('DescribeImages') }).toEqual({ exitCode: 0, asked: 2 })
    expect(run.log).not.toContain('is not known')
  })
})
