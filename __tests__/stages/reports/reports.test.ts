/** What is written of the scans, where it is, and what becomes of a report that cannot be written. */
import { describe, expect, test } from '@jest/globals'
import type { ScanResult } from '../../../src/domain/scan/findings.ts'
import { writeReports } from '../../../src/stages/reports/reports.ts'
import type { ReportsInput } from '../../../src/stages/reports/reports-input.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { recordingLog, recordingSecrets } from '../../support/recording-log.ts'
import {
  broken,
  digestOf,
  dockleFinding,
  dockleReport,
  trivyReport,
  vulnerability,
} from '../../support/sample-results.ts'
import { sarifProblems } from '../../support/sarif-schema.ts'
import { commandFailed, fakeExec, optionOf } from '../../support/scanner-ports.ts'

const FOLDER = '/lasting/reports'
const LAYER = digestOf('a')
const TRIVY_JSON = JSON.stringify({
  ArtifactName: '/tmp/image.tar',
  Metadata: {
    ImageConfig: { history: [{ created_by: 'RUN /bin/sh -c npm ci # buildkit' }], rootfs: { diff_ids: [LAYER] } },
  },
})
const DOCKLE_JSON = JSON.stringify({ details: [{ code: 'CIS-DI-0010', alerts: ['ENV A=hunter2'] }] })

const withRaw = (scan: ScanResult, raw: string): ScanResult => (scan.kind === 'report' ? { ...scan, raw } : scan)
const FOUND = vulnerability({ title: 'T0ken in openssl', layer: LAYER, where: ['hello:built (debian 12.11)'] })
const TRIVY = withRaw(trivyReport([FOUND]), '/private/trivy.json')
const DOCKLE = withRaw(dockleReport([dockleFinding()]), '/private/dockle.json')

const INPUT: ReportsInput = {
  imageName: 'hello',
  localName: 'hello:built',
  scans: [TRIVY, DOCKLE],
  sideCars: [],
  judged: { verdict: { kind: 'passed' }, excepted: [] },
  trivy: { kind: 'ready', path: '/opt/trivy', version: '0.74.0', from: 'path' },
  source: { workspace: '/work', context: '/work/app', file: null, target: null },
  fallback: 'task-definition.json',
}

const filesOf = () =>
  memoryFiles({
    '/private/trivy.json': TRIVY_JSON,
    '/private/dockle.json': DOCKLE_JSON,
    '/work/app/Dockerfile': 'FROM node:24\nRUN npm ci\n',
    '/work/.git/': '',
  })

const play = async (changes: Partial<ReportsInput> = {}, convert: 'works' | 'fails' = 'works') => {
  const files = filesOf()
  const secrets = recordingSecrets()
  secrets.mask('T0ken')
  const exec = fakeExec((command) => {
    files.texts.set(optionOf(command, '--output') ?? '', convert === 'fails' ? 'conv' : 'converted')
    if (convert === 'fails') throw commandFailed('trivy', { kind: 'exited', exitCode: 1 }, 'FATAL no')
    return {}
  })
  const log = recordingLog()
  const written = await writeReports.run({ ...INPUT, ...changes }, { files, secrets, exec, log })
  const text = (name: string): string => files.texts.get(`${FOLDER}/${name}`) ?? ''
  const sarif = (name: string) => JSON.parse(text(name)) as { runs: { results: object[] }[] }
  return { written, names: written.files.map(({ name }) => name), text, sarif, exec, log, files }
}

const OWN = ['trivy.json', 'trivy.txt', 'sbom.cdx.json', 'sbom.spdx.json', 'dockle.json', 'trivy.sarif', 'dockle.sarif']
const LISTS = ['findings.json', 'findings.txt']
const ALL = [...OWN, ...LISTS]

test('every report of the one scan is in one folder', async () => {
  const { written, names, text } = await play()
  expect(names).toEqual(ALL)
  expect(written).toMatchObject({ folder: FOLDER, problems: [] })
  expect(written.files.filter(({ sarif }) => sarif !== undefined)).toEqual([
    { name: 'trivy.sarif', sarif: { tool: 'Trivy', category: 'ship-to-ecs/hello/trivy/', results: 1, leftOut: 0 } },
    { name: 'dockle.sarif', sarif: { tool: 'Dockle', category: 'ship-to-ecs/hello/dockle/', results: 1, leftOut: 0 } },
  ])
  for (const name of ['trivy.sarif', 'dockle.sarif']) expect(sarifProblems(text(name))).toEqual([])
})

test('no report has a secret of the run, a masked value or a path of the machine', async () => {
  const { names, text } = await play()
  for (const name of names) expect(text(name)).not.toMatch(/T0ken|hunter2|\/tmp\/|hello:built/)
})

test('Trivy converts its cleaned report, in a folder and with an environment of its own', async () => {
  const { exec } = await play()
  expect(exec.commands).toHaveLength(3)
  for (const command of exec.commands) {
    expect(command.argv.slice(0, 2)).toEqual(['/opt/trivy', 'convert'])
    expect(command.argv.at(-1)).toBe(`${FOLDER}/trivy.json`)
    expect(command.inherit).toEqual(['PATH'])
    expect(command.cwd).toMatch(/^\/private\/convert-\d+\/empty$/)
  }
})

describe('a finding is at', () => {
  const placeOf = async (changes: Partial<ReportsInput>, name = 'trivy.sarif') => {
    const { sarif } = await play(changes)
    const [result] = sarif(name).runs[0]?.results as { locations: { physicalLocation: Record<string, object> }[] }[]
    return result?.locations[0]?.physicalLocation
  }
  const place = (uri: string, startLine: number) => ({ artifactLocation: { uri }, region: { startLine } })

  test('the line that brought it in', async () => {
    expect(await placeOf({})).toMatchObject(place('app/Dockerfile', 2))
  })
  test('FROM, where no line is known', async () => {
    expect(await placeOf({}, 'dockle.sarif')).toMatchObject(place('app/Dockerfile', 1))
  })
  test.each<readonly [string, Partial<ReportsInput>]>([
    ['an image that was not built', { source: null }],
    ['a context that docker fetches', { source: { ...INPUT.source, context: 'https://h/r.git' } as never }],
    ['a Dockerfile outside of the checkout', { source: { ...INPUT.source, file: '/other/Dockerfile' } as never }],
    ['a Dockerfile that is gone', { source: { ...INPUT.source, file: '/work/gone' } as never }],
  ])('another file of the repository for %s', async (_, changes) => {
    expect(await placeOf(changes)).toMatchObject(place('task-definition.json', 1))
  })
})

test('an excepted finding is suppressed in SARIF, by the identity that it had before its texts were redacted', async () => {
  const exception = { reason: 'T0ken is no secret' } as never
  const { sarif } = await play({ judged: { verdict: { kind: 'passed' }, excepted: [{ finding: FOUND, exception }] } })
  expect(sarif('trivy.sarif').runs[0]?.results).toMatchObject([
    { suppressions: [{ justification: '*** is no secret' }] },
  ])
})

test('a finding that the baseline has too is unchanged, and one that it has not is new', async () => {
  const comparison = { added: [FOUND], there: [dockleFinding()], fixed: [] }
  const compared = { kind: 'compared' as const, images: ['r/hello@sha256:0'], days: 30, ...comparison }
  const { sarif } = await play({ judged: { verdict: { kind: 'passed' }, excepted: [], compared } })
  expect(sarif('trivy.sarif').runs[0]?.results).toMatchObject([{ baselineState: 'new' }])
  expect(sarif('dockle.sarif').runs[0]?.results).toMatchObject([{ baselineState: 'unchanged' }])
})

test('a scan that broke has no SARIF, since an empty one would close every alert', async () => {
  const { names } = await play({ scans: [broken, DOCKLE] })
  expect(names).toEqual(['dockle.json', 'dockle.sarif', ...LISTS])
})

test('a side-car has reports and categories of its own', async () => {
  const sideCar = { image: 'nginx:1.29@sha256:00', containers: ['proxy'], platform: 'linux/amd64' }
  const about = {
    sideCar,
    digest: digestOf('1'),
    configDigest: digestOf('2'),
    sizeBytes: 1,
    localReference: 'side-car:1',
  }
  const scan: ScanResult = { ...TRIVY, report: { ...trivyReport([FOUND]).report, sideCar } } as never
  const { names, written } = await play({ sideCars: [{ ...about, scans: [scan] }] })
  const own = ['trivy.json', 'trivy.txt', 'sbom.cdx.json', 'sbom.spdx.json', 'trivy.sarif']
  expect(names.slice(OWN.length, -2)).toEqual(own.map((name) => `side-cars/1-nginx-1.29/${name}`))
  expect(written.files.at(-3)?.sarif?.category).toBe(
    'ship-to-ecs/hello/side-car/nginx:1.29@sha256:00/linux-amd64/trivy/',
  )
})

describe('what cannot be written is a warning, and the others are written', () => {
  test('when Trivy cannot convert', async () => {
    const { names, written, log, files } = await play({}, 'fails')
    expect(files.texts.has(`${FOLDER}/sbom.cdx.json`)).toBe(false)
    expect(names).toEqual(['trivy.json', 'dockle.json', 'trivy.sarif', 'dockle.sarif', ...LISTS])
    expect(written.problems[0]).toBe('trivy.txt cannot be written: trivy image ended with exit code 1: FATAL no')
    expect(log.text('warning')).toContain('sbom.cdx.json cannot be written')
  })

  test('when a report of a scanner is gone', async () => {
    const { names, written } = await play({ scans: [withRaw(TRIVY, '/private/gone.json')] })
    expect(names).toEqual(['trivy.sarif', ...LISTS])
    expect(written.problems).toEqual(["trivy.json cannot be written: the scanner's report is invalid: it is empty"])
  })

  test.each(['dockle.json', 'trivy.sarif'])('when the disk is full: half of %s is none', async (name) => {
    const files = filesOf()
    const writePrivate = async (path: string, text: string): Promise<void> => {
      await files.writePrivate(path, text)
      if (path.endsWith(`/${name}`)) throw new Error('ENOSPC: no space')
    }
    const ports = { files: { ...files, writePrivate }, secrets: recordingSecrets(), log: recordingLog() }
    const { problems } = await writeReports.run(INPUT, { ...ports, exec: fakeExec(() => ({})) })
    expect(problems).toEqual([`${name} cannot be written: ENOSPC: no space`])
    expect(files.texts.has(`${FOLDER}/${name}`)).toBe(false)
  })

  test('when there is no room for the folder', async () => {
    const files = { ...memoryFiles(), makeLastingDirectory: () => Promise.reject(new Error('ENOSPC: no space')) }
    const ports = { files, secrets: recordingSecrets(), exec: fakeExec(() => ({})), log: recordingLog() }
    expect(await writeReports.run(INPUT, ports)).toEqual({
      folder: null,
      files: [],
      problems: ['the folder of the reports cannot be written: ENOSPC: no space'],
    })
  })
})
