/** What a rebuild would fix is claimed only where the layers of the base are known; each base is scanned once. */
import { describe, expect, test } from '@jest/globals'
import { rebuildInWords, type Rebuild } from '../../../src/domain/scan/rebuild.ts'
import { playRebuilds, type ImageFacts, type RebuildPlay, type RunningFacts } from '../../support/rebuild-play.ts'

const NAME = 'docker.io/library/debian:12-slim'
const BY_DIGEST = `docker.io/library/debian@sha256:${'5'.repeat(64)}`
const BY_LABEL = { kind: 'image', reference: NAME, by: 'label' } as const

/** Two layers, of which the second is built on each day. */
const base = (digit: string, findings: Readonly<Record<string, string>>): ImageFacts => ({
  layers: [
    ['0', '# debian.sh --arch amd64 bookworm'],
    [digit, `RUN apt-get upgrade at 2026111${digit}`],
  ],
  findings,
})
const THEN = base('1', { 'CVE-1': '1', 'CVE-2': '1' })
const TODAY = base('2', { 'CVE-2': '2' })

const builtOn = (facts: ImageFacts, more: Partial<RunningFacts> = {}): RunningFacts => ({
  layers: [...facts.layers, ['8', 'COPY . /app']],
  findings: { ...facts.findings, 'CVE-OWN': '8' },
  base: BY_LABEL,
  ...more,
})

const only = async (given: RebuildPlay): Promise<Rebuild> => {
  const { rebuilds } = await playRebuilds(given)
  const [rebuild, ...others] = rebuilds
  if (rebuild === undefined || others.length > 0) throw new Error('not one')
  return rebuild
}

const idsOf = (rebuild: Rebuild) =>
  rebuild.kind === 'compared'
    ? [rebuild.fixes.fixed.map(({ id }) => id), rebuild.fixes.stay.map(({ id }) => id)]
    : rebuild

describe('the layers of the base are known', () => {
  test('by the digest that it was built on', async () => {
    const reference = `${NAME}@sha256:${'5'.repeat(64)}`
    const rebuild = await only({
      running: [
        builtOn(
          { ...THEN, layers: [THEN.layers[0] ?? ['0', ''], ['1', 'something else']] },
          { base: { ...BY_LABEL, reference } },
        ),
      ],
      registry: { [NAME]: TODAY, [BY_DIGEST]: THEN },
    })
    expect(rebuild).toMatchObject({ kind: 'compared', base: NAME, knownBy: 'digest', found: 3 })
    expect(idsOf(rebuild)).toEqual([['CVE-1'], ['CVE-2']])
    expect(rebuildInWords(rebuild, [])).toMatch(
      /^2 of its 3 findings are in the layers of its base image `debian:12-slim`\. Today's `debian:12-slim` \(sha256:[0-9a-f]{64}\) fixes 1 of the 2 findings of the base \(1 stays\)\.$/u,
    )
  })

  test('by the layers of today: nothing to fix in them', async () => {
    const rebuild = await only({ running: [builtOn(TODAY)], registry: { [NAME]: TODAY } })
    expect(rebuild).toMatchObject({ knownBy: 'layers' })
    expect(idsOf(rebuild)).toEqual([[], ['CVE-2']])
  })

  test('by the build steps, which differ in versions and dates alone', async () => {
    const rebuild = await only({ running: [builtOn(THEN)], registry: { [NAME]: TODAY } })
    expect(rebuild).toMatchObject({ knownBy: 'steps' })
    expect(idsOf(rebuild)).toEqual([['CVE-1'], ['CVE-2']])
    expect(rebuildInWords(rebuild, [])).toContain('as far as its build steps show')
  })
})

describe('nothing is claimed', () => {
  const other: ImageFacts = {
    layers: [
      ['3', '# alpine'],
      ['4', 'RUN apk upgrade'],
    ],
    findings: {},
  }
  test.each<readonly [string, RebuildPlay, string]>([
    [
      'of an image with other layers and steps',
      { running: [builtOn(other)], registry: { [NAME]: TODAY } },
      'are not known to be of',
    ],
    [
      'of an image that no longer begins with the digest of its label',
      {
        running: [builtOn(other, { base: { ...BY_LABEL, reference: `${NAME}@sha256:${'5'.repeat(64)}` } })],
        registry: { [NAME]: TODAY, [BY_DIGEST]: THEN },
      },
      'are not known to be of',
    ],
    ['where the registry does not answer', { running: [builtOn(THEN)] }, 'docker.io did not give its manifest'],
    [
      'where the base cannot be pulled',
      { running: [builtOn(THEN)], registry: { [NAME]: TODAY }, broken: 'pull' },
      'denied',
    ],
    ['where its scan breaks', { running: [builtOn(THEN)], registry: { [NAME]: TODAY }, broken: 'trivy' }, 'FATAL no'],
    ['offline', { running: [builtOn(THEN)], registry: { [NAME]: TODAY }, network: 'offline' }, '`offline` is set'],
    [
      'where no tag is known',
      {
        running: [
          builtOn(THEN, { base: { ...BY_LABEL, reference: `docker.io/library/debian@sha256:${'5'.repeat(64)}` } }),
        ],
      },
      'has no tag',
    ],
    [
      'where nothing names the base',
      { running: [builtOn(THEN, { base: { kind: 'unknown', because: 'it has no label' } })] },
      'it has no label',
    ],
  ])('%s', async (_, given, because) => {
    const { rebuilds, log } = await playRebuilds(given)
    expect(rebuilds).toEqual([{ kind: 'unknown', because: expect.stringContaining(because) as unknown }])
    expect(log.text('info')).toContain("What a rebuild on today's base image would fix is not known")
    expect(log.text('warning')).toBe('')
  })

  test('of an image from scratch', async () => {
    expect(await only({ running: [builtOn(THEN, { base: { kind: 'scratch', by: 'label' } })] })).toEqual({
      kind: 'none',
    })
  })
})

test('each base is pulled and scanned once, whatever the number of images and tags', async () => {
  const { rebuilds, scanned, exec } = await playRebuilds({
    running: ['a', 'b', 'c'].map((name, index) =>
      builtOn(THEN, { name, base: { ...BY_LABEL, reference: index === 2 ? `${NAME}-copy` : NAME } }),
    ),
    registry: { [NAME]: TODAY, [`${NAME}-copy`]: TODAY },
  })
  expect(rebuilds.map(({ kind }) => kind)).toEqual(['compared', 'compared', 'compared'])
  expect(scanned).toHaveLength(1)
  expect(exec.commands.filter(({ argv }) => argv[1] === 'pull')).toHaveLength(1)
})

test('of what blocks, what the base fixes is counted', async () => {
  const { rebuilds } = await playRebuilds({ running: [builtOn(THEN)], registry: { [NAME]: TODAY } })
  const [rebuild] = rebuilds
  if (rebuild?.kind !== 'compared') throw new Error('not compared')
  const { fixed, stay } = rebuild.fixes
  expect(rebuildInWords(rebuild, [...fixed, ...stay])).toContain(
    'A rebuild on it fixes 1 of the 2 findings that block.',
  )
  expect(rebuildInWords(rebuild, fixed)).toContain('A rebuild on it fixes all that blocks.')
  expect(rebuildInWords(rebuild, stay)).toContain('A rebuild on it fixes none of what blocks.')
})
