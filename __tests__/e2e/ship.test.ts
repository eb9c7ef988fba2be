/** The committed action on a real engine, a real registry and the real scanners: what is shipped, and what the gate blocks. */
import { execFile } from 'node:child_process'
import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, jest, test } from '@jest/globals'
import { addressOf } from '../../scripts/hello/address.ts'
import { useWorld } from './checked-world.ts'
import type { RecordedCall } from './recorder.ts'

jest.setTimeout(180_000)

const { world, ship, nothingWasPushed } = useWorld()

const scansBy = (program: string, calls: readonly RecordedCall[]): readonly RecordedCall[] =>
  calls.filter((call) => call.program === program && call.argv.includes('--input'))

const archiveOf = (call: RecordedCall | undefined): string | undefined => call?.argv[call.argv.indexOf('--input') + 1]

describe('a commit that is fine', () => {
  test('is built, scanned, pushed, deployed and answers', async () => {
    const run = await ship()
    expect(run.log).toContain('::group::build')
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { result: 'success', 'gate-verdict': 'passed', 'deployment-status': 'success' },
    })
    const tag = `demo-${run.checkout.commit}`
    expect(run.outputs['image-tag']).toBe(tag)
    expect(run.outputs['image']).toBe(`${world().stack.aws.registryHost}/hello@${run.outputs['image-digest'] ?? ''}`)
    expect(await world().tags()).toEqual([`hello:${tag}`, expect.stringMatching(/^hello:run-1-[0-9a-f]{12}$/u)])
    const answer = await fetch(`http://${addressOf(world().stack.aws)}/`)
    expect(await answer.text()).toContain('hello from ship-to-ecs')
    expect(run.summary).toContain('Shipped')
    expect(run.summary).toContain(run.outputs['config-digest'])
  })

  test('is scanned by Trivy and Dockle at the same time, each once, before anything is pushed', async () => {
    await world().recorder.delay('trivy')
    await world().recorder.delay('dockle')
    await ship()
    const calls = await world().recorder.calls()
    const [trivy, ...moreTrivy] = scansBy('trivy', calls)
    const [dockle, ...moreDockle] = scansBy('dockle', calls)
    expect([moreTrivy, moreDockle]).toEqual([[], []])
    expect(trivy?.startedAt).toBeLessThan(dockle?.endedAt ?? NaN)
    expect(dockle?.startedAt).toBeLessThan(trivy?.endedAt ?? NaN)
    expect(archiveOf(trivy)).toBe(archiveOf(dockle))
    const push = calls.find((call) => call.argv.includes('push'))
    expect(push?.startedAt).toBeGreaterThan(trivy?.endedAt ?? NaN)
  })

  test('may be shipped again: the tag holds the same image already', async () => {
    const first = await ship()
    const second = await ship({ checkout: first.checkout })
    expect(second).toMatchObject({ exitCode: 0, outputs: { image: first.outputs['image'] } })
    expect(second.log).toContain('already')
  })
})

describe('the image store of the engine', () => {
  test.each(['false', 'mode=max'])(
    'that has the image with provenance %s spares the push a load',
    async (provenance) => {
      const run = await ship({ inputs: { provenance } })
      const calls = await world().recorder.calls()
      const loads = calls.filter(({ program, argv }) => program === 'docker' && argv.includes('load'))
      if (await isContainerdStore()) {
        expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
        expect(loads).toEqual([])
      } else if (provenance === 'false') expect(loads).toHaveLength(1)
      else expect(run.outputs['error-code']).toMatch(/^E_(BUILDX_NEEDED|ATTESTATIONS)$/)
    },
  )
})

/** The image store decides, not the sandbox's name: the user's engine may be of either kind. */
const isContainerdStore = async (): Promise<boolean> => {
  const argv = ['info', '--format', '{{json .DriverStatus}}']
  const { stdout } = await promisify(execFile)(world().sandbox.tools.docker, argv)
  return stdout.includes('io.containerd.snapshotter')
}

test('secrets of the build reach it, and are masked everywhere when it prints them and fails', async () => {
  const checkout = await world().checkout()
  const names = ['token', 'from-environment', 'from-file']
  const mounts = names.map((name) => `--mount=type=secret,id=${name},mode=0444`).join(' ')
  // The name before the value and behind it: nothing but the value is masked.
  const print = names.map((name) => `echo ${name} is $(/bin/busybox cat /run/secrets/${name}) of ${name}`)
  const script = [...print, '/bin/busybox cat /run/secrets/from-file', 'exit 7'].join('; ')
  await appendFile(join(checkout.folder, 'Dockerfile'), `RUN ${mounts} ["/bin/busybox", "sh", "-c", "${script}"]\n`)
  const run = await ship({ checkout })
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_BUILD' } })
  expect(run.log).toContain(' token is *** of token\n')
  expect(run.log).toContain(' from-environment is *** of from-environment\n')
  expect(run.log).toContain(' from-file is *** *** *** of from-file\n')
  expect(run.log).toMatch(/(?:^#\d+ [\d.]+ \*\*\*\n){3}/m)
})

describe('the gate', () => {
  test('blocks a package that is installed and vulnerable', async () => {
    const run = await ship({ variant: 'vulnerable' })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'blocked', 'gate-verdict': 'blocked', 'failed-stage': 'gate', 'error-code': 'E_GATE_BLOCKED' },
    })
    expect(run.outputs['config-digest']).toMatch(/^sha256:/)
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ trivy: { CRITICAL: 1 } })
    expect(run.summary).toContain('CVE-2019-10744')
    expect(run.log).toMatch(/^::error .*E_GATE_BLOCKED/m)
    await nothingWasPushed()
  })

  test('blocks what Dockle calls fatal', async () => {
    const run = await ship({ variant: 'dockle' })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
    expect(run.summary).toContain('CIS-DI-0010')
    await nothingWasPushed()
  })

  test('distinguishes a broken scanner from a bad image', async () => {
    // A folder without a database.
    const run = await ship({ inputs: { 'trivy-cache-dir': '.' } })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'failed', 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' },
    })
    expect(run.summary).toContain('No vulnerability database')
    // The other scanner still reports.
    expect(JSON.parse(run.outputs['findings'] ?? '')).toHaveProperty('dockle')
    await nothingWasPushed()
  })
})

const userConfig = (): Promise<string | null> =>
  readFile(join(process.env['DOCKER_CONFIG'] ?? '', 'config.json'), 'utf8').catch(() => null)

test('the login that the user has stays as it is', async () => {
  const before = await userConfig()
  expect((await ship()).exitCode).toBe(0)
  expect(await userConfig()).toBe(before)
})
