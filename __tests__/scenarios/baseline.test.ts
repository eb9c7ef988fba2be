/** The shipped bundle with `baseline`: what the new image adds blocks, what the running one has does not, and what is not known is never a pass. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { basicFinding } from '../support/ecr-findings.ts'
import { digestOf } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { makeImagesElsewhere, type ImagesElsewhere } from '../support/side-car-tools.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const published = new Date().toISOString()
/** What the service runs, and what it could. */
const OLD: ImagesElsewhere = { 'old:1': { severities: ['HIGH', 'LOW'], published } }

const nameOf = async (images: ImagesElsewhere): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-baseline-'))
  await makeImagesElsewhere(folder, images)
  const names = await readdir(join(folder, 'side-cars'))
  await rm(folder, { recursive: true })
  return `example.com/team/${names.find((name) => name.includes('@')) ?? ''}`
}

let old = ''
beforeAll(async () => {
  old = await nameOf(OLD)
})

const compare = (given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    imagesElsewhere: OLD,
    registered: { containerDefinitions: [{ name: 'app', image: old, memory: 128 }] },
    published,
    ...given,
    inputs: { baseline: 'running', ...given.inputs },
  })

const expectBlocked = (run: ShipPlayed): void => {
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
  expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
}

describe('running', () => {
  test('what the service runs already does not block', async () => {
    const run = await compare({ severities: ['HIGH'] })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'new-findings': '0', 'fixed-findings': '1' } })
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ trivy: { HIGH: 1 } })
    expect(run.log).toContain(
      `Compared with ${old}, this image adds nothing and fixes 1 LOW; 1 earlier finding remains.`,
    )
    expect(run.summary).toContain('🎉')
  })

  test('what the image adds blocks, and only that', async () => {
    const run = await compare({ severities: ['HIGH', 'LOW', 'CRITICAL'] })
    expectBlocked(run)
    expect(run.outputs).toMatchObject({ 'new-findings': '1', 'fixed-findings': '0' })
    expect(run.log).toContain('The image is blocked: Trivy 1 CRITICAL: CVE-2026-0002')
    expect(run.log).not.toContain('CVE-2026-0000 in lodash')
  })

  test.each([
    ['its days are over', { settings: 'baseline-days: 7\n', published: '2020-01-01T00:00:00Z' }],
    ['nobody knows when it was published', { settings: 'baseline-days: 3650\n', published: '' }],
  ])('what both have blocks when %s', async (_, given) => {
    const run = await compare({ severities: ['HIGH', 'LOW'], ...given })
    expectBlocked(run)
    expect(run.outputs).toMatchObject({ 'new-findings': '0' })
  })
})

test.each([
  ['more than it may', 12_000_000, 'blocked'],
  ['as much as it may', 11_000_000, 'passed'],
])('an image that has grown by %s over the running one', async (_, Size, verdict) => {
  const run = await compare({
    imagesElsewhere: { 'old:1': { metadata: { Size: 10_000_000 } } },
    metadata: { Size },
    settings: 'policy: { max-growth-mb: 1 }\n',
  })
  expect(run.outputs).toMatchObject({ 'gate-verdict': verdict })
  const grown = `The image has grown from 10.0 MB of ${old} to 12.0 MB; at most 1 MB are allowed`
  expect(run.log.includes(grown)).toBe(verdict === 'blocked')
})

describe('the whole policy applies', () => {
  test.each<[string, ShipPlay, string]>([
    ['the pull is denied', { imagesElsewhere: { 'old:1': { pull: 'denied' } } }, 'could not be read'],
    ['the image is gone', { imagesElsewhere: {} }, 'could not be read'],
    ['a scanner breaks on it', { imagesElsewhere: { 'old:1': { trivy: 'fails' } } }, 'Trivy broke on'],
    [
      'the report is of another image',
      { imagesElsewhere: { 'old:1': { scanned: digestOf('5') } } },
      'Trivy scanned another',
    ],
    [
      'a task runs a tag that nothing resolves',
      { registered: { containerDefinitions: [{ name: 'app', image: 'example.com/team/old:1', memory: 128 }] } },
      'could not be read',
    ],
    [
      'on a fork, which has no credentials',
      {
        inputs: { pipeline: 'check' },
        environment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
      },
      'this run has no AWS credentials',
    ],
  ])('where %s', async (_, given, words) => {
    const run = await compare({ severities: ['HIGH'], ...given })
    expectBlocked(run)
    expect(run.outputs).not.toHaveProperty('new-findings')
    expect(run.log).toContain(words)
    expect(run.log).toContain('::warning')
    expect(run.summary).toContain('so the whole policy applies')
  })

  test('and a clean image passes then, too', async () => {
    const run = await compare({ imagesElsewhere: {} })
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain('⚠️ The baseline could not be read')
  })
})

describe('an image by its digest', () => {
  test('takes the place of the running one', async () => {
    const run = await compare({ severities: ['HIGH'], registered: {}, inputs: { baseline: old } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'new-findings': '0' } })
  })

  test('that does not exist stops the build with one clear error', async () => {
    const docker = { build: 'sleep 20' }
    const run = await compare({ docker, inputs: { baseline: digestOf('7') } })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'failed', 'failed-stage': 'baseline', 'error-code': 'E_IMAGE_NOT_FOUND' },
    })
    expect(run.summary.split('\n')[0]).toContain('`baseline`')
    expect(run.log).toContain(`the image ${digestOf('7')} does not exist: hello has no image`)
    expect(run.callsOf('RegisterTaskDefinition')).toBe(0)
  })

  test.each(['latest', 'hello:v1', 'runing'])('%s is no baseline', async (baseline) => {
    const run = await compare({ inputs: { baseline } })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_INPUT' } })
    expect(run.log).toContain(`'${baseline}' is not \`none\`, \`running\`, or an image by its digest`)
  })
})

test('what ECR finds is judged by the whole policy where it does not scan the running image', async () => {
  const list = { findings: [basicFinding()], counts: { HIGH: 1 } }
  const run = await compare({
    settings: 'ecr-scan: wait\n',
    imageScan: { begins: 'on-push', history: [{ after: 5, status: 'COMPLETE', list, completedAt: 4 }] },
  })
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked', 'failed-stage': 'ecr-gate', 'new-findings': '0' })
  expect(run.callsOf('RegisterTaskDefinition')).toBe(0)
  expect(run.log).toMatch(
    /::warning.*The whole policy applies to the findings of ECR.*not in the registry of this run/u,
  )
  expect(run.summary).toContain('Scans of ECR')
})

test('a dry run scans nothing', async () => {
  const run = await compare({ programs: 'missing', inputs: { 'dry-run': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(run.log).not.toContain('Scan the baseline')
})
