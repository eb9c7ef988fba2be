/** Of Dockle's findings the baseline spares single alerts, and exceptions hold for single alerts: neither brings back what the other took out. */
import { expect, test } from '@jest/globals'
import type { Finding, ScanResult } from '../../../src/domain/scan/findings.ts'
import { blockersOf } from '../../../src/domain/scan/gate-verdict.ts'
import { judge, type Judged } from '../../../src/domain/scan/judged.ts'
import { parseDockleJson } from '../../../src/domain/scan/dockle-json.ts'
import { exception, heldOf, setOf } from '../../support/sample-exceptions.ts'
import { digestOf } from '../../support/sample-results.ts'

const policy = { trivySeverities: ['CRITICAL'], unfixed: 'blocked', dockleLevel: 'FATAL' } as const
const [OLD, NEW] = ['Suspicious filename found : app/old.pem', 'Suspicious filename found : app/new.pem']
const STEP = 'Suspicious ENV key found : A_KEY on ENV A_KEY=1'

const reportOf = (alerts: readonly string[]) => {
  const details = [{ code: 'CIS-DI-0010', title: 't', level: 'FATAL', alerts }]
  const parsed = parseDockleJson(JSON.stringify({ summary: { fatal: 1, warn: 0, info: 0 }, details }), '1')
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return parsed.value
}

const judged = (now: readonly string[], before: readonly string[], files: readonly string[] = []): Judged => {
  const scans: readonly ScanResult[] = [{ kind: 'report', report: reportOf(now) }]
  const facts = { name: 'hello', configDigest: digestOf('b'), platform: 'linux/amd64', sizeBytes: 1 }
  return judge({
    scans,
    policy,
    exceptions: heldOf(setOf(...files.map((file) => exception({ id: 'CIS-DI-0010', file })))),
    comparing: { baseline: { kind: 'scanned', images: [{ ...facts, reports: [reportOf(before)] }] }, days: 30 },
    today: '2026-11-21',
  })
}
const blocking = (found: Judged): readonly string[] => blockersOf(found.verdict).flatMap(({ finding }) => finding.where)

test.each<readonly [string, readonly string[], readonly string[], readonly string[], readonly string[]]>([
  ['only what was there', [OLD], [OLD], [], []],
  ['a new alert blocks, and it alone', [OLD, NEW], [OLD], [], [NEW]],
  ['an exception for the new one', [OLD, NEW], [OLD], ['app/new.pem'], []],
  ['an exception for the old one', [OLD, NEW], [OLD], ['app/old.pem'], [NEW]],
  ['an exception for another one', [OLD, NEW], [OLD], ['app/other.pem'], [NEW]],
  ['an exception without a baseline that has any', [OLD, NEW], [], ['app/new.pem'], [OLD]],
  ['the same alert once more', [OLD, OLD], [OLD], [], [OLD]],
])('%s', (_, now, before, files, blocked) => {
  const found = judged(now, before, files)
  expect(blocking(found)).toEqual(blocked)
  expect(found.verdict.kind).toBe(blocked.length === 0 ? 'passed' : 'blocked')
})

test('what is recorded of the comparison is as Dockle counts: one finding for all alerts of a check', () => {
  const { compared } = judged([OLD, NEW], [OLD], ['app/new.pem'])
  const whole: readonly Finding[] = reportOf([OLD, NEW]).findings
  expect(compared).toMatchObject({ kind: 'compared', added: whole, there: [] })
})

test('alerts that are shown alike differ by what is not shown', () => {
  const other = `${STEP} B=2`
  expect(blocking(judged([`${STEP} x`, `${STEP} y`], [`${STEP} x`]))).toHaveLength(1)
  expect(blocking(judged([other], [other]))).toEqual([])
})
