/** Runs at the same time on one machine: one home, one Docker configuration, one engine. Each ends right, and nothing of them stays. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { runCommand } from '../local-aws/run-command.ts'
import { useWorld } from './checked-world.ts'
import { login, sandbox } from './engine-support.ts'
import type { Shipment, Shipped } from './world.ts'

jest.setTimeout(180_000)

const { world, ship } = useWorld()

let temporary = ''
beforeEach(async () => {
  temporary = await mkdtemp(join(sandbox.workDir, 'temporary-'))
})
afterEach(() => rm(temporary, { recursive: true }))

const docker = async (...args: readonly string[]): Promise<readonly string[]> =>
  (await runCommand(sandbox.tools.docker, args)).stdout.split('\n').toSorted()

const configFolder = process.env['DOCKER_CONFIG'] ?? join(process.env['HOME'] ?? '', '.docker')

/** What buildx notes of each build by hand, too, for `docker buildx history`. */
const NOTES = /^buildx\/refs\/[^/]+\/[^/]+\/\w+$/u

/** By which the classic builder finds the layers of the last build of a checkout. */
const CACHE = 'ship-to-ecs.local/cache:'

/** Everything on the machine that a run could leave behind. */
const machine = async () => ({
  config: await readFile(join(configFolder, 'config.json'), 'utf8').catch(() => ''),
  files: (await readdir(configFolder, { recursive: true })).filter((path) => !NOTES.test(path)).toSorted(),
  temporary: await readdir(temporary),
  images: (await docker('image', 'ls', '--all', '--format', '{{.Repository}}:{{.Tag}} {{.ID}}')).filter(
    (name) => !name.startsWith(CACHE),
  ),
  containers: await docker('ps', '--all', '--format', '{{.Names}}'),
  networks: await docker('network', 'ls', '--format', '{{.Name}}'),
  volumes: await docker('volume', 'ls', '--format', '{{.Name}}'),
  builders: await docker('buildx', 'ls', '--format', '{{.Name}}'),
})

/** All of them at once; none of them deploys, because a service has one deployment at a time. */
const pushAtOnce = (shipments: readonly Shipment[]): Promise<readonly Shipped[]> =>
  Promise.all(
    shipments.map((one) =>
      ship({ ...one, inputs: { pipeline: 'push', ...one.inputs }, environment: { TMPDIR: temporary } }),
    ),
  )

test('two commits are pushed, and the login of the machine is as it was', async () => {
  // A first run leaves the caches of the builder; a login of the user's is what none of them may take away.
  await ship({ inputs: { pipeline: 'push' } })
  await login(world().stack.aws)
  const before = await machine()
  const runs = await pushAtOnce([{ page: 'the first' }, { page: 'the second' }])
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  const digests = runs.map(({ outputs }) => outputs['image-digest'])
  expect(new Set(digests).size).toBe(2)
  const images = await world().images()
  for (const { outputs } of runs) expect(images[`hello:${outputs['image-tag']}`]).toBe(outputs['image-digest'])
  expect(await machine()).toEqual(before)
})

test('one commit is pushed by two runs, which agree on its digest', async () => {
  const checkout = await world().checkout()
  await ship({ inputs: { pipeline: 'push' } })
  const before = await machine()
  const runs = await pushAtOnce([{ checkout }, { checkout, inputs: { 'additional-tags': 'second' } }])
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  const [first, second] = runs.map(({ outputs }) => outputs['image-digest'])
  expect(first).toBe(second)
  expect(await machine()).toEqual(before)
})
