/** What a rebuild would fix, in the summary: a line for each image, and nothing but in a rescan. */
import { expect, test } from '@jest/globals'
import { sampleConfig } from '../../../scripts/generate/flow-picture.ts'
import { layOut } from '../../../src/core/layout.ts'
import type { Rebuilds } from '../../../src/domain/scan/rebuild.ts'
import { rescan } from '../../../src/pipelines/rescan.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { recordOf } from '../../support/sample-records.ts'
import { digestOf, vulnerability } from '../../support/sample-results.ts'

const { steps } = layOut(rescan, sampleConfig())
const linesFor = (rebuilds: Rebuilds): readonly string[] =>
  renderSummary(recordOf({ steps, results: { rebuilds } }))
    .split('\n')
    .filter((line) => /^- .*base image/u.test(line))

const image = (name: string, rebuild: Rebuilds['images'][0]['rebuild']) => ({
  image: `${name}@${digestOf('1')}`,
  platform: 'linux/amd64',
  rebuild,
})

test('a line for each image, with what is not known and why', () => {
  const fixes = { kind: 'compared', fixed: [vulnerability()], stay: [], added: [], endOfLife: 'not-known' } as const
  const known = { base: 'ghcr.io/own/base:1', digest: digestOf('2'), knownBy: 'steps', found: 1 } as const
  const [one, other, ...more] = linesFor({
    images: [
      image('web', { kind: 'compared', ...known, fixes }),
      image('@team', { kind: 'unknown', because: '@team' }),
    ],
  })
  expect(one).toContain('1 of its 1 finding is in the layers of its base image `ghcr.io/own/base:1`, as far as')
  expect(other).toMatch(/^- `@team@sha256:1+`: What a rebuild .* is not known: <span>&#64;<\/span>team\.$/u)
  expect(more).toEqual([])
})

test('no more than fifty', () => {
  const images = Array.from({ length: 60 }, (_, at) => image(`image-${at}`, { kind: 'none' }))
  const summary = renderSummary(recordOf({ steps, results: { rebuilds: { images } } }))
  expect(linesFor({ images })).toHaveLength(50)
  expect(summary).toContain('- and 10 more, in the log')
})

test('nothing where no image is compared', () => {
  expect(renderSummary(recordOf({ steps, results: {} }))).not.toContain("today's base images\n")
  expect(linesFor({ images: [] })).toEqual([])
})
