/** What the stage reads: the Dockerfile that was built, the baseline and the clock. */
import { expect, test } from '@jest/globals'
import type { Baseline } from '../../src/domain/scan/baseline.ts'
import type { ScanResult } from '../../src/domain/scan/findings.ts'
import { checkProperties, type PropertiesInput } from '../../src/stages/check-properties.ts'
import { buildConfig } from '../support/build-config.ts'
import { makeFakeClock } from '../support/fake-clock.ts'
import { digestOf } from '../support/image.ts'
import { memoryFiles, type MemoryFiles } from '../support/memory-files.ts'
import { recordingLog } from '../support/recording-log.ts'
import { trivyReport } from '../support/sample-results.ts'

const BUILT = buildConfig({ context: '/work', file: null })
const sized = (sizeBytes: number): ScanResult => ({ kind: 'report', report: { ...trivyReport([]).report, sizeBytes } })

const idsOf = async (
  changes: Partial<PropertiesInput>,
  files: MemoryFiles = memoryFiles({ '/work/Dockerfile': 'FROM node:22\n' }),
): Promise<readonly string[]> => {
  const result = await checkProperties.run(
    {
      map: { 'base-images': ['docker.io/library/node:*'] },
      image: { configDigest: digestOf('1'), platform: 'linux/amd64' },
      built: BUILT,
      workspace: '/work',
      scans: [sized(20_000_000)],
      baseline: { kind: 'none' },
      ...changes,
    },
    { files, clock: makeFakeClock(Date.parse('2026-11-23T00:00:00Z')), log: recordingLog() },
  )
  if (result.kind === 'broke') throw new Error(result.because)
  expect(result.report).toMatchObject({ source: 'image', configDigest: digestOf('1') })
  return result.report.findings.map(({ id, title }) => `${id} ${title}`)
}

test('the Dockerfile that was built', async () => {
  expect(await idsOf({})).toEqual([])
  expect(await idsOf({}, memoryFiles({ '/work/Dockerfile': 'FROM own/node\n' }))).toEqual([
    'BASE-IMAGE docker.io/own/node:latest is not one of the allowed base images',
  ])
  const other = memoryFiles({ '/work/Dockerfile': 'FROM node:22\n', '/work/other': 'FROM scratch\n' })
  expect(await idsOf({ built: buildConfig({ context: '/work', file: '/work/other' }) }, other)).toEqual([
    'BASE-IMAGE `FROM scratch` is not one of the allowed base images',
  ])
})

test('a Dockerfile that cannot be read blocks', async () => {
  const unread = ['BASE-IMAGE The base image is not known: the Dockerfile is not in the checkout']
  expect(await idsOf({}, memoryFiles())).toEqual(unread)
  const remote = buildConfig({ context: 'https://example.com/repository.git', file: null })
  expect(await idsOf({ built: remote })).toEqual(unread)
  const refused = memoryFiles({ '/work/Dockerfile': 'FROM node:22\n' })
  refused.refusals.set('/work/Dockerfile', 'it leads out of the checkout')
  expect(await idsOf({}, refused)).toEqual(unread)
  expect(await idsOf({ built: null })).toEqual([
    'BASE-IMAGE The base image is not known: the image was not built in this run',
  ])
})

const image = (name: string, sizeBytes: number | null) => ({
  name,
  configDigest: digestOf('2'),
  platform: 'linux/amd64',
  sizeBytes: 1,
  reports: [{ ...trivyReport([]).report, ...(sizeBytes === null ? {} : { sizeBytes }) }],
})

test.each<readonly [string, Baseline, string | null]>([
  ['the largest of what runs', { kind: 'scanned', images: [image('a', 1), image('b', 19e6)] }, null],
  [
    'a smaller one',
    { kind: 'scanned', images: [image('a', 18e6)] },
    'The image has grown from 18.0 MB of a to 20.0 MB; at most 1 MB are allowed',
  ],
  [
    'one of unknown size',
    { kind: 'scanned', images: [image('a', 19e6), image('b', null)] },
    'How much the image has grown is not known: Trivy did not report the size of the baseline',
  ],
  ['a first deployment', { kind: 'first', because: 'nothing runs' }, null],
  ['an unreadable one', { kind: 'unreadable', because: 'denied' }, 'How much the image has grown is not known: denied'],
  ['none', { kind: 'none' }, 'How much the image has grown is not known: no `baseline` is set to compare with'],
])('growth over %s', async (_what, baseline, title) => {
  expect(await idsOf({ map: { 'max-growth-mb': 1 }, baseline })).toEqual(
    title === null ? [] : [`IMAGE-GROWTH ${title}`],
  )
})

test('the age of the database goes by the clock', async () => {
  expect(await idsOf({ map: { 'max-database-age-hours': 48 } })).toEqual([])
  expect(await idsOf({ map: { 'max-database-age-hours': 47 } })).toEqual([
    'DATABASE-AGE The vulnerability database is 48 hours old; at most 47 are allowed',
  ])
})
