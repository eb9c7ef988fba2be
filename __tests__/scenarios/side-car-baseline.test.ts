/** The shipped bundle with `baseline: running` and `pin-sidecars: scan`: what a side-car had when it ran before does not block, what it adds does. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { makeImagesElsewhere, type ImagesElsewhere } from '../support/side-car-tools.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const published = new Date().toISOString()
const BEFORE: ImagesElsewhere = {
  'app:1': {},
  'proxy:1.28': { severities: ['HIGH', 'LOW'], published },
}

/** The images of the running service, by digest. */
const running = { app: '', proxy: '' }
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-side-cars-'))
  await makeImagesElsewhere(folder, BEFORE)
  const names = await readdir(join(folder, 'side-cars'))
  await rm(folder, { recursive: true })
  for (const name of ['app', 'proxy'] as const)
    running[name] = `example.com/team/${names.find((one) => one.startsWith(`${name}@`)) ?? ''}`
})

const definition = (proxy: string | null) => ({
  containerDefinitions: [
    { name: 'app', image: running.app, memory: 128 },
    ...(proxy === null ? [] : [{ name: 'proxy', image: proxy, memory: 128 }]),
  ],
})

/** The next version of the side-car, with these findings. */
const play = (severities: readonly string[], given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    inputs: { baseline: 'running', 'container-name': 'app' },
    settings: 'pin-sidecars: scan\n',
    registered: definition(running.proxy),
    taskDefinition: definition('example.com/team/proxy:1.29'),
    imagesElsewhere: { ...BEFORE, 'proxy:1.29': { severities, published } },
    ...given,
  })

const expectBlocked = (run: ShipPlayed): void => {
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
}

const NAMED = 'Side-car example.com/team/proxy:1.29 of the container proxy (linux/amd64)'

test('what the side-car that runs has, too, does not block', async () => {
  const run = await play(['HIGH'])
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'new-findings': '0', 'fixed-findings': '1' } })
  const words = `${NAMED}, compared with ${running.proxy}: it adds nothing and fixes 1 LOW; 1 earlier finding remains.`
  expect(run.log).toContain(words)
  expect(run.summary).toContain('1 earlier finding remains')
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ sideCars: [{ trivy: { HIGH: 1 } }] })
})

test('what it adds blocks, and only that', async () => {
  const run = await play(['HIGH', 'LOW', 'CRITICAL'])
  expectBlocked(run)
  expect(run.outputs).toMatchObject({ 'new-findings': '1', 'fixed-findings': '0' })
  expect(run.log).toContain('is blocked: Trivy 1 CRITICAL: CVE-2026-0002')
})

test('what both have blocks when its days are over', async () => {
  const old = '2020-01-01T00:00:00Z'
  const proxy = { severities: ['HIGH', 'LOW'], published: old }
  const run = await play([], {
    registered: definition(running.proxy),
    imagesElsewhere: { ...BEFORE, 'proxy:1.29': proxy },
  })
  expectBlocked(run)
  expect(run.outputs).toMatchObject({ 'new-findings': '0' })
})

test('one that stays the same is scanned once', async () => {
  const run = await play([], { taskDefinition: definition(running.proxy) })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'new-findings': '0', 'fixed-findings': '0' } })
  expect(run.log).toContain('(linux/amd64): runs already')
  expect(run.log.split(`${running.proxy} of the container proxy: linux/amd64, config`)).toHaveLength(2)
})

test('a new side-car is judged in full, and all its findings are new', async () => {
  const run = await play(['HIGH'], { registered: definition(null) })
  expectBlocked(run)
  expect(run.outputs).toMatchObject({ 'new-findings': '1' })
  expect(run.log).toContain('web does not run a container proxy yet')
  expect(run.summary).toContain('new, so all its findings are new: 1 HIGH')
})

test.each<[string, ImagesElsewhere[string]]>([
  ['cannot be pulled', { severities: ['HIGH', 'LOW'], pull: 'denied' }],
  ['breaks Trivy', { severities: ['HIGH', 'LOW'], trivy: 'fails' }],
])('where the one that runs %s, the whole policy applies to the side-car alone', async (_, before) => {
  const run = await play(['HIGH'], {
    imagesElsewhere: { ...BEFORE, 'proxy:1.28': before, 'proxy:1.29': { severities: ['HIGH'], published } },
  })
  expectBlocked(run)
  expect(run.log).toMatch(/::warning.*The whole policy applies to example\.com\/team\/proxy:1\.29/u)
  expect(run.summary).toContain('not compared, so the whole policy applies')
  expect(run.outputs).toMatchObject({ 'new-findings': '0' })
})

test('an image by its digest has no side-cars to compare with', async () => {
  const run = await play(['HIGH'], { inputs: { baseline: running.app, 'container-name': 'app' } })
  expectBlocked(run)
  expect(run.log).not.toContain('Scan the running side-cars')
})
