/**
 * The committed action with `image` and with side-cars: what the registry has is pulled, scanned, judged and deployed by its digest; the engine
 * keeps the images that it had, and no other. Deployments follow a script on a virtual clock.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { runCommand } from '../local-aws/run-command.ts'
import { useWorld } from './checked-world.ts'
import { buildVariant, login, makeUnpulled, push, sandbox } from './engine-support.ts'
import { imageIn, manifestIn, putForArm, putIndex, putManifest, type StoredImage } from './registry-client.ts'
import type { Shipped } from './world.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld({
  drive: { kind: 'script', scenario: succeeds() },
  repositories: [{ name: 'hello', imageTagMutability: 'MUTABLE' }],
})
const TRUST = sandbox.tls === null ? {} : { NODE_EXTRA_CA_CERTS: sandbox.tls.caFile }
const preload = join(import.meta.dirname, '..', '..', 'local-aws', 'clock', 'preload.ts')
let folder = ''

const docker = async (...args: readonly string[]): Promise<string> => {
  const { exitCode, stdout, stderr } = await runCommand(sandbox.tools.docker, args)
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
  return stdout
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'given-image-'))
  for (const variant of ['good', 'vulnerable'] as const) await buildVariant(variant, folder)
  await makeUnpulled('good', folder) // the first test counts on it
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const aws = () => world().stack.aws
const nameOf = (reference: string): string => `${aws().registryHost}/hello${reference}`

/** The good image, which the registry has as `hello:v1` and the engine as `local-aws-good` alone. */
let good: StoredImage
beforeEach(async () => {
  await login(aws())
  await push(aws(), 'good', 'hello:v1')
  good = await manifestIn(aws(), 'hello', 'v1')
  await docker('image', 'rm', nameOf(':v1'))
})

const imagesOfEngine = async (): Promise<readonly string[]> => {
  const format = '{{.Repository}}:{{.Tag}} {{.Digest}} {{.ID}}'
  return (await docker('image', 'ls', '--all', '--digests', '--no-trunc', '--format', format)).split('\n').toSorted()
}

interface Given {
  readonly image: string
  readonly onOutput?: (text: string) => void
  /** The default of Fargate when absent. */
  readonly tasks?: { readonly runtimePlatform: { readonly cpuArchitecture: string } }
  /** The image of another container, which is pinned and scanned. */
  readonly sideCar?: string
}

/** Ships it; the images of the engine are the same as before. */
const give = async (given: Given): Promise<Shipped & { readonly operations: readonly string[] }> => {
  const { image, onOutput, tasks, sideCar } = given
  const [before, first] = [await imagesOfEngine(), aws().requests.length]
  const checkout = await world().checkout()
  const definition = join(checkout.folder, 'task-definition.json')
  const written = JSON.parse(await readFile(definition, 'utf8')) as RegisterTaskDefinitionRequest // our own file
  const sideCars = sideCar === undefined ? [] : [{ name: 'proxy', image: sideCar, essential: false }]
  const containerDefinitions = [...(written.containerDefinitions ?? []), ...sideCars]
  await writeFile(definition, JSON.stringify({ ...written, ...tasks, containerDefinitions }))
  if (sideCar !== undefined) await writeFile(join(checkout.folder, 'ship-to-ecs.yaml'), 'pin-sidecars: scan\n')
  const run = await ship({
    // None of what a build takes.
    inputs: { image, 'container-name': 'app', secrets: '', 'secret-envs': '', 'secret-files': '' },
    checkout,
    nodeOptions: ['--no-warnings', '--import', preload],
    environment: { LOCAL_AWS_CLOCK: aws().endpoint, ...TRUST },
    ...(onOutput === undefined ? {} : { onOutput }),
  })
  expect(await imagesOfEngine()).toEqual(before)
  const requests = aws().requests.slice(first)
  return { ...run, operations: requests.map(({ operation }) => operation) }
}

/** Of a container, in what was registered. */
const deployedImages = (container = 'app'): readonly unknown[] =>
  aws()
    .requests.filter(({ operation }) => operation === 'RegisterTaskDefinition')
    .flatMap(({ input }) => (input as RegisterTaskDefinitionRequest).containerDefinitions ?? []) // recorded
    .filter(({ name }) => name === container)
    .map(({ image }) => image)

/** In this stage, with this error, and nothing was deployed. */
const expectRefused = (run: Shipped, stage: string, code: string): void => {
  expect({ exitCode: run.exitCode, stage: run.outputs['failed-stage'], code: run.outputs['error-code'] }).toEqual({
    exitCode: 1,
    stage,
    code,
  })
  expect(world().callsOf('RegisterTaskDefinition') + world().callsOf('UpdateService')).toBe(0)
}

test('a pull that the registry denies fails, and leaves nothing behind', async () => {
  aws().addFault({ kind: 'expired-token', service: 'registry' })
  expectRefused(await give({ image: 'v1' }), 'pull', 'E_LOGIN')
})

test('a digest is pulled, scanned once by each scanner, and deployed; nothing is built or pushed', async () => {
  const run = await give({ image: good.digest })
  expect(run).toMatchObject({
    exitCode: 0,
    outputs: { 'gate-verdict': 'passed', 'deployment-status': 'success', 'image-digest': good.digest },
  })
  expect(deployedImages()).toEqual([nameOf(`@${good.digest}`)])
  const calls = await world().recorder.calls()
  const commands = calls.map(({ program, argv }) => (program === 'docker' ? `docker ${argv[0] ?? ''}` : program))
  expect(commands).toContain('docker pull')
  expect(commands.filter((name) => /build|load|push/u.test(name))).toEqual([])
  const scans = calls.filter(({ argv }) => argv.includes('--input'))
  expect(scans.map(({ program }) => program).toSorted()).toEqual(['dockle', 'trivy'])
  expect(run.operations.filter((name) => /^(?:PUT|POST|PATCH) /u.test(name))).toEqual([])
})

test('a tag is resolved once: what it names afterwards does not matter', async () => {
  await push(aws(), 'vulnerable', 'hello:other')
  const other = await manifestIn(aws(), 'hello', 'other')
  await docker('image', 'rm', nameOf(':other'))
  const moves: Promise<StoredImage>[] = []
  const onOutput = (text: string): void => {
    if (text.includes('v1 is hello@')) moves.push(putManifest(aws(), 'hello:v1', other))
  }
  const run = await give({ image: 'v1', onOutput })
  expect(await Promise.all(moves)).toMatchObject([{ digest: other.digest }])
  expect(run.operations.indexOf('PUT manifest')).toBeLessThan(run.operations.indexOf('RegisterTaskDefinition'))
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': good.digest, 'image-tag': 'v1' } })
  expect(deployedImages()).toEqual([nameOf(`@${good.digest}`)])
})

describe('what the engine had before stays', () => {
  test.each(['by its tag', 'by its digest'])('%s', async (how) => {
    await docker('pull', how === 'by its tag' ? nameOf(':v1') : nameOf(`@${good.digest}`))
    expect((await give({ image: 'v1' })).exitCode).toBe(0)
    expect(await docker('image', 'inspect', nameOf(how === 'by its tag' ? ':v1' : `@${good.digest}`))).toContain('Id')
    await docker('image', 'rm', nameOf(how === 'by its tag' ? ':v1' : `@${good.digest}`))
  })
})

test('the gate blocks it', async () => {
  await push(aws(), 'vulnerable', 'hello:bad')
  await docker('image', 'rm', nameOf(':bad'))
  const run = await give({ image: 'hello:bad' })
  expectRefused(run, 'gate', 'E_GATE_BLOCKED')
  expect(run.summary).toContain('CVE-2019-10744')
})

describe('an image for another platform', () => {
  test('than that of the tasks is refused alone; in an index that has theirs it is scanned, too', async () => {
    const amd64 = await imageIn(aws(), 'hello', good)
    const index = await putIndex(aws(), 'hello:both', { amd64, arm64: await putForArm(aws(), amd64, 'hello:arm') })
    expectRefused(await give({ image: 'arm' }), 'pull', 'E_PLATFORM')
    const run = await give({ image: 'both' })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': index.digest } })
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ platforms: [{ platform: 'linux/arm64' }] })
    expect(deployedImages()).toEqual([nameOf(`@${index.digest}`)])
  })

  test('than that of the engine is deployed to tasks that can run it, by the digest of its index', async () => {
    const arm64 = await putForArm(aws(), await imageIn(aws(), 'hello', good), 'hello:arm')
    const index = await putIndex(aws(), 'hello:v1', { arm64 })
    const run = await give({ image: 'v1', tasks: { runtimePlatform: { cpuArchitecture: 'ARM64' } } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': index.digest } })
    expect(deployedImages()).toEqual([nameOf(`@${index.digest}`)])
  })
})

describe('a side-car', () => {
  test('of an index is judged by the image for the tasks, and deployed by the digest of the index', async () => {
    const amd64 = await imageIn(aws(), 'hello', good)
    const index = await putIndex(aws(), 'hello:proxy', { amd64, arm64: await putForArm(aws(), amd64, 'hello:arm') })
    const run = await give({ image: 'v1', sideCar: nameOf(':proxy') })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', 'deployment-status': 'success' } })
    expect(deployedImages('proxy')).toEqual([nameOf(`@${index.digest}`)])
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ sideCars: [{ platform: 'linux/amd64' }] })
    const scans = (await world().recorder.calls()).filter(({ argv }) => argv.includes('--input'))
    expect(scans.map(({ program }) => program).toSorted()).toEqual(['dockle', 'dockle', 'trivy', 'trivy'])
  })

  test('that is vulnerable blocks an image that is not', async () => {
    await push(aws(), 'vulnerable', 'hello:proxy')
    await docker('image', 'rm', nameOf(':proxy'))
    const run = await give({ image: 'v1', sideCar: nameOf(':proxy') })
    expectRefused(run, 'gate', 'E_GATE_BLOCKED')
    expect(run.summary.split('\n')[0]).toContain('in the side-car proxy')
  })
})
