/** The commit of the running image against that of the run. */
import { describe, expect, test } from '@jest/globals'
import { AwsError } from '../../../src/errors/aws-error.ts'
import { fault } from '../../../src/errors/fault.ts'
import { ShipError } from '../../../src/errors/ship-error.ts'
import type { Comparison, GitHubApi } from '../../../src/ports/github-api.ts'
import type { PlanInput } from '../../../src/stages/plan/plan-input.ts'
import { sampleConfig } from '../../../scripts/generate/flow-picture.ts'
import { NO_GITHUB } from '../../support/no-github.ts'
import { REGISTRY } from '../../support/fake-ecr.ts'
import { plan, target, type Account } from '../../support/plan-play.ts'

const OWN = 'a'.repeat(40)
const RUNNING = 'b'.repeat(40)

/** GitHub that gives this answer. */
const gitHub = (answer: Comparison | null | Error) => {
  const asked: string[] = []
  const compare = (base: string, head: string): Promise<Comparison | null> => {
    asked.push(`${base}...${head}`)
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  const api: GitHubApi = { ...NO_GITHUB, compare }
  return { api, asked }
}

const families = (image: string) => ({
  families: { web: { family: 'web', revision: 7, containerDefinitions: [{ name: 'app', image }] } },
})

const input = (facts: Partial<PlanInput> = {}): PlanInput => ({
  ...target(),
  run: { ...sampleConfig().run, sha: OWN, headSha: null },
  ...facts,
})

const play = (
  answer: Comparison | null | Error,
  { image = `shop/hello:prod-${RUNNING}`, ...facts } = {},
  errors: Account['errors'] = {},
) => {
  const { api, asked } = gitHub(answer)
  return { ...plan(input(facts), { ...families(image), errors }, api), asked }
}

const lineOf = ({ log }: ReturnType<typeof play>): readonly string[] =>
  log.lines.map(({ level, text }) => `${level}: ${text}`).filter((line) => /commit|branch/u.test(line))

describe('an image from a newer commit', () => {
  test('is not replaced', async () => {
    const played = play('behind')
    expect(await played.failure()).toMatchObject({
      code: 'E_BEHIND',
      message: 'the service web runs the newer commit bbbbbbb; this run would deploy aaaaaaa',
    })
    expect(played.asked).toEqual([`${RUNNING}...${OWN}`])
  })

  test('is replaced where that is allowed, with a warning', async () => {
    const played = play('behind', { olderCommit: 'allowed' } as object)
    await played.run()
    expect(lineOf(played)).toEqual([
      'warning: the service web runs the newer commit bbbbbbb; this run would deploy aaaaaaa',
    ])
  })
})

describe('the run continues', () => {
  test.each<readonly [string, Comparison | null | Error, string]>([
    ['with a newer commit', 'ahead', 'info: the service web runs the older commit bbbbbbb'],
    ['from another branch', 'diverged', 'info: the service web runs bbbbbbb, which is on another branch than aaaaaaa'],
    [
      'where GitHub does not know a commit',
      null,
      'info: whether the service web runs a newer commit is not known: GitHub does not know bbbbbbb and aaaaaaa in this repository',
    ],
    [
      'where GitHub does not answer',
      fault('E_GITHUB', { message: 'GitHub did not respond in time' }),
      'info: whether the service web runs a newer commit is not known: GitHub did not respond in time',
    ],
  ])('%s', async (_, answer, line) => {
    const played = play(answer)
    await played.run()
    expect(lineOf(played)).toEqual([line])
  })

  test('with a short commit in its tag, which GitHub knows as well', async () => {
    const played = play('behind', { image: 'shop/hello:1f2e3d4' })
    expect(await played.failure()).toMatchObject({ code: 'E_BEHIND' })
    expect(played.asked).toEqual([`1f2e3d4...${OWN}`])
  })

  test.each<readonly [string, Comparison | null, object | undefined]>([
    ['from another branch', 'diverged', { kind: 'diverged', running: 'bbbbbbb', own: 'aaaaaaa' }],
    ['not known', null, { kind: 'unknown', because: 'GitHub does not know bbbbbbb and aaaaaaa in this repository' }],
    ['ahead', 'ahead', undefined],
  ])('%s: what people are to notice is in the plan', async (_, answer, note) => {
    expect((await play(answer).run()).services[0]?.commitNote).toEqual(note)
  })

  test('without the right to read the tags: the cause is that, and not the tags', async () => {
    const denied = new AwsError({
      operation: 'ecr:DescribeImages',
      awsCode: 'AccessDeniedException',
      awsMessage: 'denied in a test',
      attempts: 1,
    })
    const played = play('behind', { image: `${REGISTRY}/hello@sha256:${'1'.repeat(64)}` }, { describeImages: denied })
    await played.run()
    expect(lineOf(played)).toEqual([
      `info: whether the service web runs a newer commit is not known: the tags of the running image cannot be read: ${denied.message}`,
    ])
  })

  test.each([
    ['an image without a commit in its tag', 'shop/hello:latest'],
    ['an image of another repository by digest', `shop/hello@sha256:${'1'.repeat(64)}`],
  ])('with %s, and GitHub is not asked', async (_, image) => {
    const played = play('behind', { image })
    await played.run()
    expect(played.asked).toEqual([])
    expect(lineOf(played)).toEqual([
      'info: whether the service web runs a newer commit is not known: no tag of the running image names one commit',
    ])
  })

  test('with the same commit, and nothing is said', async () => {
    const played = play('behind', { image: `shop/hello:prod-${OWN}` })
    await played.run()
    expect(played.asked).toEqual([])
    expect(lineOf(played)).toEqual([])
  })
})

test('a cancel is no answer of GitHub', async () => {
  const cancel = new ShipError({ code: 'E_CANCELLED', message: 'the run was cancelled' })
  expect(await play(cancel).failure()).toBe(cancel)
})

test('services with images of one commit ask once', async () => {
  const { api, asked } = gitHub('ahead')
  const { registry, services } = target({}, { service: 'worker' })
  const image = `shop/hello:prod-${RUNNING}`
  const definition = { family: 'web', revision: 7, containerDefinitions: [{ name: 'app', image }] }
  await plan(input({ registry, services }), { families: { web: definition, worker: definition } }, api).run()
  expect(asked).toHaveLength(1)
})
