/** What will block soon: from which day, and because of what. The day that is said is the first one on which the same judgement blocks it. */
import { describe, expect, test } from '@jest/globals'
import type { Baseline } from '../../../src/domain/scan/baseline.ts'
import { daysAfter } from '../../../src/domain/scan/exceptions/days.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { blockersOf } from '../../../src/domain/scan/gate-verdict.ts'
import { judge, type JudgeInput } from '../../../src/domain/scan/judged.ts'
import type { BaselineRule } from '../../../src/domain/scan/spared.ts'
import { joint } from '../../../src/domain/scan/joint-judgement.ts'
import { soonInWords } from '../../../src/domain/scan/soon-in-words.ts'
import { fc } from '../../support/fast-check.ts'
import { exception, heldOf, setOf } from '../../support/sample-exceptions.ts'
import { digestOf, dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const TODAY = '2026-11-21'
const POLICY = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' } as const

const judged = (findings: readonly Finding[], more: Partial<JudgeInput> = {}) =>
  judge({ scans: [trivyReport(findings)], policy: POLICY, exceptions: heldOf(setOf()), today: TODAY, ...more })

const soonOf = (...args: Parameters<typeof judged>) =>
  (judged(...args).soon ?? []).map(({ finding, from, because }) => [finding.id, from, because])

const comparedWith = (findings: readonly Finding[], days: number): BaselineRule => {
  const image = { name: 'hello@sha256:1', configDigest: digestOf('1'), platform: 'linux/amd64', sizeBytes: 1 }
  const baseline: Baseline = { kind: 'scanned', images: [{ ...image, reports: [trivyReport(findings).report] }] }
  return { baseline, days }
}

describe('a finding that does not block today', () => {
  const young = vulnerability({ publishedAt: '2026-11-16T10:00:00Z' })
  const week = { policy: { ...POLICY, map: { 'fixable-after-days': { HIGH: 7 } } } }

  test('because its fix is young, blocks by its day', () => {
    expect(soonOf([young], week)).toEqual([[young.id, '2026-11-23', 'fixable-after-days']])
  })

  test('because it was there before, blocks when its days are over', () => {
    expect(soonOf([young], { comparing: comparedWith([young], 10) })).toEqual([
      [young.id, '2026-11-26', 'baseline-days'],
    ])
  })

  test('by both, blocks when the later one ends', () => {
    const both = { ...week, comparing: comparedWith([young], 6) }
    expect(soonOf([young], both)).toEqual([[young.id, '2026-11-23', 'fixable-after-days']])
    expect(soonOf([young], { ...week, comparing: comparedWith([young], 9) })).toEqual([
      [young.id, '2026-11-25', 'baseline-days'],
    ])
  })

  test.each([
    ['2026-11-21', '2026-11-22'],
    ['2026-12-05', '2026-12-06'],
  ])('because of an exception until %s, blocks from %s on', (expires, from) => {
    const exceptions = heldOf(setOf(exception({ expires })))
    expect(soonOf([vulnerability()], { exceptions })).toEqual([['CVE-2023-5363', from, 'exception']])
  })

  test('by a check of Dockle of which one alert is accepted, blocks with it', () => {
    const alerts = ['Suspicious ENV key found : A_KEY on ***', 'Suspicious ENV key found : B_KEY on ***']
    const keys = ['A_KEY', 'B_KEY'].map((key, index) =>
      exception({ id: 'CIS-DI-0010', key, expires: `2026-11-2${3 + index}` }),
    )
    const scans = [dockleReport([dockleFinding({ where: alerts })])]
    expect(soonOf([], { scans, exceptions: heldOf(setOf(...keys)) })).toEqual([
      ['CIS-DI-0010', '2026-11-24', 'exception'],
    ])
  })
})

describe('nothing is said of', () => {
  test.each<readonly [string, readonly Finding[], Partial<JudgeInput>]>([
    ['what blocks today', [vulnerability()], {}],
    ['an exception that holds for longer', [vulnerability()], { exceptions: heldOf(setOf(exception())) }],
    [
      'an exception without an end',
      [vulnerability()],
      { exceptions: heldOf(setOf(exception({ expires: null, from: { kind: 'vex', path: 'x' } }))) },
    ],
    [
      'an exception for what would not block',
      [vulnerability({ severity: 'LOW' })],
      { exceptions: heldOf(setOf(exception({ expires: '2026-11-22' }))) },
    ],
    [
      'a day further ahead',
      [vulnerability({ publishedAt: TODAY })],
      { policy: { ...POLICY, map: { 'fixable-after-days': { HIGH: 30 } } } },
    ],
    [
      'what never blocks again: of Dockle, and there before',
      [dockleFinding()],
      { comparing: comparedWith([dockleFinding()], 30) },
    ],
  ])('%s', (_, findings, more) => {
    expect(judged(findings, more)).not.toHaveProperty('soon')
  })
})

test('the day that is said is the first one on which the same run would be blocked by it', () => {
  const days = fc.integer({ min: -2, max: 40 })
  const finding = fc
    .record({ number: fc.integer({ min: 1, max: 9 }), severity: fc.constantFrom('HIGH', 'MEDIUM', 'LOW'), days })
    .map(({ number, severity, days: ago }) =>
      vulnerability({ id: `CVE-2026-${number}`, severity, publishedAt: daysAfter(TODAY, -ago) }),
    )
  const findings = fc.uniqueArray(finding, { maxLength: 9, selector: ({ id }) => id })
  const ends = fc.array(fc.record({ number: fc.integer({ min: 1, max: 9 }), ahead: fc.integer({ min: -1, max: 20 }) }))
  fc.assert(
    fc.property(findings, fc.array(finding), ends, fc.nat(30), days, (now, before, accepted, baselineDays, least) => {
      const entries = accepted.map(({ number, ahead }) =>
        exception({ id: `CVE-2026-${number}`, expires: daysAfter(TODAY, ahead) }),
      )
      const map = { 'fixable-after-days': { MEDIUM: Math.max(0, least) } }
      const more = { policy: { ...POLICY, map }, exceptions: heldOf(setOf(...entries)) }
      const comparing = comparedWith(before, baselineDays)
      const idsOn = (today: string) =>
        blockersOf(judged(now, { ...more, comparing, today }).verdict).map((one) => one.finding.id)
      const soon = judged(now, { ...more, comparing }).soon ?? []
      const wanted = new Map<string, string>()
      const today = new Set(idsOn(TODAY))
      for (let ahead = 1; ahead <= 15; ahead += 1)
        for (const id of idsOn(daysAfter(TODAY, ahead)))
          if (!wanted.has(id) && !today.has(id)) wanted.set(id, daysAfter(TODAY, ahead))
      expect(new Map(soon.map((one) => [one.finding.id, one.from]))).toEqual(wanted)
    }),
  )
})

test('in words: five of them, the worst first, and how many more', () => {
  const all = Array.from({ length: 7 }, (_, index) =>
    vulnerability({ id: `CVE-${index}`, severity: index === 6 ? 'CRITICAL' : 'HIGH' }),
  )
  const entries = all.map(({ id }, index) => exception({ id, expires: `2026-11-2${9 - index}` }))
  const { soon } = judged(all, { exceptions: heldOf(setOf(...entries)) })
  const words = soonInWords(soon)
  expect(words?.title).toBe('Will block soon, if nothing changes: 7 findings, the first on 2026-11-24')
  expect(words?.each).toHaveLength(6)
  expect(words?.each[0]).toMatch(/CVE-6 in openssl .*, from 2026-11-24 \(its exception ends\)$/u)
  expect(words?.each[1]).toMatch(/CVE-5 .*, from 2026-11-25/u)
  expect(words?.each.at(-1)).toBe('and 2 more')
  expect(soonInWords(soon?.slice(0, 1))?.title).toMatch(/: 1 finding, on 2026-11-24$/u)
  expect(soonInWords(undefined)).toBeNull()
})

test('of two judgements of a run, together', () => {
  const one = judged([vulnerability()], { exceptions: heldOf(setOf(exception({ expires: '2026-11-25' }))) })
  const other = judged([vulnerability({ id: 'CVE-2', severity: 'CRITICAL' })], {
    exceptions: heldOf(setOf(exception({ id: 'CVE-2', expires: '2026-11-26' }))),
  })
  expect(joint([one, other]).soon?.map(({ finding }) => finding.id)).toEqual(['CVE-2', 'CVE-2023-5363'])
  expect(joint([judged([]), judged([])])).not.toHaveProperty('soon')
})
