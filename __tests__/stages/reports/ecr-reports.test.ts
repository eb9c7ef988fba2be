/** What ECR found, added to the reports before the push; those stay whatever goes wrong. */
import { describe, expect, test } from '@jest/globals'
import type { FindingsDocument } from '../../../src/domain/reports/all-findings.ts'
import type { ScanReport } from '../../../src/domain/scan/findings.ts'
import { writeEcrReports, type EcrReportsInput } from '../../../src/stages/reports/ecr-reports.ts'
import { exception } from '../../support/sample-exceptions.ts'
import { memoryFiles, type MemoryFiles } from '../../support/memory-files.ts'
import { recordingLog, recordingSecrets } from '../../support/recording-log.ts'
import { digestOf, trivyReport, vulnerability } from '../../support/sample-results.ts'
import { sarifProblems } from '../../support/sarif-schema.ts'
import { fakeExec } from '../../support/scanner-ports.ts'

const FOLDER = '/lasting/reports'
const LAYER = digestOf('a')
const TRIVY_JSON = JSON.stringify({
  Metadata: {
    ImageConfig: { history: [{ created_by: 'RUN /bin/sh -c npm ci # buildkit' }], rootfs: { diff_ids: [LAYER] } },
  },
})

const LODASH = { packageName: 'lodash', installedVersion: '4.17.11' }
const LATE = vulnerability({ source: 'ecr', id: 'CVE-2026-1000', ...LODASH, title: 'T0ken in lodash', where: ['app'] })
const SYSTEM = vulnerability({ source: 'ecr', id: 'CVE-2026-1001', severity: 'LOW', where: ['OS packages'] })

const ecrReport = (findings: ScanReport['findings'], unchecked: string | null = null): EcrReportsInput['scan'] => ({
  kind: 'report',
  report: { ...trivyReport(findings).report, source: 'ecr', version: 'basic scan', configDigest: null, unchecked },
})

const INPUT: EcrReportsInput = {
  before: {
    ...{ imageName: 'hello', localName: 'hello:built', sideCars: [], fallback: 'task-definition.json' },
    scans: [
      { ...trivyReport([vulnerability({ ...LODASH, layer: LAYER, where: ['app'] })]), raw: '/private/trivy.json' },
    ],
    judged: { verdict: { kind: 'passed' }, excepted: [] },
    trivy: { kind: 'ready', path: '/opt/trivy', version: '0.74.0', from: 'path' },
    source: { workspace: '/work', context: '/work/app', file: null, target: null },
  },
  folder: FOLDER,
  scan: ecrReport([LATE, SYSTEM]),
  judged: { verdict: { kind: 'blocked', blockers: [{ finding: LATE, rule: 'trivy-severity' }] }, excepted: [] },
}

const FIRST = { [`${FOLDER}/findings.json`]: 'first', [`${FOLDER}/findings.txt`]: 'first' }

const play = async (
  changes: Partial<EcrReportsInput> = {},
  faults: (files: MemoryFiles) => Partial<MemoryFiles> = () => ({}),
) => {
  const files = memoryFiles({
    ...FIRST,
    '/private/trivy.json': TRIVY_JSON,
    '/work/app/Dockerfile': 'FROM node:24\nRUN npm ci\n',
    '/work/.git/': '',
  })
  const secrets = recordingSecrets()
  secrets.mask('T0ken')
  const [log, exec] = [recordingLog(), fakeExec(() => ({}))]
  const written = await writeEcrReports.run(
    { ...INPUT, ...changes },
    { files: { ...files, ...faults(files) }, secrets, exec, log },
  )
  const text = (name: string): string => files.texts.get(`${FOLDER}/${name}`) ?? ''
  const inFolder = [...files.texts.keys()].filter((path) => path.startsWith(FOLDER)).toSorted()
  // What the stage writes is what TypeScript knows from the program.
  const list = () => JSON.parse(text('findings.json')) as FindingsDocument
  return { written, names: written.files.map(({ name }) => name), text, list, inFolder, log, exec }
}

test('a SARIF file of its own, and the lists again with all findings; Trivy converts nothing', async () => {
  const { written, names, text, list, exec } = await play()
  expect(names).toEqual(['ecr.sarif', 'findings.json', 'findings.txt'])
  expect(written).toMatchObject({ folder: FOLDER, problems: [] })
  expect(written.files[0]?.sarif).toEqual({ tool: 'ECR', category: 'ship-to-ecs/hello/ecr/', results: 2, leftOut: 0 })
  expect(sarifProblems(text('ecr.sarif'))).toEqual([])
  expect(list().verdict).toBe('blocked')
  expect(list().findings.map(({ scanner, id, verdict }) => [scanner, id, verdict])).toEqual([
    ['ecr', 'CVE-2026-1000', 'blocks'],
    ['trivy', 'CVE-2023-5363', 'reported'],
    ['ecr', 'CVE-2026-1001', 'reported'],
  ])
  expect(text('ecr.sarif') + text('findings.json') + text('findings.txt')).not.toContain('T0ken')
  expect(exec.commands).toEqual([])
})

test('a package that Trivy has found, too, is at the line that brought it in; another one at FROM', async () => {
  const { text } = await play()
  const { runs } = JSON.parse(text('ecr.sarif')) as {
    runs: { results: { locations: { physicalLocation: { region: { startLine: number } } }[] }[] }[]
  }
  expect(runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.region.startLine)).toEqual([2, 1])
})

test('an exception is in the list and in SARIF', async () => {
  const excepted = [{ finding: LATE, exception: exception({ id: LATE.id, reason: 'T0ken is none' }) }]
  const { text, list } = await play({ judged: { verdict: { kind: 'passed' }, excepted } })
  expect(text('ecr.sarif')).toContain('"justification": "*** is none"')
  expect(list().findings.at(-1)).toMatchObject({
    verdict: 'accepted',
    exception: { reason: '*** is none', owner: 'platform' },
  })
})

describe('no SARIF, since an empty one would close every alert, when', () => {
  test.each<readonly [string, EcrReportsInput['scan'], object]>([
    [
      'the scan broke',
      { kind: 'broke', source: 'ecr', because: 'denied', hint: '' },
      { scanner: 'ecr', broke: 'denied' },
    ],
    ['ECR cannot scan the image', ecrReport([], 'unsupported'), { scanner: 'ecr', notScanned: 'unsupported' }],
  ])('%s', async (_, scan, facts) => {
    const { names, list, inFolder } = await play({ scan })
    expect(names).toEqual(['findings.json', 'findings.txt'])
    expect(list().scans[1]).toMatchObject(facts)
    expect(inFolder).toEqual(Object.keys(FIRST))
  })
})

describe('the first reports stay', () => {
  const full = (): Promise<never> => Promise.reject(new Error('ENOSPC: no space left on device'))

  test('when nothing can be written any more', async () => {
    const { written, text, inFolder, log } = await play({}, () => ({ writePrivate: full }))
    expect(written.files).toEqual([])
    expect(written.problems).toHaveLength(3)
    expect(inFolder).toEqual(Object.keys(FIRST))
    expect([text('findings.json'), text('findings.txt')]).toEqual(['first', 'first'])
    expect(log.text('warning')).toContain('ecr.sarif cannot be written: ENOSPC')
  })

  test('when a new one is written only in part', async () => {
    const half = (files: MemoryFiles) => ({
      writePrivate: async (path: string, text: string): Promise<void> => {
        await files.writePrivate(path, text.slice(0, 10))
        return full()
      },
    })
    const { text, inFolder } = await play({}, half)
    expect([text('findings.json'), text('findings.txt')]).toEqual(['first', 'first'])
    expect(inFolder.filter((path) => path.endsWith('.next'))).toEqual([])
  })

  test('and nothing is written where there is no folder', async () => {
    const { written, inFolder } = await play({ folder: null })
    expect(written).toEqual({ folder: null, files: [], problems: [] })
    expect(inFolder).toEqual(Object.keys(FIRST))
  })
})
