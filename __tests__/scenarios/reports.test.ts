/** The reports of the shipped bundle: which files there are, that they agree, and what a run says of one that cannot be written. */
import { describe, expect, jest, test } from '@jest/globals'
import type { FindingsDocument } from '../../src/domain/reports/all-findings.ts'
import type { SarifLog } from '../../src/domain/sarif/sarif-log.ts'
import { basicFinding } from '../support/ecr-findings.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'
import { sarifProblems } from '../support/sarif-schema.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const FIRST = [
  ...['dockle.json', 'dockle.sarif', 'findings.json', 'findings.txt'],
  ...['sbom.cdx.json', 'sbom.spdx.json', 'trivy.json', 'trivy.sarif', 'trivy.txt'],
]

const namesIn = ({ reports }: ShipPlayed): readonly string[] => Object.keys(reports).toSorted()

// What the run writes is what TypeScript knows from the program.
const findingsOf = ({ reports }: ShipPlayed): FindingsDocument =>
  JSON.parse(reports['findings.json'] ?? '') as FindingsDocument

const sarifOf = ({ reports }: ShipPlayed, name: string): SarifLog => JSON.parse(reports[name] ?? '') as SarifLog

const expectValid = (run: ShipPlayed): void => {
  for (const [name, text] of Object.entries(run.reports))
    if (name.endsWith('.sarif')) expect([name, sarifProblems(text)]).toEqual([name, []])
}

describe('every report is there, and all of them agree, when the image', () => {
  test('passes', async () => {
    const run = await play({ severities: ['LOW'], levels: ['WARN'] })
    expect(run.outputs['gate-verdict']).toBe('passed')
    expect(namesIn(run)).toEqual(FIRST)
    expectValid(run)
    const { verdict, findings, scans } = findingsOf(run)
    expect(verdict).toBe('passed')
    expect(findings.map(({ id, verdict: what }) => [id, what])).toEqual([
      ['CIS-DI-0000', 'reported'],
      ['CVE-2026-0000', 'reported'],
    ])
    expect(scans).toMatchObject([
      { scanner: 'trivy', findings: 1 },
      { scanner: 'dockle', findings: 1 },
    ])
    expect(run.reports['findings.txt']).toMatch(
      /^hello: passed\n\nVERDICT +SEVERITY .*\nreported +WARN +Dockle +CIS-DI-0000 /u,
    )
  })

  test('is blocked', async () => {
    const run = await play({ severities: ['LOW', 'CRITICAL'], levels: ['INFO'] })
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked', reports: expect.any(String) })
    expect(namesIn(run)).toEqual(FIRST)
    expectValid(run)
    expect(findingsOf(run).findings.map(({ id, verdict, rule }) => [id, verdict, rule])).toEqual([
      ['CVE-2026-0001', 'blocks', 'trivy-severity'],
      ['CVE-2026-0000', 'reported', null],
      ['CIS-DI-0000', 'reported', null],
    ])
    expect(sarifOf(run, 'trivy.sarif').runs[0].results).toHaveLength(2)
  })
})

describe('a report that cannot be written is a warning, and the verdict is kept', () => {
  test('when Trivy cannot convert its own', async () => {
    const run = await play({ severities: ['CRITICAL'], notConverted: ['table', 'spdx-json'] })
    expect(run.outputs['gate-verdict']).toBe('blocked')
    expect(namesIn(run)).toEqual(FIRST.filter((name) => !['trivy.txt', 'sbom.spdx.json'].includes(name)))
    for (const name of ['trivy.txt', 'sbom.spdx.json'])
      expect(run.log).toContain(`::warning::${name} cannot be written: trivy convert`)
    expect(run.log).toContain('unable to write results: spdx-json')
    expect(run.summary).toContain('7 files, ⚠️ 2 not written')
  })
})

test('of more than code scanning shows, the mildest findings are left out, and the file and the log say so', async () => {
  const severities = [...Array.from({ length: 5_200 }, () => 'LOW'), 'MEDIUM']
  const run = await play({ severities })
  expect(run.exitCode).toBe(0)
  const [{ results, invocations }] = sarifOf(run, 'trivy.sarif').runs
  expect(results).toHaveLength(5_000)
  expect(results[0]).toMatchObject({ ruleId: 'CVE-2026-0005200' })
  expect(invocations[0].toolExecutionNotifications[0]?.message.text).toContain('201 of 5201 findings are left out')
  expect(run.log).toContain('::warning::trivy.sarif: 201 of 5201 findings are left out')
  expect(findingsOf(run).findings).toHaveLength(5_201)
  expectValid(run)
})

describe("ECR's findings are in the same reports", () => {
  const scanned = (severity: 'HIGH' | 'LOW', more: ShipPlay & { readonly lines?: string } = {}) =>
    play({
      settings: `ecr-scan: wait\n${more.lines ?? ''}`,
      severities: ['LOW'],
      imageScan: {
        begins: 'on-push',
        history: [{ after: 5, status: 'COMPLETE', list: { findings: [basicFinding({ severity })] }, completedAt: 4 }],
      },
      ...more,
    })

  test.each([
    ['LOW', 'passed', 'reported'],
    ['HIGH', 'blocked', 'blocks'],
  ] as const)('%s: %s', async (severity, verdict, state) => {
    const run = await scanned(severity)
    expect(run.outputs['gate-verdict']).toBe(verdict)
    expect(namesIn(run)).toEqual([...FIRST, 'ecr.sarif'].toSorted())
    expectValid(run)
    expect(sarifOf(run, 'ecr.sarif').runs[0]).toMatchObject({
      tool: { driver: { name: 'ECR' } },
      automationDetails: { id: 'ship-to-ecs/hello/ecr/' },
      results: [{ ruleId: 'CVE-2026-1000' }],
    })
    const document = findingsOf(run)
    expect(document).toMatchObject({ verdict, scans: [{}, {}, { scanner: 'ecr', findings: 1 }] })
    expect(document.findings.map((one) => [one.scanner, one.id, one.verdict])).toContainEqual([
      ...['ecr', 'CVE-2026-1000', state],
    ])
    expect(document.findings).toHaveLength(2)
    expect(run.reports['findings.txt']).toContain('ECR ')
  })

  test('and uploaded, in a category of their own', async () => {
    const lines = 'code-scanning: upload\n'
    const run = await scanned('LOW', { lines, comparisons: {}, inputs: { 'github-token': TOKEN } })
    expect(run.exitCode).toBe(0)
    const tools = (run.github?.kept.sarifs ?? []).map(({ text }) => (JSON.parse(text) as SarifLog).runs[0])
    expect(tools.map(({ tool, automationDetails: { id } }) => [tool.driver.name, id])).toEqual([
      ['Trivy', 'ship-to-ecs/hello/trivy/'],
      ['Dockle', 'ship-to-ecs/hello/dockle/'],
      ['ECR', 'ship-to-ecs/hello/ecr/'],
    ])
  })

  test('but no empty file of an image that ECR has not scanned: it would close every alert', async () => {
    const description = 'UnsupportedImageError: The operating system and/or package manager are not supported.'
    const run = await scanned('LOW', {
      lines: 'ecr-scan-unsupported: accept\ncode-scanning: upload\n',
      ...{ comparisons: {}, inputs: { 'github-token': TOKEN } },
      imageScan: { begins: 'on-push', history: [{ after: 0, status: 'FAILED', description }] },
    })
    expect(run.outputs['gate-verdict']).toBe('passed')
    expect(namesIn(run)).toEqual(FIRST)
    expect(findingsOf(run).scans[2]).toMatchObject({
      scanner: 'ecr',
      notScanned: expect.stringContaining('Unsupported'),
    })
    expect(run.github?.kept.sarifs).toHaveLength(2)
    expect(run.log).toContain('ecr-code-scanning: left out because there is no SARIF file to upload')
  })

  test('and the first reports stay where a broken scan of ECR gives none', async () => {
    const run = await scanned('LOW', {
      faults: [
        {
          ...{ kind: 'error', code: 'AccessDeniedException', message: 'no', status: 400 },
          operation: 'DescribeImageScanFindings',
        },
      ],
    })
    expect(run.outputs['gate-verdict']).toBe('broke')
    expect(namesIn(run)).toEqual(FIRST)
    expect(findingsOf(run)).toMatchObject({ verdict: 'broke', findings: [{ id: 'CVE-2026-0000' }] })
    expect(run.reports['findings.txt']).toContain('ECR broke: AWS denied')
  })
})
