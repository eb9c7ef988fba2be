/** The build stage with its real adapters on a real engine: one tar, the same image again, secrets, attestations, cancel. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { prepareHello } from '../../scripts/hello/context.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { makeExec } from '../../src/adapters/process/exec.ts'
import { makeClock } from '../../src/adapters/clock.ts'
import { makeImageArchives } from '../../src/adapters/image-archives.ts'
import { makeFiles } from '../../src/adapters/files.ts'
import { makeLeftovers } from '../../src/adapters/leftovers.ts'
import type { BuildConfig } from '../../src/domain/build/build-config.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import { buildImage } from '../../src/stages/build/build.ts'
import { buildConfig } from '../support/build-config.ts'
import { COMMIT, computedTag, run } from '../support/image.ts'
import { recordingLog, recordingSecrets } from '../support/recording-log.ts'
import { until } from '../support/until.ts'

jest.setTimeout(60_000)

const sandbox = readSandbox()
const folder = mkdtempSync(join(tmpdir(), 'build-test-'))
const checkout = join(folder, 'checkout')
const temporary = join(folder, 'temporary')

const sh = (program: string, ...parameters: readonly string[]): string =>
  execFileSync(program, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()

const git = (...parameters: readonly string[]): string =>
  sh('git', '-C', checkout, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...parameters)

const leftovers = makeLeftovers(process.env)

interface Played {
  readonly image: Promise<BuiltImage>
  readonly lines: readonly string[]
  readonly info: () => string
}

const build = (changes: Partial<BuildConfig> = {}, signal = new AbortController().signal): Played => {
  const lines: string[] = []
  const log = recordingLog()
  const ports = {
    exec: makeExec({
      environment: process.env,
      signal,
      onLine: (line) => lines.push(line),
      onDetail: (line) => lines.push(line),
      redact: (text) => text,
    }),
    files: makeFiles({ workspace: checkout, temporaryDirectory: temporary, register: () => undefined }),
    archives: makeImageArchives({ signal }),
    ...{ clock: makeClock(signal), leftovers, log, secrets: recordingSecrets() },
  }
  const facts = { tag: computedTag(), run: run({ workspace: checkout }) }
  const image = buildImage.run({ ...buildConfig({ context: checkout, ...changes }), ...facts }, ports)
  return { image, lines, info: () => log.text('info') }
}

beforeAll(async () => {
  const { busybox } = sandbox.tools
  if (busybox === null) throw new Error('there is no busybox')
  await prepareHello({ variant: 'good', busybox, folder: checkout, page: 'built in a test' })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'hello')
})

afterAll(async () => {
  await leftovers.removeAll()
  rmSync(folder, { recursive: true, force: true })
})

/** Names that the build gave to images, without the one of its cache. */
const names = (): readonly string[] =>
  sh('docker', 'image', 'ls', '--format', '{{.Repository}}')
    .split('\n')
    .filter((name) => name.startsWith('ship-to-ecs.local/') && name !== 'ship-to-ecs.local/cache')

/** The image store decides, not the sandbox's name: the user's engine may be of either kind. */
const isContainerdStore = (): boolean =>
  sh('docker', 'info', '--format', '{{json .DriverStatus}}').includes('io.containerd.snapshotter')

describe('one image in one tar', () => {
  test('is described as the engine that loads it sees it', async () => {
    const { image, info } = build({ labels: { team: 'hello' } })
    const built = await image
    sh('docker', 'load', '--input', built.archive)
    const inspected = sh(
      'docker',
      'inspect',
      '--format',
      '{{.Os}}/{{.Architecture}} {{json .Config.Labels}}',
      built.localReference,
    )
    const [platform, ...labels] = inspected.split(' ')
    expect(built.platform).toBe(platform)
    expect(JSON.parse(labels.join(' '))).toMatchObject({
      team: 'hello',
      'org.opencontainers.image.revision': git('rev-parse', 'HEAD'),
      'org.opencontainers.image.version': `test-${COMMIT}`,
    })
    expect(built.revision).toBe(git('rev-parse', 'HEAD'))
    expect(info()).toContain(`another commit than the tag's ${COMMIT}`)
    sh('docker', 'image', 'rm', built.localReference)
  })

  test('is the same image for the same commit, and no name of it stays but the cache', async () => {
    const before = names()
    const first = await build().image
    const second = await build().image
    expect(second.configDigest).toBe(first.configDigest)
    await leftovers.removeAll()
    expect(names().filter((name) => !before.includes(name))).toEqual([])
  })

  test('is in the containerd store too, under its name and with the digest of the archive', async () => {
    const { archive, localReference, storedAs } = await build().image
    expect(storedAs === null).toBe(!isContainerdStore())
    if (storedAs === null) return
    expect(sh('docker', 'image', 'inspect', '--format', '{{.Id}}', localReference)).toBe(storedAs)
    expect(sh('tar', '-xOf', archive, 'index.json')).toContain(`"${storedAs}"`)
  })

  test('without the cache it is still the same where the engine can', async () => {
    const first = await build({ cache: 'ignored' }).image
    const second = await build({ cache: 'ignored' }).image
    if (first.builder === 'buildx') expect(second.configDigest).toBe(first.configDigest)
    else expect(second.configDigest).not.toBe(first.configDigest)
  })
})

describe('what a Dockerfile may see', () => {
  const dockerfile = join(checkout, 'Dockerfile.secrets')

  test('secrets, by mounts alone; nothing of them in the log or left on disk', async () => {
    writeFileSync(
      dockerfile,
      [
        ...['FROM scratch', 'COPY rootfs/bin/busybox /bin/busybox'],
        // The length and the hash prove the values without printing them.
        'RUN --mount=type=secret,id=one --mount=type=secret,id=two ["/bin/busybox", "sh", "-c", "/bin/busybox cat /run/secrets/one /run/secrets/two | /bin/busybox md5sum"]',
      ].join('\n'),
    )
    const own = join(folder, 'own-secret')
    writeFileSync(own, 'world')
    const secrets = [
      { kind: 'value', id: 'one', value: 'hello' },
      { kind: 'file', id: 'two', path: own, value: 'world' },
    ] as const
    const { image, lines } = build({ file: dockerfile, secrets, cache: 'ignored' })
    const built = await image
    // printf helloworld | md5sum
    expect(lines.join('\n')).toContain('fc5e038d38a57032085441e7fe7010b0')
    expect(lines.join('\n')).not.toContain('world')
    expect(readdirSync(join(built.archive, '..'))).toEqual(['image.tar'])
  })
})

describe('attestations', () => {
  test('are in the tar, or refused where they would be lost', async () => {
    const { image } = build({ provenance: 'mode=max' })
    if (isContainerdStore()) {
      const { archive, configDigest } = await image
      expect(configDigest).toBe((await build().image).configDigest)
      const index: unknown = JSON.parse(sh('tar', '-xOf', archive, 'index.json'))
      expect(JSON.stringify(index)).toContain('application/vnd.oci.image.index.v1+json')
    } else {
      await expect(image).rejects.toMatchObject({ code: expect.stringMatching(/^E_(BUILDX_NEEDED|ATTESTATIONS)$/) })
    }
  })
})

describe('a build that does not come to its end', () => {
  const dockerfile = join(checkout, 'Dockerfile.slow')

  test('fails with the last lines', async () => {
    await expect(build({ target: 'no-such-target' }).image).rejects.toMatchObject({
      code: 'E_BUILD',
      message: expect.stringContaining('no-such-target'),
    })
  })

  test('ends within the time that the runner gives when it is cancelled', async () => {
    writeFileSync(dockerfile, 'FROM scratch\nCOPY rootfs/bin/busybox /bin/busybox\n')
    appendFileSync(dockerfile, 'RUN ["/bin/busybox", "sh", "-c", "echo up; /bin/busybox sleep 120"]\n')
    const controller = new AbortController()
    const reason = new Error('cancelled')
    const { image, lines } = build({ file: dockerfile, cache: 'ignored' }, controller.signal)
    const ended = image.catch((error: unknown) => error)
    await until('the RUN step prints', () => lines.some((line) => /(?:^|\s)up$/.test(line)))
    const cancelledAt = Date.now()
    controller.abort(reason)
    expect(await ended).toBe(reason)
    expect(Date.now() - cancelledAt).toBeLessThan(7_000)
  })
})
