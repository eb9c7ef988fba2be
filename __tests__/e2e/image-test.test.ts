/** The test of an image on a real engine: what the container gets, how it ends, and that nothing is left of it. */
import { execFile } from 'node:child_process'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, jest, test } from '@jest/globals'
import type { HelloVariant } from '../../scripts/hello/context.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { until } from '../support/until.ts'
import { useWorld } from './checked-world.ts'
import type { Shipment, Shipped } from './world.ts'

jest.setTimeout(120_000)

const { world, ship, nothingWasPushed } = useWorld()

const docker = async (...argv: readonly string[]): Promise<readonly string[]> => {
  const { stdout } = await promisify(execFile)(readSandbox().tools.docker, argv)
  return stdout.split('\n').filter((line) => line !== '')
}

const LABEL = ['--filter', 'label=ship-to-ecs=image-test', '--quiet']
const left = async (): Promise<readonly string[]> => [
  ...(await docker('ps', '--all', ...LABEL)),
  ...(await docker('network', 'ls', ...LABEL)),
]

afterEach(async () => expect(await left()).toEqual([]))

interface Tested extends Omit<Shipment, 'checkout'> {
  readonly variant?: HelloVariant
  /** The setting. */
  readonly setting: object
}

/** Commits the setting with the example, and runs `check` unless the inputs say otherwise. */
const tested = async ({ variant = 'good', setting, inputs, ...run }: Tested): Promise<Shipped> => {
  const checkout = await world().checkout({ variant })
  await appendFile(join(checkout.folder, 'ship-to-ecs.yaml'), `\nimage-test: ${JSON.stringify(setting)}\n`)
  return ship({ ...run, checkout, inputs: { pipeline: 'check', ...inputs } })
}

const shell = (line: string): readonly string[] => ['/bin/busybox', 'sh', '-c', line]

const expectFailed = (run: Shipped, because: string): void => {
  expect(run.outputs).toMatchObject({ 'failed-stage': 'image-test', 'error-code': 'E_IMAGE_TEST' })
  expect(run.summary).toContain(because)
}

const LOOK = [
  'echo "[env]"; env',
  'echo "[mounts]"; cat /proc/mounts',
  'echo "[net]"; busybox ip -o addr',
  'echo "[privileges]"; grep NoNewPrivs /proc/self/status',
  'echo "[end]"',
].join('; ')

test('a healthy image passes and is deployed; its container has nothing of the job, no mount, and not the network of the host', async () => {
  const run = await tested({
    setting: { env: { GREETING: 'hello' }, run: shell(LOOK) },
    inputs: { pipeline: 'ship' },
    environment: { HTTP_PROXY: '', JOB_VARIABLE: 'of the job' },
  })
  expect(run.exitCode).toBe(0)
  const [, env = '', mounts = '', net = '', privileges = ''] = run.log.split(/\[(?:env|mounts|net|privileges|end)\]/u)
  const names = [...env.matchAll(/\b([A-Za-z_]+)=/gu)].map(([, name]) => name)
  expect(new Set(names)).toEqual(new Set(['PATH', 'HOSTNAME', 'HOME', 'GREETING', 'SHLVL', 'PWD']))
  // What the engine itself mounts into every container.
  const places = [...mounts.matchAll(/^.*?\S+ (\/\S*) \S+ \S+ \d \d\r?$/gmu)].map(([, place]) => place ?? '')
  const ofEngine = /^\/(?:$|proc|sys|dev|etc\/(?:resolv\.conf|hostname|hosts)$)/u
  expect(places).toContain('/etc/hosts')
  expect(places.filter((place) => !ofEngine.test(place))).toEqual([])
  expect(new Set([...net.matchAll(/\d: (\w+)/gu)].map(([, name]) => name))).toEqual(new Set(['lo', 'eth0']))
  expect(privileges).toMatch(/NoNewPrivs:\s*1/u)
  expect(run.summary).toContain('Image test: passed')
})

test('one that ends early is not pushed; its last words are in the summary', async () => {
  const run = await tested({ variant: 'crash', setting: {}, inputs: { pipeline: 'ship' } })
  expectFailed(run, 'the container ended with exit code 3 before it was healthy')
  expect(run.summary).toContain('hello: cannot reach the database: connection refused')
  await nothingWasPushed()
})

test('one that is never healthy fails with what its check says', async () => {
  const run = await tested({ variant: 'unhealthy', setting: { 'timeout-seconds': 8 } })
  expectFailed(run, 'the container was not healthy within 8 s')
  expect(run.summary).toContain('404 Not Found')
})

test('a command that fails is shown with its output; a program that the image lacks is named', async () => {
  const failing = await tested({ setting: { run: shell('echo 3 of 5 checks failed; exit 4') } })
  expectFailed(failing, 'ended with exit code 4')
  expect(failing.summary).toContain('3 of 5 checks failed')
  const missing = await tested({ setting: { run: ['/bin/bash', '-c', 'true'] } })
  expectFailed(missing, '`/bin/bash -c true` cannot be run in the image')
})

test('a port that is served passes, by a connection and by a path; one that is not fails', async () => {
  const served = await tested({ setting: { 'wait-for': { port: 8080, path: '/' } } })
  expect([served.exitCode, served.summary]).toEqual([0, expect.stringContaining('Image test: passed')])
  const open = await tested({ setting: { 'wait-for': { port: 8080 } } })
  expect(open.exitCode).toBe(0)
  const closed = await tested({ setting: { 'wait-for': { port: 9090 }, 'timeout-seconds': 4 } })
  expectFailed(closed, 'the container was not ready on port 9090 within 4 s')
})

test('a job passes with its exit code; one that needs more memory than it has is named', async () => {
  // Of a run that was killed: it is removed, too.
  const old = ['--label', 'ship-to-ecs=image-test', '--label', 'ship-to-ecs.used-until=1000']
  await docker('network', 'create', ...old, 'ship-to-ecs-test-Old1')
  const passed = await tested({ setting: { 'wait-for': 'exit', command: shell('echo done') } })
  expect(passed.exitCode).toBe(0)
  const dd = 'dd if=/dev/zero of=/dev/null bs=100M count=3'
  const killed = await tested({
    setting: { 'wait-for': 'exit', 'memory-mib': 32, command: shell(`exec busybox ${dd}`) },
  })
  expectFailed(killed, 'ran out of its 32 MiB of memory')
  const absent = await tested({ setting: { command: ['/nope'] } })
  expectFailed(absent, 'the container did not start')
})

test('a cancel removes the container and its network', async () => {
  const run = await tested({
    setting: { run: shell('echo the test runs; sleep 60') },
    cancelWhen: async (log) => {
      await until('the test runs', () => log().includes('the test runs'))
      expect(await left()).toHaveLength(2)
    },
  })
  expect(run.summary).toContain('testing the image')
})
