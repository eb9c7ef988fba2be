/** The shipped bundle where the tag exists: what `if-tag-exists` decides before the build. */
import { describe, expect, jest, test } from '@jest/globals'
import { manifestOf } from '../support/manifest-registry.ts'
import { digestOf } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { COMMIT, TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const REVISION = { 'org.opencontainers.image.revision': COMMIT }
const REUSE = { 'if-tag-exists': 'reuse' }

const headline = ({ summary }: ShipPlayed): string => summary.split('\n')[0] ?? ''

const expectBuilt = (run: ShipPlayed, because: string): void => {
  expect(run.log).toContain(`the image is built: ${because}`)
  expect(run.log).toContain('Build the image')
  expect(run.log).not.toContain('Pull the image')
}

describe('with `reuse`', () => {
  test('the image of this commit is scanned and deployed by its digest, and none is built', async () => {
    const run = await play({ labels: REVISION, again: { inputs: { ...REUSE, 'force-new-deployment': 'true' } } })
    expect(run.exitCode).toBe(0)
    expect(headline(run)).toBe(`## ✅ Deployed: \`web\` runs \`${TAG}\``)
    expect(run.summary).toContain(`hello:${TAG}\` (reused)`)
    expect(run.outputs).toMatchObject({
      'image-tag': TAG,
      'image-digest': run.digest,
      'gate-verdict': 'passed',
      'deployment-status': 'success',
    })
    expect(run.outputs['config-digest']).toMatch(/^sha256:/u)
    expect(run.log).toContain('an image of this commit: nothing is built')
    expect(run.log).not.toContain('Build the image')
    expect(run.requests.map(({ operation }) => operation).filter((name) => /PUT|POST|PutImage/u.test(name))).toEqual([])
  })

  test('the image is judged by the policy of today', async () => {
    const again = { inputs: { ...REUSE, 'trivy-severity': 'MEDIUM' } }
    const run = await play({ labels: REVISION, severities: ['MEDIUM'], again })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_GATE_BLOCKED', 'failed-stage': 'gate' })
    expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
  })

  test('without `verify`, and with `pipeline: push`, the image is accepted all the same', async () => {
    const settings = 'verify: false\n'
    const run = await play({ labels: REVISION, settings, again: { inputs: { ...REUSE, pipeline: 'push' } } })
    expect(run.exitCode).toBe(0)
    expect(headline(run)).toBe(`## ✅ \`${TAG}\` was already in the registry`)
    expect(run.outputs).toMatchObject({ 'image-digest': run.digest })
  })

  test('what happens when the image is built anew is said and done:', async () => {
    const first = await play({ labels: REVISION, inputs: REUSE })
    expect(first.exitCode).toBe(0)
    expectBuilt(first, 'the tag does not exist')
    expect(headline(first)).toContain('Shipped')
  })

  test.each<readonly [string, ShipPlay, string]>([
    ['it has no label', {}, 'has no label org.opencontainers.image.revision'],
    [
      'it is of another commit',
      { labels: { 'org.opencontainers.image.revision': 'e'.repeat(40) } },
      `is of another commit than ${COMMIT.slice(0, 7)}`,
    ],
    ['it is for another platform', { labels: REVISION, inputs: { platforms: 'linux/arm64' } }, 'is for linux/amd64'],
  ])('the image is built because %s', async (_, given, because) => {
    const run = await play({ ...given, inputs: {}, again: { inputs: { ...REUSE, ...given.inputs } } })
    expect(run.log).toMatch(
      new RegExp(`the image is built: the image sha256:[0-9a-f]{12} under the tag ${because}`, 'u'),
    )
    expect(run.log).toContain('Build the image')
  })

  test('an image that is not attested is built where `attestation` is `required`', async () => {
    const again = { inputs: { ...REUSE, attestation: 'required' } }
    const run = await play({ labels: REVISION, again })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(/the image is built: the image sha256:[0-9a-f]{12} is not used: .*attest/u)
    expect(run.log).toContain('Build the image')
    expect(run.log).not.toContain('Pull the image')
  })

  test('what the registry does not give is built, and the push decides', async () => {
    const run = await play({ before: manifestOf(digestOf('e')), inputs: REUSE })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_TAG_TAKEN', 'failed-stage': 'push' })
    expect(run.log).toContain('could not be read: the registry does not have its config')
  })
})

describe('with `reuse` and several platforms', () => {
  const image = (architecture: 'amd64' | 'arm64', labels = REVISION) => ({ architecture, labels })
  const platforms = 'linux/amd64\nlinux/arm64'

  test('the index of this commit is deployed by its own digest, every platform scanned', async () => {
    const images = { [TAG]: [image('amd64'), image('arm64')] }
    const run = await play({ images, inputs: { ...REUSE, platforms } })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': run.tags[TAG], 'gate-verdict': 'passed' } })
    expect(run.log).toContain('an image of this commit: nothing is built')
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ platforms: [{ platform: 'linux/arm64' }] })
    expect(run.requests.map(({ operation }) => operation).filter((name) => /PUT|POST/u.test(name))).toEqual([])
  })

  test('one blocked platform blocks it', async () => {
    const images = { [TAG]: [image('amd64'), { ...image('arm64'), severities: ['CRITICAL'] as const }] }
    const run = await play({ images, inputs: { ...REUSE, platforms } })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_GATE_BLOCKED', 'failed-stage': 'gate' })
    expect(run.callsOf('RegisterTaskDefinition') + run.callsOf('UpdateService')).toBe(0)
  })

  test.each<readonly [string, Exclude<NonNullable<ShipPlay['images']>[string], undefined>, string]>([
    [
      'one of its images is of another commit',
      [image('amd64'), image('arm64', { 'org.opencontainers.image.revision': 'e'.repeat(40) })],
      'is of another commit than',
    ],
    ['it is one image', image('amd64'), 'is one image'],
  ])('it is built where %s', async (_, held, because) => {
    const run = await play({ images: { [TAG]: held }, inputs: { ...REUSE, platforms } })
    expect(run.log).toMatch(
      new RegExp(`the image is built: the image sha256:[0-9a-f]{12} under the tag ${because}`, 'u'),
    )
    // This docker has no buildx.
    expect(run.outputs).toMatchObject({ 'error-code': 'E_BUILDX_NEEDED' })
  })
})

test('without the setting the image is built, and the push compares', async () => {
  const run = await play({ labels: REVISION, again: {} })
  expect(run.exitCode).toBe(0)
  expect(run.log).toContain('Build the image')
  expect(run.log).not.toContain('Look for the image')
})
