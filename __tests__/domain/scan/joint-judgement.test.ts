/** Several judgements as one: the worst verdict, with everything that blocks. */
import { expect, test } from '@jest/globals'
import type { GateVerdict } from '../../../src/domain/scan/gate-verdict.ts'
import { joint } from '../../../src/domain/scan/joint-judgement.ts'
import type { Judged } from '../../../src/domain/scan/judged.ts'
import { exception } from '../../support/sample-exceptions.ts'
import { broken, RESULTS, vulnerability, worst } from '../../support/sample-results.ts'

const LATE = vulnerability({ source: 'ecr', id: 'CVE-2026-1' })
const judged = (verdict: GateVerdict, more: Partial<Judged> = {}): Judged => ({ ...RESULTS.judge, verdict, ...more })
const blockers = (finding: typeof worst) => [{ finding, rule: 'trivy-severity' as const }]

const PASSED: GateVerdict = { kind: 'passed' }
const LATE_BLOCK: GateVerdict = { kind: 'blocked', blockers: blockers(LATE) }
const OVERRIDDEN: GateVerdict = { kind: 'overridden', reason: 'now', blockers: blockers(worst) }
const BROKE: GateVerdict = { kind: 'broke', broken: [{ ...broken, source: 'ecr' }], blockers: [] }

test.each<readonly [string, GateVerdict, GateVerdict, GateVerdict]>([
  ['both pass', PASSED, PASSED, PASSED],
  ['the second blocks', PASSED, LATE_BLOCK, LATE_BLOCK],
  [
    'the second blocks what the first was overridden for',
    OVERRIDDEN,
    LATE_BLOCK,
    { kind: 'blocked', blockers: [...blockers(worst), ...blockers(LATE)] },
  ],
  ['the first was overridden', OVERRIDDEN, PASSED, OVERRIDDEN],
  [
    'both were overridden',
    OVERRIDDEN,
    { ...OVERRIDDEN, blockers: blockers(LATE) },
    { ...OVERRIDDEN, blockers: [...blockers(worst), ...blockers(LATE)] },
  ],
  ['the second broke', PASSED, BROKE, BROKE],
  ['the second broke after an override', OVERRIDDEN, BROKE, { ...BROKE, blockers: blockers(worst) }],
])('%s', (_, first, second, expected) => {
  expect(joint([judged(first), judged(second)]).verdict).toEqual(expected)
})

test('of one it is that one', () => {
  const one = judged(OVERRIDDEN)
  expect(joint([one])).toEqual(one)
})

test('what is accepted is that of all; what exceptions would change is that of the last one', () => {
  const accepted = (finding: typeof worst) => [{ finding, exception: exception() }]
  const exceptions = { ...RESULTS.judge.exceptions, wouldPassWith: 2 }
  const { excepted, exceptions: shown } = joint([
    judged(PASSED, { excepted: accepted(worst) }),
    judged(LATE_BLOCK, { excepted: accepted(LATE), exceptions }),
  ])
  expect(excepted.map(({ finding }) => finding)).toEqual([worst, LATE])
  expect(shown.wouldPassWith).toBe(2)
})

test('what is compared is that of all comparisons, and of none where nothing was', () => {
  const compared = (added: typeof worst) => ({
    ...{ kind: 'compared' as const, images: ['hello@sha256:1'], days: 30 },
    ...{ added: [added], there: [], fixed: [added] },
  })
  const both = joint([judged(PASSED, { compared: compared(worst) }), judged(PASSED, { compared: compared(LATE) })])
  expect(both.compared).toMatchObject({ added: [worst, LATE], fixed: [worst, LATE] })
  const because = { kind: 'not-compared' as const, why: 'unreadable' as const, because: 'denied' }
  const one = joint([judged(PASSED, { compared: compared(worst) }), judged(PASSED, { compared: because })])
  expect(one.compared).toEqual(compared(worst))
  expect(joint([judged(PASSED, { compared: because }), judged(PASSED)]).compared).toEqual(because)
})
