/**
 * The committed action with `baseline`, with a real engine, Trivy and Dockle: what the image adds to the other one, what was there and what is
 * fixed. Deployments follow a script on a virtual clock.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { useWorld } from './checked-world.ts'
import { buildVariant, login, push } from './engine-support.ts'
import { manifestIn } from './registry-client.ts'
import type { Shipped } from './world.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld({
  drive: { kind: 'script', scenario: succeeds() },
  repositories: [{ name: 'hello', imageTagMutability: 'MUTABLE' }],
})
const preload = join(import.meta.dirname, '..', '..', 'local-aws', 'clock', 'preload.ts')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baseline-'))
  for (const variant of ['good', 'vulnerable'] as const) await buildVariant(variant, folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const aws = () => world().stack.aws
let [good, vulnerable] = ['', '']
beforeEach(async () => {
  await login(aws())
  await push(aws(), 'good', 'hello:good')
  await push(aws(), 'vulnerable', 'hello:vulnerable')
  good = (await manifestIn(aws(), 'hello', 'good')).digest
  vulnerable = (await manifestIn(aws(), 'hello', 'vulnerable')).digest
})

/** Of the fixture, all were published less than ten years ago. */
const TEN_YEARS = 'baseline-days: 3650\n'

const compare = async (image: string, baseline: string, settings = ''): Promise<Shipped> => {
  const checkout = await world().checkout()
  if (settings !== '') await writeFile(join(checkout.folder, 'ship-to-ecs.yaml'), settings)
  return ship({
    inputs: { image, baseline, secrets: '', 'secret-envs': '', 'secret-files': '' },
    checkout,
    nodeOptions: ['--no-warnings', '--import', preload],
    environment: { LOCAL_AWS_CLOCK: aws().endpoint },
  })
}

test('what the image adds blocks', async () => {
  const run = await compare(vulnerable, good, TEN_YEARS)
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'blocked', 'fixed-findings': '0' } })
  expect(Number(run.outputs['new-findings'])).toBeGreaterThan(0)
  expect(run.summary).toMatch(/New: \d+ finding/u)
  expect(run.log).toMatch(/this image adds .* and fixes nothing/u)
})

test('what both have does not block for its days, and blocks after them', async () => {
  const run = await compare(vulnerable, vulnerable, TEN_YEARS)
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'new-findings': '0', 'fixed-findings': '0' } })
  const late = await compare(vulnerable, vulnerable)
  expect(late).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'blocked', 'new-findings': '0' } })
})

test('what is fixed is counted, and the running image takes the place of a named one', async () => {
  const run = await compare(good, vulnerable)
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', 'new-findings': '0' } })
  expect(Number(run.outputs['fixed-findings'])).toBeGreaterThan(0)
  expect(run.summary).toMatch(/Fixed: \d+ finding/u)
  const next = await compare(vulnerable, 'running')
  expect(next).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'blocked' } })
  expect(next.log).toContain(`hello@${good}, this image adds`)
})
