/** The plan and push stages with their real adapters: a real engine, a real registry, the SDK over the wire. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { LocalAws } from '../../local-aws/server.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import { makeClock } from '../../src/adapters/clock.ts'
import { makeExec } from '../../src/adapters/process/exec.ts'
import { makeLeftovers } from '../../src/adapters/leftovers.ts'
import { makeFiles } from '../../src/adapters/files.ts'
import { makeJournal } from '../../src/adapters/journal.ts'
import { parseDigest } from '../../src/domain/image/digest.ts'
import { NO_OVERRIDES } from '../../src/domain/task-definition/overrides.ts'
import type { BuiltImage, ImageTag } from '../../src/domain/image/image.ts'
import type { LiveTarget } from '../../src/domain/aws/live.ts'
import { NO_GITHUB } from '../support/no-github.ts'
import { planTarget } from '../../src/stages/plan/plan.ts'
import { pushImage } from '../../src/stages/push/push.ts'
import { builtImage } from '../support/image.ts'
import { recordingLog, recordingSecrets } from '../support/recording-log.ts'
import { replacing } from '../support/session.ts'
import { buildVariant, isContainerRegistry, sandbox, startEngineAws } from './engine-support.ts'

jest.setTimeout(120_000)

const before = { ...process.env }
let folder = ''
let aws: LocalAws
let good: BuiltImage
let crash: BuiltImage

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'push-'))
  aws = await startEngineAws()
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  })
  good = await build('good')
  crash = await build('crash')
})

afterAll(async () => {
  process.env = { ...before }
  await aws.close()
  await rm(folder, { recursive: true, force: true })
})

/** A variant as an archive, with the config digest from its manifest.json. */
const build = async (variant: 'good' | 'crash'): Promise<BuiltImage> => {
  await buildVariant(variant, folder)
  const localReference = `local-aws-${variant}:latest`
  const archive = join(folder, `${variant}.tar`)
  await docker(['save', '--output', archive, localReference])
  const manifest = await run('tar', ['-xOf', archive, 'manifest.json'])
  const [{ Config: path = '' } = {}] = JSON.parse(manifest) as { Config?: string }[] // docker's own file
  const config = await run('tar', ['-xOf', archive, path])
  const configDigest = parseDigest(`sha256:${createHash('sha256').update(config).digest('hex')}`)
  if (configDigest === null) throw new Error('no digest')
  // As buildx leaves it: nothing of the image is in the engine but its layers' cache.
  await docker(['image', 'rm', localReference])
  return builtImage({ archive, configDigest, localReference, builder: 'buildx' })
}

const run = async (program: string, args: readonly string[]): Promise<string> =>
  (await promisify(execFile)(program, args)).stdout

const docker = (args: readonly string[]): Promise<string> => run(sandbox.tools.docker, args)

const play = () => {
  const { signal } = new AbortController()
  const log = recordingLog()
  const secrets = recordingSecrets()
  const lines: string[] = []
  const ports = {
    registry: makeSession({ region: null, signal }),
    target: makeSession({ region: null, signal }),
    exec: makeExec({ environment: process.env, signal, onLine: (line) => lines.push(line), redact: (text) => text }),
    files: makeFiles({ workspace: folder, temporaryDirectory: join(folder, 'private'), register: () => undefined }),
    leftovers: makeLeftovers(process.env),
    clock: makeClock(signal),
    journal: makeJournal(() => undefined)('push'),
    log,
    secrets,
  }
  return { ports, log, secrets, lines }
}

const plan = (repository: string): Promise<LiveTarget> =>
  planTarget.run(
    {
      registry: { region: null, account: null, registryId: null, repository },
      services: [
        {
          key: 'web',
          region: null,
          account: null,
          cluster: 'demo',
          service: 'web',
          taskDefinition: { kind: 'ecs', reference: 'hello' },
          containerName: null,
          overrides: NO_OVERRIDES,
          desiredCount: null,
          newDeployment: 'when-changed',
          stateFile: null,
          places: new Map(),
          lint: {},
        },
      ],
    },
    { ...play().ports, creator: play().ports.registry, source: play().ports.registry, github: NO_GITHUB },
  )

const push = async (image: BuiltImage, tag: string, repository: string) => {
  const played = play()
  const input = { image, tag: tag as ImageTag, ...(await plan(repository)) } // a tag as it must be
  return { played, result: await pushImage.run(input, played.ports) }
}

const imageNames = async (): Promise<readonly string[]> =>
  (await docker(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'])).split('\n')

const userConfig = (): Promise<string> =>
  readFile(join(process.env['DOCKER_CONFIG'] ?? folder, 'config.json'), 'utf8').catch(() => '')

describe('push', () => {
  test('puts the image of the archive into the registry, and leaves nothing behind', async () => {
    const before = await imageNames()
    // Another test may have logged in before; the push may neither use nor change it.
    const login = await userConfig()
    const { played, result } = await push(good, 'one', 'hello')
    expect(result).toMatchObject({ kind: 'pushed', configDigest: good.configDigest, registry: sandbox.ecrHost })
    expect(result.uri).toBe(`${sandbox.ecrHost}/hello@${result.digest}`)
    expect(await readdir(join(folder, 'private'))).toEqual([])
    expect((await imageNames()).filter((name) => !before.includes(name))).toEqual([])
    for (const secret of played.secrets.masked) expect(played.lines.join('\n')).not.toContain(secret)
    expect(await userConfig()).toBe(login)
  })

  test('of the same image again is a success without a push', async () => {
    const { played, result } = await push(good, 'one', 'hello')
    expect(result.kind).toBe('already-there')
    expect(played.lines).toEqual([])
  })

  test('moves a tag of a mutable repository, with a warning', async () => {
    const { played, result } = await push(crash, 'one', 'hello')
    expect(result).toMatchObject({ kind: 'pushed', configDigest: crash.configDigest })
    expect(played.log.text('warning')).toContain('held another image')
  })

  test('does not move a tag of an immutable one', async () => {
    await push(good, 'one', 'fixed')
    await expect(push(crash, 'one', 'fixed')).rejects.toMatchObject({ code: 'E_TAG_TAKEN' })
    await expect(push(good, 'one', 'fixed')).resolves.toMatchObject({ result: { kind: 'already-there' } })
  })
})

test('plan names what exists', async () => {
  await expect(plan('helo')).rejects.toMatchObject({
    code: 'E_REPOSITORY_NOT_FOUND',
    message: "the ECR repository 'helo' does not exist; the repositories are hello, fixed",
  })
})

/** What a registry behind ECR's rules refuses; the registry container of the user's engine enforces nothing. */
const expectRefused = async (pushed: Promise<unknown>, code: string): Promise<void> =>
  isContainerRegistry
    ? expect(pushed).resolves.toMatchObject({ kind: 'pushed' })
    : expect(pushed).rejects.toMatchObject({ code })

describe('the registry refuses', () => {
  test('a token that it did not give', async () => {
    const { ports } = play()
    const authorizationToken = Buffer.from('AWS:wrong').toString('base64')
    const getAuthorizationToken = () => Promise.resolve({ $metadata: {}, authorizationData: [{ authorizationToken }] })
    const input = { image: good, tag: 'refused' as ImageTag, ...(await plan('hello')) } // a tag as it must be
    const registry = { ...ports.registry, ecr: replacing<'ecr'>(ports.registry.ecr, { getAuthorizationToken }) }
    await expectRefused(pushImage.run(input, { ...ports, registry }), 'E_LOGIN')
  })

  test('a tag that another run took in the meantime', async () => {
    const { ports } = play()
    const target = await plan('fixed')
    let reads = 0
    const { ecr } = ports.registry
    const late = replacing<'ecr'>(ecr, {
      // The first look comes before the other run's push.
      batchGetImage: (input) => (reads++ === 0 ? Promise.resolve({ $metadata: {} }) : ecr.batchGetImage(input)),
    })
    const input = { image: crash, tag: 'one' as ImageTag, ...target } // a tag as it must be
    await expectRefused(pushImage.run(input, { ...ports, registry: { ...ports.registry, ecr: late } }), 'E_TAG_TAKEN')
  })
})
