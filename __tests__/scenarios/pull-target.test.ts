/** A pull request cannot choose what its image is compared with, nor whose exceptions hold for it: the shipped bundle, beside a target branch. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, jest, test } from '@jest/globals'
import { EVENTS } from '../support/events.ts'
import { playShip, TOKEN } from '../support/ship-play.ts'
import { makeImagesElsewhere } from '../support/side-car-tools.ts'

jest.setTimeout(60_000)

const published = new Date().toISOString()
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
/** What runs: our own image has nothing, and the side-car has what the pull request adds. */
const IMAGES = { 'app:1': {}, 'proxy:1': { severities: ['HIGH' as const], published } }
const ON_PULL = {
  event: { name: 'pull_request' as const, payload: EVENTS.pull_request },
  environment: { GITHUB_REF: 'refs/pull/12/merge' },
}

let pinned: (name: string) => string

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pull-target-'))
  await makeImagesElsewhere(folder, IMAGES)
  const names = await readdir(join(folder, 'side-cars'))
  await rm(folder, { recursive: true })
  pinned = (name) => `example.com/team/${names.find((one) => one.startsWith(`${name}@`)) ?? ''}`
})

const container = (name: string, image: string) => ({ name, image, memory: 128, essential: true })

interface Pull {
  /** Settings of the target branch. */
  readonly main: string
  readonly settings: string
  readonly containers?: readonly string[]
}

const onPull = ({ main, settings, containers = ['app', 'proxy'] }: Pull) =>
  playShip({
    ...ON_PULL,
    ...{ imagesElsewhere: IMAGES, published, severities: ['HIGH'], main, settings },
    registered: { containerDefinitions: ['app', 'proxy'].map((name) => container(name, pinned(name))) },
    taskDefinition: { containerDefinitions: containers.map((name) => container(name, pinned(name))) },
    inputs: { service: '', pipeline: 'check', 'github-token': TOKEN },
  })

const MAIN = 'baseline: running\nservice: web\n'
const APP = `${MAIN}container-name: app\n`

test.each([
  [
    'another container',
    { main: APP, settings: APP.replace(': app', ': proxy') },
    '`container-name` of the checkout is not that of `main`',
  ],
  [
    'another service',
    { main: APP.replace('web', 'other'), settings: APP },
    '`service` of the checkout is not that of `main`',
  ],
  [
    'its container by the name of another one',
    { main: MAIN, settings: MAIN, containers: ['proxy'] },
    'only an earlier image of the same repository is compared on pull_request',
  ],
])('the baseline of a pull request is not %s', async (_, given, because) => {
  const { outputs, log, summary } = await onPull(given)
  expect(log).toContain('The baseline could not be read, so the whole policy applies')
  expect(log).toContain(because)
  expect(summary).not.toContain('Compared with')
  expect(outputs['gate-verdict']).toBe('blocked')
})

test.each(['hello', 'legacy'])(
  'an exception for another image does not hold for one that a pull request calls %s',
  async (repository) => {
    const held = { id: 'CVE-2026-0000', image: 'legacy', reason: 'r', owner: 'o', expires: inDays(30) }
    const { outputs, summary } = await playShip({
      ...ON_PULL,
      ...{ severities: ['HIGH'], main: 'repository: hello\n', settings: `repository: ${repository}\n` },
      mainFiles: { 'ship-to-ecs.exceptions.yaml': JSON.stringify({ exceptions: [held] }) },
      environment: { ...ON_PULL.environment, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
      inputs: { repository: '', pipeline: 'check', 'github-token': TOKEN },
    })
    expect(summary).toContain('unused')
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked', 'exceptions-used': '[]' })
  },
)
