/** Every report of a run whose side-cars were scanned says which image a finding is about. */
import { describe, expect, test } from '@jest/globals'
import { annotationsOf } from '../../src/report/annotations.ts'
import { outputsOf } from '../../src/report/outputs.ts'
import type { RunRecord } from '../../src/report/record.ts'
import { noticesOf } from '../../src/report/summary/notices.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { fc } from '../support/fast-check.ts'
import { hostile } from '../support/hostile-text.ts'
import { gateError, recordOf, SAMPLES } from '../support/sample-records.ts'
import { broken, foundByDockle, RESULTS, worst } from '../support/sample-results.ts'
import { CHECK_WITH_SIDE_CARS, PROXY, scansOfSideCar, SHIP_WITH_SIDE_CARS } from '../support/sample-side-cars.ts'
import { ofSideCar } from '../../src/domain/scan/side-car-scans.ts'

const headingsOf = (record: RunRecord): readonly string[] =>
  renderSummary(record)
    .split('\n')
    .filter((line) => line.startsWith('#'))

const [OF_PROXY] = [scansOfSideCar(PROXY, [worst])]
const BROKE = { ...OF_PROXY, scans: [ofSideCar(broken, PROXY), ...OF_PROXY.scans.slice(1)] }

const brokeOn = async (): Promise<RunRecord> =>
  recordOf({
    steps: SHIP_WITH_SIDE_CARS,
    results: { 'side-cars-scan': { images: [BROKE] } },
    failsAt: { stage: 'gate', error: await gateError([RESULTS.trivy, foundByDockle, ...BROKE.scans]) },
  })

describe('a side-car alone that is blocked', () => {
  const record = SAMPLES['blocked-side-car']

  test('is named in the headline and beside its findings', () => {
    const headings = headingsOf(record)
    expect(headings[0]).toBe('## ❌ Blocked: 2 vulnerabilities, in the side-car proxy')
    expect(headings).toContain('### 2 findings block the image of a side-car')
    expect(headings).toContain('### Trivy, `nginx:1.29` (proxy, linux/amd64): 2 findings, 2 blocking')
    expect(renderSummary(record)).toContain('openssl 3.0.9-1 in OS packages (debian 12.0)')
    expect(renderSummary(record)).toContain('Side-cars: Trivy 1 CRITICAL, 1 HIGH; Dockle no findings')
  })

  test('is named in each annotation', () => {
    const messages = annotationsOf(record).map(({ message }) => message)
    expect(messages).toHaveLength(3)
    expect(messages.filter((message) => !message.includes('nginx:1.29 of the container proxy'))).toEqual([])
  })

  test('has counts of its own in the output, and changes none of those of the image', () => {
    const { findings = '' } = outputsOf(record)
    expect(JSON.parse(findings)).toMatchObject({
      ...(JSON.parse(outputsOf(SAMPLES.success).findings ?? '') as object),
      sideCars: [
        { ...PROXY, trivy: { CRITICAL: 1, HIGH: 1 }, dockle: { FATAL: 0 } },
        { image: 'fluent-bit', containers: ['logs', 'audit'], platform: 'linux/arm64', trivy: { CRITICAL: 0 } },
      ],
    })
  })
})

test('the same vulnerability in two images is listed for each', () => {
  const rows = renderSummary(SAMPLES['blocked-all'])
    .split('\n')
    .filter((line) => line.includes('| [CVE-2019-10744]'))
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(['of the run', '`nginx:1.29` (proxy, linux/amd64)'])
})

test('a scanner that broke on a side-car alone is said to have', async () => {
  const record = await brokeOn()
  expect(headingsOf(record)[0]).toContain('Trivy broke on the side-car proxy')
  expect(renderSummary(record)).toContain('broke, and the image `nginx:1.29` (proxy, linux/amd64) could not be judged')
  const stage = renderSummary(record).match(/^\| \*\*side-cars-scan\*\*.*$/mu)?.[0]
  expect(stage).toContain('⚠️ broke')
  expect(JSON.parse(outputsOf(record).findings ?? '')).toMatchObject({ sideCars: [{ dockle: { FATAL: 0 } }] })
})

test('a check without credentials says that no side-car was scanned, where any would be', () => {
  const results = { credentials: { kind: 'missing' } }
  const because = "the result of credentials is 'missing'"
  const leftOut = { plan: because, verify: because, platform: because }
  const forked = (steps: typeof CHECK_WITH_SIDE_CARS): string =>
    noticesOf(recordOf({ steps, results, leftOut: { ...leftOut, 'side-cars': because, 'side-cars-scan': because } }))
      .map(({ sentence }) => sentence)
      .join()
  expect(forked(CHECK_WITH_SIDE_CARS)).toContain('there is no plan, and no side-car was scanned.')
  expect(
    noticesOf(SAMPLES['check-fork'])
      .map(({ sentence }) => sentence)
      .join(),
  ).toContain('there is no plan.')
})

test('a hostile name of an image or a container changes nothing of the structure', async () => {
  const shape = (summary: string): readonly string[] =>
    summary
      .split('\n')
      .map((line) =>
        line.startsWith('|') ? `| ${line.split('|').length}` : line.startsWith('#') ? (line.split(' ')[0] ?? '') : '',
      )
  const withText = async (text: string): Promise<string> => {
    const images = [scansOfSideCar({ image: `a${text}`, containers: [`a${text}`, 'b'], platform: `a${text}` }, [worst])]
    const error = await gateError(images.flatMap(({ scans }) => scans))
    const results = { 'side-cars-scan': { images } }
    return renderSummary(recordOf({ steps: SHIP_WITH_SIDE_CARS, results, failsAt: { stage: 'gate', error } }))
  }
  const plain = shape(await withText('x'))
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const summary = await withText(text)
      expect(shape(summary)).toEqual(plain)
      expect(summary).not.toMatch(/(?![\t\n])\p{Cc}|\u202e/u)
    }),
  )
})
