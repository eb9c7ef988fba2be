/** For any policies: what is over a floor, and not refused, blocks all that the floor blocks. */
import { expect, test } from '@jest/globals'
import { DOCKLE_CODES } from '../../../../src/domain/scan/dockle-codes.ts'
import { DOCKLE_LEVELS, SEVERITIES, type Finding } from '../../../../src/domain/scan/findings.ts'
import { RULES, type Policy } from '../../../../src/domain/scan/policy.ts'
import { isAllowedBase } from '../../../../src/domain/scan/policy/base-images.ts'
import { overFloor, relaxationsOf } from '../../../../src/domain/scan/policy/floor.ts'
import type { GivenPolicy } from '../../../../src/domain/scan/policy/given-policy.ts'
import { LICENSE_CATEGORIES, type PolicyMap } from '../../../../src/domain/scan/policy/policy-map.ts'
import { fc } from '../../../support/fast-check.ts'
import { vulnerability } from '../../../support/sample-results.ts'

const severities = fc.subarray([...SEVERITIES])
const answer = fc.constantFrom('block' as const, 'report' as const)
const small = fc.integer({ min: 0, max: 4 })
const codes = fc
  .subarray(Object.keys(DOCKLE_CODES))
  .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, answer]))))
const NAMES = ['*', 'a.b/*', 'a.b/c:*', 'a.b/c:1', '*/c:1', 'a.b/c:1*'] as const
const LICENSES = ['*', 'A*', 'AB', 'A-*', 'AB*'] as const

const policyMap: fc.Arbitrary<PolicyMap> = fc.record(
  {
    'fixable-after-days': fc.record({ CRITICAL: small, HIGH: small, LOW: small }, { requiredKeys: [] }),
    'end-of-life': answer,
    secrets: severities,
    licenses: fc.record({ categories: fc.subarray([...LICENSE_CATEGORIES]), names: fc.subarray([...LICENSES]) }),
    'image-configuration': severities,
    'dockle-codes': codes,
    'max-size-mb': small,
    'max-growth-mb': small,
    'max-growth-percent': small,
    'base-images': fc.subarray([...NAMES], { minLength: 1 }),
    'max-database-age-hours': small,
  },
  { requiredKeys: [] },
)

const given: fc.Arbitrary<GivenPolicy> = fc.record(
  {
    'trivy-severity': severities,
    'trivy-ignore-unfixed': fc.boolean(),
    'dockle-exit-level': fc.constantFrom(...DOCKLE_LEVELS, 'none' as const),
    policy: policyMap,
  },
  { requiredKeys: [] },
)

/** What a floor says alone: nothing blocks by what it does not set. */
const policyOf = (of: GivenPolicy): Policy => ({
  trivySeverities: of['trivy-severity'] ?? [],
  unfixed: of['trivy-ignore-unfixed'] === true ? 'ignored' : 'blocked',
  dockleLevel: of['dockle-exit-level'] ?? 'none',
  ...(of.policy === undefined ? {} : { map: of.policy }),
})

const rated = fc
  .constantFrom(...SEVERITIES)
  .map((severity) => ({ severity, level: severity, title: '', url: null, where: [] }))
const trivy = { source: 'trivy' as const }

const finding: fc.Arbitrary<Finding> = fc.oneof(
  fc
    .record({ severity: fc.constantFrom(...SEVERITIES), fixed: fc.boolean(), day: fc.integer({ min: 15, max: 30 }) })
    .map(({ severity, fixed, day }) =>
      vulnerability({ severity, fixedVersion: fixed ? '2' : null, publishedAt: `2026-11-${day}T12:00:00Z` }),
    ),
  rated.map((own): Finding => ({ ...trivy, kind: 'secret', id: 'key', line: 1, ...own })),
  rated.map((own): Finding => ({ ...trivy, kind: 'misconfiguration', id: 'DS-0002', ...own })),
  fc
    .record({
      own: rated,
      id: fc.constantFrom('A', 'AB', 'ABC', 'A-B'),
      category: fc.constantFrom(...LICENSE_CATEGORIES),
    })
    .map(({ own, id, category }): Finding => ({ ...trivy, kind: 'license', packageName: 'p', id, category, ...own })),
  fc.constantFrom(...Object.entries(DOCKLE_CODES)).map(([id, level]): Finding => ({
    source: 'dockle',
    kind: 'misconfiguration',
    id,
    severity: 'LOW',
    level,
    title: '',
    url: null,
    where: [],
  })),
  fc.constant('END-OF-LIFE').map((id): Finding => ({
    source: 'image',
    kind: 'property',
    id,
    severity: 'HIGH',
    level: 'VIOLATION',
    title: '',
    url: null,
    where: [],
  })),
)

const isBlocked = (one: Finding, policy: Policy): boolean =>
  RULES.some(({ blocks }) => blocks(one, policy, '2026-11-22'))

/** What is laxer than the floor is refused; the rest of a policy holds. */
const withoutRelaxations = (floor: GivenPolicy, own: GivenPolicy): GivenPolicy => {
  const refused = relaxationsOf(floor, own).map(({ path }) => path)
  const without = <Map extends object>(map: Map, keys: readonly unknown[]): Map =>
    Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key))) as Map
  const kept = without(
    own,
    refused.filter(([first]) => first !== 'policy').map(([first]) => first),
  )
  if (kept.policy === undefined) return kept
  return {
    ...kept,
    policy: without(
      kept.policy,
      refused.map(([, key]) => key),
    ),
  }
}

const LIMITS = ['max-size-mb', 'max-growth-mb', 'max-growth-percent', 'max-database-age-hours'] as const

test('a policy does not relax itself, and two that do not relax each other block the same', () => {
  fc.assert(
    fc.property(given, given, fc.array(finding), (one, other, findings) => {
      expect(relaxationsOf(one, one)).toEqual([])
      const together = [overFloor(one, other), overFloor(other, one)].map(policyOf)
      if (relaxationsOf(one, other).length > 0 || relaxationsOf(other, one).length > 0) return
      const keys = (of: GivenPolicy) => JSON.stringify([Object.keys(of).sort(), Object.keys(of.policy ?? {}).sort()])
      if (keys(one) !== keys(other)) return
      for (const found of findings) {
        expect(new Set(together.map((policy) => isBlocked(found, policy))).size).toBe(1)
      }
    }),
    { numRuns: 1000 },
  )
})

/** What is no finding before the image is known: its limits and its base. */
const expectWithin = (floor: PolicyMap, over: PolicyMap): void => {
  for (const key of LIMITS) if (floor[key] !== undefined) expect(over[key]).toBeLessThanOrEqual(floor[key])
  const [allowed, chosen] = [floor['base-images'], over['base-images']]
  expect(chosen === undefined && allowed !== undefined).toBe(false)
  if (allowed === undefined || chosen === undefined) return
  for (const reference of ['a.b/c:1', 'a.b/c:12', 'a.b/d:1', 'x.y/c:1', 'x.y/z:2']) {
    const base = { kind: 'image' as const, reference, line: 1 }
    if (isAllowedBase(base, chosen)) expect([reference, isAllowedBase(base, allowed)]).toEqual([reference, true])
  }
}

test('what is over a floor blocks everything that the floor blocks', () => {
  fc.assert(
    fc.property(given, given, fc.array(finding, { minLength: 10 }), (floor, own, findings) => {
      const over = overFloor(floor, withoutRelaxations(floor, own))
      for (const found of findings) {
        if (isBlocked(found, policyOf(floor))) expect([found, isBlocked(found, policyOf(over))]).toEqual([found, true])
      }
      expectWithin(floor.policy ?? {}, over.policy ?? {})
    }),
    { numRuns: 3000 },
  )
})
