/** The shipped bundle with several images in `image`, which jobs of a matrix have pushed, each for its platform, are one index that the gate has passed. */
import { describe, expect, jest, test } from '@jest/globals'
import { attestedPlay } from '../support/attested-play.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { digestOf } from '../support/image.ts'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import type { ImageElsewhere } from '../support/side-car-tools.ts'
import { COMMIT, TAG, TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const REVISION = 'org.opencontainers.image.revision'

const built = (architecture: 'amd64' | 'arm64', more: ImageElsewhere = {}): ImageElsewhere => ({
  ...{ architecture, labels: { [REVISION]: COMMIT } },
  ...more,
})

const BOTH = { [`${COMMIT}-amd64`]: built('amd64'), [`${COMMIT}-arm64`]: built('arm64') }

/** Merges them and deploys nothing. */
const mergePlay = (given: ShipPlay = {}): ShipPlay => ({
  images: BOTH,
  ...given,
  inputs: { pipeline: 'push', image: '{sha}-arm64\n{sha}-amd64', ...given.inputs },
})

const changes = (run: ShipPlayed): readonly string[] =>
  run.requests
    .map(({ operation }) => operation)
    .filter((name) => /PUT|POST|PutImage|Upload|Register|Update/u.test(name))

describe('the images of a commit', () => {
  test('are one index, scanned for each platform and pushed under the tag', async () => {
    const run = await play(mergePlay({ inputs: { 'additional-tags': 'latest' } }))
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', 'image-tag': TAG } })
    const digest = run.outputs['image-digest']
    expect(run.tags).toMatchObject({ [TAG]: digest, latest: digest })
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ platforms: [{ platform: 'linux/arm64' }] })
    expect(run.summary).toContain('linux/arm64')
    expect(run.log).not.toContain('Build the image')
  })

  test('give the same index in any order, which is there already when the run is repeated', async () => {
    const run = await play(mergePlay({ again: { inputs: { image: '{sha}-amd64\n{sha}-arm64' } } }))
    expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    expect(run.runs[0]?.outputs['image-digest']).toBe(run.outputs['image-digest'])
    expect(run.log).toContain('already holds these images')
    expect(changes(run)).toEqual([])
  })

  test('are to be merged, says a dry run', async () => {
    const run = await play(mergePlay({ inputs: { pipeline: 'ship', 'dry-run': 'true' } }))
    expect(run.summary).toContain(`+    image: (to be merged) ${run.outputs['registry']}/hello:${TAG}`)
    expect(changes(run)).toEqual([])
  })

  test('are not merged where the gate blocks one of them', async () => {
    const images = { ...BOTH, [`${COMMIT}-arm64`]: built('arm64', { severities: ['CRITICAL'] }) }
    const run = await play(mergePlay({ images }))
    expect(run.outputs).toMatchObject({ 'error-code': 'E_GATE_BLOCKED', 'gate-verdict': 'blocked' })
    expect(changes(run)).toEqual([])
    expect(Object.keys(run.tags)).not.toContain(TAG)
  })
})

test('images without an attestation are not merged where `attestation` is `required`: each is named, before anything is written', async () => {
  const required = await attestedPlay({ settings: 'attestation: required\n' })
  const run = await play(mergePlay({ ...required, held: {}, inputs: { 'github-token': TOKEN } }))
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_ATTESTATION' } })
  expect(
    run.log.match(/has no provenance attestation, and `attestation` is `required` \(sha256:/gu)?.length,
  ).toBeGreaterThan(1)
  expect(run.log).toContain('push: skipped because attestation 1 failed and attestation 2 failed')
  expect(changes(run)).toEqual([])
  expect(Object.keys(run.tags)).not.toContain(TAG)
})

describe('nothing is written where', () => {
  const OLD = { [REVISION]: 'a'.repeat(40) }
  const NAMED = '{sha}-amd64\nold'

  test.each<readonly [string, ShipPlay, string, string]>([
    ['an image does not exist', { inputs: { image: NAMED } }, 'E_MERGE', 'the repository hello has no image old'],
    [
      'one is of another commit',
      { images: { ...BOTH, old: built('arm64', { labels: OLD }) }, inputs: { image: NAMED } },
      'E_MERGE',
      `is of the commit ${'a'.repeat(40)}, not of ${COMMIT}`,
    ],
    [
      'one does not say its commit',
      { images: { ...BOTH, old: built('arm64', { labels: {} }) }, inputs: { image: NAMED } },
      'E_MERGE',
      'has no commit in its label org.opencontainers.image.revision',
    ],
    [
      'two are for one platform',
      { images: { ...BOTH, old: built('amd64', { levels: ['INFO'] }) }, inputs: { image: NAMED } },
      'E_MERGE',
      'are both for linux/amd64',
    ],
    [
      'one is missing of `platforms`',
      { inputs: { platforms: 'linux/amd64\nlinux/arm64\nlinux/s390x' } },
      'E_MERGE',
      'no image is for linux/s390x, which `platforms` names',
    ],
    [
      'none is for the platform of the tasks',
      {
        settings: 'verify: false\n',
        inputs: { pipeline: 'ship' },
        taskDefinition: {
          runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
        },
      },
      'E_PLATFORM',
      'the merged image is linux/amd64, linux/arm64, but the tasks of task-definition.json run on windows/amd64',
    ],
    [
      'the tag belongs to another image',
      { before: manifestOf(digestOf('e')) },
      'E_TAG_TAKEN',
      'the tag is immutable: hello has',
    ],
    [
      'a further tag belongs to another image',
      { held: { fixed: manifestOf(digestOf('e')) }, inputs: { 'additional-tags': 'fixed' } },
      'E_TAG_TAKEN',
      'a tag of `additional-tags` belongs to another image',
    ],
    ['one is named twice', { inputs: { image: 'v1\nv1' } }, 'E_INPUT', '`image` names v1 twice'],
    ['nothing is pushed', { inputs: { pipeline: 'check' } }, 'E_INPUT', 'which only `pipeline: ship` and `push` do'],
    [
      'a build is set',
      { inputs: { sbom: 'true' } },
      'E_INPUT',
      'several images of `image` are merged without a build: remove `sbom`',
    ],
    [
      'what is named is no image',
      { inputs: { image: '{sha}-amd64\n{shah}\nshop:v1\na b' } },
      'E_INPUT',
      "`image`: 'a b' is not a digest, a tag or a template of a tag",
    ],
  ])('%s', async (_, given, code, text) => {
    const run = await play(mergePlay(given))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': code } })
    expect(run.log).toContain(text)
    expect(changes(run)).toEqual([])
    expect(run.outputs).not.toHaveProperty('image-digest')
    expect(run.tags[TAG]).toBe(given.before && sha256Of(given.before))
  })
})
