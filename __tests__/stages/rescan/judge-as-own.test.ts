/** The properties of an image that runs, by the same policy as in a deployment; its size and base where it is one of the repository. */
import { expect, test } from '@jest/globals'
import type { Finding, ScanReport } from '../../../src/domain/scan/findings.ts'
import { ofSideCar, type SideCarScans } from '../../../src/domain/scan/side-car-scans.ts'
import { withProperties, type Judging } from '../../../src/stages/rescan/judge-as-own.ts'
import { buildConfig } from '../../support/build-config.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { digestOf } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { reportOn } from '../../support/rebuild-play.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { broken, trivyReport } from '../../support/sample-results.ts'
import { scansOfSideCar } from '../../support/sample-side-cars.ts'

const HELLO = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/hello'
const NGINX = 'nginx'
const MAP: Judging['map'] = {
  'end-of-life': 'block',
  'max-size-mb': 10,
  'max-growth-mb': 1,
  'base-images': ['docker.io/library/debian:*'],
  'max-database-age-hours': 24,
}
const LABELS = { 'org.opencontainers.image.base.name': 'debian:12-slim' }

interface Play extends Partial<Judging> {
  readonly image?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly report?: Partial<ScanReport>
  readonly repository?: string
  readonly dockerfile?: string
}

const play = async (given: Play = {}): Promise<SideCarScans> => {
  const { image = HELLO, labels = LABELS, report = {}, repository = 'team/hello', dockerfile, map = MAP } = given
  const ofRun = image === HELLO ? { repository: 'team/hello' } : {}
  const named = { image: `${image}@${digestOf('1')}`, containers: ['app'], platform: 'linux/amd64', runsIn: ['web'] }
  const sideCar = { ...named, ...ofRun }
  const own = trivyReport([]).report
  const scan = ofSideCar({ kind: 'report', report: { ...own, sizeBytes: 20e6, ...report }, raw: '/raw.json' }, sideCar)
  const files = memoryFiles({
    '/raw.json': reportOn({ layers: [['1', 'RUN a']], labels }),
    ...(dockerfile === undefined ? {} : { '/checkout/Dockerfile': dockerfile }),
  })
  return withProperties(
    { ...scansOfSideCar(sideCar, []), scans: [scan] },
    { map, own: { repository, build: buildConfig(), workspace: '/checkout' } },
    { files, clock: makeFakeClock(Date.parse('2026-11-23T00:00:00Z')), log: recordingLog() },
  )
}

const findingsOf = ({ scans }: SideCarScans): readonly Finding[] =>
  scans.flatMap((scan) => (scan.kind === 'report' && scan.report.source === 'image' ? scan.report.findings : []))
const idsOf = (image: SideCarScans): readonly string[] => findingsOf(image).map(({ id }) => id)

test('an image of the repository: everything but its growth, and the finding is about this image', async () => {
  const image = await play({ report: { endOfLife: true }, labels: {} })
  expect(idsOf(image)).toEqual(['END-OF-LIFE', 'DATABASE-AGE', 'IMAGE-SIZE', 'BASE-IMAGE'])
  expect(findingsOf(image).map(({ sideCar }) => sideCar?.runsIn)).toEqual([['web'], ['web'], ['web'], ['web']])
})

test('one of another repository: not its size nor its base', async () => {
  expect(idsOf(await play({ image: NGINX, report: { endOfLife: true } }))).toEqual(['END-OF-LIFE', 'DATABASE-AGE'])
})

test('one of the same name in another registry: not its size nor its base', async () => {
  const image = HELLO.replace('123456789012', '999999999999')
  expect(idsOf(await play({ image, report: { endOfLife: true } }))).toEqual(['END-OF-LIFE', 'DATABASE-AGE'])
})

test('without `repository` every image is one of the policy', async () => {
  expect(idsOf(await play({ image: NGINX, repository: '', labels: {} }))).toEqual([
    'DATABASE-AGE',
    'IMAGE-SIZE',
    'BASE-IMAGE',
  ])
})

test('what is as the policy says is no finding', async () => {
  const database = { updatedAt: '2026-11-22T12:00:00Z', origin: { kind: 'own' } } as const
  const image = await play({ report: { sizeBytes: 10e6, database }, dockerfile: 'FROM debian:12-slim' })
  expect(idsOf(image)).toEqual([])
  expect(image.scans).toHaveLength(2)
})

test('a base that only a label names is not known to the policy', async () => {
  const [finding] = findingsOf(await play({ map: { 'base-images': ['docker.io/library/debian:*'] } }))
  expect(finding).toMatchObject({ id: 'BASE-IMAGE', title: expect.stringContaining('only its label') as unknown })
})

test('without a policy on properties there is no report on them', async () => {
  expect((await play({ map: {} })).scans).toHaveLength(1)
})

test.each([
  [
    'the Dockerfile, for an image of the repository',
    { dockerfile: 'FROM node:22' },
    { by: 'Dockerfile', reference: 'docker.io/library/node:22' },
  ],
  ['its label, where no Dockerfile can be read', {}, { by: 'label', reference: 'docker.io/library/debian:12-slim' }],
  ['its label, for another image', { dockerfile: 'FROM node:22', image: NGINX }, { by: 'label' }],
  ['nothing', { labels: {}, image: NGINX }, { kind: 'unknown' }],
])('the base is named by %s', async (_, given, base) => {
  expect((await play(given)).base).toMatchObject(base)
})

test('an image that Trivy could not scan has neither', async () => {
  const image = scansOfSideCar({ image: 'a', containers: ['app'], platform: 'linux/amd64', runsIn: ['web'] }, [])
  const unscanned = { ...image, scans: [ofSideCar(broken, image.sideCar)] }
  const ports = { files: memoryFiles(), clock: makeFakeClock(), log: recordingLog() }
  const own = { repository: '', build: buildConfig(), workspace: '/checkout' }
  expect(await withProperties(unscanned, { map: MAP, own }, ports)).toBe(unscanned)
})
