/** The judgement beside a baseline: what is added blocks by the policy, what was there only after its days, and nothing passes that is not compared. */
import { describe, expect, test } from '@jest/globals'
import type { Baseline } from '../../../src/domain/scan/baseline.ts'
import { comparedInWords, sparedInWords } from '../../../src/domain/scan/compared-in-words.ts'
import { SEVERITIES, type Finding } from '../../../src/domain/scan/findings.ts'
import { blockersOf } from '../../../src/domain/scan/gate-verdict.ts'
import { judge, type Judged } from '../../../src/domain/scan/judged.ts'
import { NO_HELD } from '../../../src/domain/scan/exceptions/exception-sets.ts'
import { fc } from '../../support/fast-check.ts'
import { exception, heldOf, setOf } from '../../support/sample-exceptions.ts'
import { broken, digestOf, dockleFinding, trivyReport, vulnerability } from '../../support/sample-results.ts'

const policy = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'blocked', dockleLevel: 'FATAL' } as const
const RECENT = '2026-11-20T00:00:00Z'
const NAME = `registry/hello@${digestOf('a')}`

const baselineWith = (...images: readonly (readonly Finding[])[]): Baseline => {
  const [first = [], ...others] = images
  const imageWith = (findings: readonly Finding[]) => ({
    ...{ name: NAME, configDigest: digestOf('b'), platform: 'linux/amd64', sizeBytes: 1 },
    reports: [trivyReport(findings).report],
  })
  return { kind: 'scanned', images: [imageWith(first), ...others.map(imageWith)] }
}

const judgeBeside = (baseline: Baseline, now: readonly Finding[], exceptions: readonly string[] = []): Judged =>
  judge({
    scans: [trivyReport(now)],
    policy,
    exceptions: heldOf(setOf(...exceptions.map((id) => exception({ id })))),
    comparing: { baseline, days: 30 },
    today: '2026-11-21',
  })
const blockersIn = (judged: Judged): readonly string[] => blockersOf(judged.verdict).map(({ finding }) => finding.id)

const OLD = vulnerability({ id: 'OLD', publishedAt: RECENT })
const NEW = vulnerability({ id: 'NEW', publishedAt: RECENT })
const OVERDUE = vulnerability({ id: 'OVERDUE', publishedAt: '2026-01-01T00:00:00Z' })
const MILD = vulnerability({ id: 'MILD', severity: 'LOW' })

describe('a finding', () => {
  test.each<[string, Baseline, readonly Finding[], readonly string[]]>([
    ['that both have does not block', baselineWith([OLD]), [OLD], []],
    ['that is added blocks', baselineWith([OLD]), [OLD, NEW], ['NEW']],
    ['that is added and mild does not block', baselineWith([OLD]), [OLD, MILD], []],
    ['that both have blocks when its days are over', baselineWith([OVERDUE, OLD]), [OVERDUE, OLD], ['OVERDUE']],
    ['that only one of two running images has blocks', baselineWith([OLD, NEW], [OLD]), [OLD, NEW], ['NEW']],
    ['blocks where nothing runs yet', { kind: 'first', because: 'x' }, [OLD], ['OLD']],
    ['blocks where the baseline could not be read', { kind: 'unreadable', because: 'x' }, [OLD], ['OLD']],
    ['blocks without a baseline', { kind: 'none' }, [OLD], ['OLD']],
  ])('%s', (_, baseline, now, blocked) => {
    expect(blockersIn(judgeBeside(baseline, now))).toEqual(blocked)
  })

  test('that an exception holds for is excepted, also where the baseline has it', () => {
    const judged = judgeBeside(baselineWith([OLD]), [OLD, NEW], ['OLD', 'NEW'])
    expect(judged.verdict.kind).toBe('passed')
    expect(judged.excepted.map(({ finding }) => finding.id)).toEqual(['OLD', 'NEW'])
    expect(judged.compared).toMatchObject({ added: [NEW], there: [OLD] })
  })
})

test('a broken scan is not judged, whatever the baseline had', () => {
  const comparing = { baseline: baselineWith([OLD]), days: 30 }
  const judged = judge({ scans: [broken], policy, exceptions: NO_HELD, comparing, today: '2026-11-21' })
  expect(judged.verdict.kind).toBe('broke')
})

describe('for any findings', () => {
  const anyFindings = fc.array(
    fc
      .record({
        id: fc.constantFrom('A', 'B', 'C', 'D'),
        severity: fc.constantFrom(...SEVERITIES),
        publishedAt: fc.constantFrom(RECENT, '2020-01-01T00:00:00Z', ''),
      })
      .map(vulnerability),
    { maxLength: 8 },
  )

  test('a baseline never adds a blocker, and never hides one that is added', () => {
    fc.assert(
      fc.property(anyFindings, anyFindings, (now, before) => {
        const without = blockersIn(judgeBeside({ kind: 'none' }, now))
        const judged = judgeBeside(baselineWith(before), now)
        const blocked = blockersOf(judged.verdict).map(({ finding }) => finding)
        expect(blocked.every(({ id }) => without.includes(id))).toBe(true)
        const added = judged.compared?.kind === 'compared' ? judged.compared.added : []
        const must = added.filter(({ severity }) => ['CRITICAL', 'HIGH'].includes(severity))
        expect(must.every((finding) => blocked.includes(finding))).toBe(true)
      }),
    )
  })
})

describe('in words', () => {
  const wordsOf = (baseline: Baseline, now: readonly Finding[]): string => {
    const { compared } = judgeBeside(baseline, now)
    return compared === undefined ? '' : comparedInWords(compared)
  }
  test.each<[Baseline, readonly Finding[], string]>([
    [
      baselineWith([OLD, MILD]),
      [OLD, NEW],
      `${NAME}, this image adds 1 HIGH and fixes 1 LOW; 1 earlier finding remains.`,
    ],
    [baselineWith([]), [], `${NAME}, this image adds nothing and fixes nothing; no earlier finding remains.`],
    [baselineWith([OLD], [OLD]), [], `${NAME} and ${NAME}, this image adds nothing and fixes 1 HIGH; no`],
    [baselineWith([dockleFinding(), OLD]), [OLD, dockleFinding()], '2 earlier findings remain.'],
    [
      { kind: 'first', because: 'web runs nothing yet' },
      [],
      'no baseline: web runs nothing yet. The whole policy applies.',
    ],
    [{ kind: 'unreadable', because: 'denied' }, [], 'could not be read, so the whole policy applies: denied'],
  ])('%#', (baseline, now, words) => {
    expect(wordsOf(baseline, now)).toContain(words)
  })

  test('the policy is said to be another one for what the baseline has, only where one was compared', () => {
    const judged = judgeBeside(baselineWith([OLD]), [OLD])
    expect(sparedInWords(judged)).toBe(
      'Of what the baseline has, too, vulnerabilities block only from 30 days after their publication (`baseline-days`), ' +
        'at once where that day is not known; misconfigurations and licenses do not block',
    )
    expect(sparedInWords(judgeBeside({ kind: 'first', because: 'x' }, [OLD]))).toBeNull()
  })
})
