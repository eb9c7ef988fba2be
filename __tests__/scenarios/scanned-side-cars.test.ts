/**
 * The shipped bundle with `pin-sidecars: scan`: side-cars are judged with the image, and nothing is pushed where one is blocked or could not
 * be judged.
 */
import { expect, jest, test } from '@jest/globals'
import { digestOf } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const SCANNED = {
  containerDefinitions: [
    { name: 'app', image: 'placeholder', memory: 128 },
    { name: 'proxy', image: 'example.com/team/proxy:1.29', memory: 128 },
  ],
}
const scan = (given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    inputs: { 'container-name': 'app' },
    settings: 'pin-sidecars: scan\n',
    taskDefinition: SCANNED,
    imagesElsewhere: { 'proxy:1.29': { severities: ['MEDIUM'], levels: ['INFO'] } },
    ...given,
  })

const expectNothingChanged = (run: ShipPlayed): void => {
  expect(run.exitCode).toBe(1)
  expect(run.log).not.toContain('Push the image')
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
}

test('a side-car that passes is deployed by digest', async () => {
  const run = await scan()
  expect(run.exitCode).toBe(0)
  expect(run.requests.find(({ operation }) => operation === 'RegisterTaskDefinition')?.input).toMatchObject({
    containerDefinitions: [
      { name: 'app' },
      { name: 'proxy', image: expect.stringMatching(/^example\.com\/team\/proxy@sha256:[0-9a-f]{64}$/u) as unknown },
    ],
  })
  expect(run.log).toContain('Passed: no finding blocks the image or a side-car (1)')
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({
    trivy: { MEDIUM: 0 },
    sideCars: [
      {
        image: 'example.com/team/proxy:1.29',
        containers: ['proxy'],
        platform: 'linux/amd64',
        trivy: { MEDIUM: 1 },
        dockle: { INFO: 1 },
      },
    ],
  })
})

test('a finding in a side-car alone blocks', async () => {
  const run = await scan({ imagesElsewhere: { 'proxy:1.29': { severities: ['CRITICAL'] } } })
  expectNothingChanged(run)
  expect(run.outputs).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked', 'failed-stage': 'gate' })
  expect(run.summary.split('\n')[0]).toContain('in lodash 1.0.0, in the side-car proxy')
  expect(run.log).toContain('The image example.com/team/proxy:1.29 of the container proxy (linux/amd64) is blocked')
})

test('a scanner that breaks on a side-car alone does not pass it', async () => {
  const run = await scan({ imagesElsewhere: { 'proxy:1.29': { trivy: 'fails' } } })
  expectNothingChanged(run)
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' })
  expect(run.summary.split('\n')[0]).toContain('Trivy broke on the side-car proxy')
})

test("another image's report does not pass a side-car", async () => {
  const run = await scan({ imagesElsewhere: { 'proxy:1.29': { scanned: digestOf('5') } } })
  expectNothingChanged(run)
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'broke' })
})

test('an image that cannot be pulled does not pass', async () => {
  const run = await scan({ imagesElsewhere: { 'proxy:1.29': { pull: 'denied' } } })
  expectNothingChanged(run)
  expect(run.outputs).toMatchObject({ 'failed-stage': 'side-cars-scan' })
  expect(run.log).toContain('the image example.com/team/proxy:1.29 of the container proxy cannot be scanned')
})

const TWO = [
  { architecture: 'amd64', severities: ['LOW'] },
  { architecture: 'arm64', severities: ['CRITICAL'] },
] as const

test.each([
  ['X86_64', 'passed'],
  ['ARM64', 'blocked'],
])('of an index the image for %s is judged', async (cpuArchitecture, verdict) => {
  const runtimePlatform = { cpuArchitecture, operatingSystemFamily: 'LINUX' }
  const run = await scan({
    taskDefinition: { ...SCANNED, runtimePlatform },
    settings: 'pin-sidecars: scan\npipeline: check\n',
    imagesElsewhere: { 'proxy:1.29': TWO },
  })
  expect(run.outputs['gate-verdict']).toBe(verdict)
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ sideCars: { length: 1 } })
})

test('of an index every image is judged where nothing decides what the tasks run on', async () => {
  const run = await scan({ imagesElsewhere: { 'proxy:1.29': TWO } })
  expectNothingChanged(run)
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked' })
  expect(run.summary).toContain('(proxy, linux/arm64)')
})

test('one image of two names is scanned once, and two images are not taken for each other', async () => {
  const [app] = SCANNED.containerDefinitions
  const proxies = ['proxy', 'relay', 'agent'].map((name) => ({
    name,
    image: `example.com/team/${name === 'agent' ? 'agent' : 'proxy'}:1.29`,
    memory: 128,
  }))
  const run = await scan({
    taskDefinition: { containerDefinitions: [app, ...proxies] },
    imagesElsewhere: { 'proxy:1.29': { severities: ['LOW'] }, 'agent:1.29': { severities: ['HIGH'] } },
  })
  expectNothingChanged(run)
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({
    sideCars: [
      { containers: ['proxy', 'relay'], trivy: { LOW: 1, HIGH: 0 } },
      { containers: ['agent'], trivy: { LOW: 0, HIGH: 1 } },
    ],
  })
  expect(run.summary.split('\n')[0]).toContain('in the side-car agent')
})

test('a check without credentials says that no side-car was scanned', async () => {
  const run = await scan({
    settings: 'pin-sidecars: scan\npipeline: check\n',
    environment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
  })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect(run.summary).toContain('no side-car was scanned')
})

test('a dry run scans nothing', async () => {
  const run = await scan({ programs: 'missing', inputs: { 'container-name': 'app', 'dry-run': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(run.log).not.toContain('Scan the side-cars')
})
