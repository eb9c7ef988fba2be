/** Whatever ECR lists, its findings are counted right, or the list is refused with what is wrong with it. */
import { expect, test } from '@jest/globals'
import { readEcrFindings, type EcrLists } from '../../../src/domain/scan/ecr-findings.ts'
import { ecrCounts } from '../../support/counted-reports.ts'
import { fc } from '../../support/fast-check.ts'
import { hostile } from '../../support/hostile-text.ts'

/** Few different ones, so that many are the same finding twice. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'b', '__proto__') },
  { weight: 1, arbitrary: hostile },
)
/** The SDK gives what ECR sends, whatever it is; of an absent member, nothing. */
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 8 })
const ecrWord = fc.oneof(
  {
    weight: 30,
    arbitrary: fc.constantFrom('CRITICAL', 'High', 'MEDIUM', 'LOW', 'informational', 'UNDEFINED', ' UNTRIAGED', ''),
  },
  { weight: 1, arbitrary: fc.constantFrom('IMPORTANT', 'constructor') },
)
const basicOfEcr = fc.record({
  name: maybe(text),
  severity: maybe(ecrWord),
  attributes: maybe(
    fc.array(fc.record({ key: maybe(fc.constantFrom('package_name', 'PACKAGE_VERSION', 'x')), value: maybe(text) }), {
      maxLength: 3,
    }),
  ),
})
const packageOfEcr = fc.record({
  name: maybe(text),
  version: maybe(text),
  epoch: maybe(fc.nat(1)),
  release: maybe(text),
  filePath: maybe(text),
  packageManager: maybe(fc.constantFrom('OS', 'os', 'NPM', '')),
})
const enhancedOfEcr = fc.record({
  title: maybe(text),
  type: maybe(text),
  severity: maybe(ecrWord),
  score: maybe(fc.constantFrom(9.8, 7, 4, 0, -1, NaN)),
  status: maybe(fc.constantFrom('ACTIVE', 'CLOSED', 'closed', 'SUPPRESSED')),
  packageVulnerabilityDetails: maybe(
    fc.record({ vulnerabilityId: maybe(text), vulnerablePackages: maybe(fc.array(packageOfEcr, { maxLength: 4 })) }),
  ),
})

test('10,000 hostile lists of ECR: the count of an independent reader, or an error', () => {
  let refused = 0
  fc.assert(
    fc.property(
      fc.array(basicOfEcr, { maxLength: 5 }),
      fc.array(enhancedOfEcr, { maxLength: 5 }),
      (basic, enhanced) => {
        // The SDK's types allow no `undefined`, which is what an absent member is here.
        const lists = { findings: basic, enhancedFindings: enhanced } as unknown as EcrLists
        const parsed = readEcrFindings(lists)
        const expected = ecrCounts({ findings: basic, enhancedFindings: enhanced })
        if (parsed.kind === 'invalid') {
          refused += 1
          refused += 1
          expect([expected, parsed.problem]).toEqual([null, expect.stringContaining('is not known')])
          return
        }
        const counts: Record<string, number> = {}
        for (const { severity } of parsed.value) counts[severity] = (counts[severity] ?? 0) + 1
        expect(counts).toEqual(expected)
      },
    ),
    { numRuns: 10_000 },
  )
  // Both happen often enough to say something.
  expect(Math.min(refused, 10_000 - refused)).toBeGreaterThan(500)
}, 120_000)
