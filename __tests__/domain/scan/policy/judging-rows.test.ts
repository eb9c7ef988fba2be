/** Floors of what is judged besides the policy: what relaxes one, by a table. */
import { expect, test } from '@jest/globals'
import { relaxationsOf } from '../../../../src/domain/scan/policy/floor.ts'
import type { GivenPolicy } from '../../../../src/domain/scan/policy/given-policy.ts'
import { USUAL_BASELINE_DAYS } from '../../../../src/domain/scan/policy/judging-rows.ts'
import { fieldOf } from '../../../../src/settings/declaration.ts'

const DIGEST = `sha256:${'1'.repeat(64)}`
const OTHER = `sha256:${'2'.repeat(64)}`

/** What is set, the floor, and the key of the floor that it relaxes; null where nothing is laxer. */
test.each<readonly [GivenPolicy, GivenPolicy, string | null]>([
  [{ baseline: 'running' }, {}, null],
  [{ baseline: 'running' }, { policy: { 'max-size-mb': 5, secrets: ['HIGH'], 'end-of-life': 'block' } }, null],
  [{ baseline: 'running' }, { 'trivy-severity': [], 'dockle-exit-level': 'none' }, null],
  [{ baseline: 'running' }, { 'trivy-severity': ['HIGH'] }, 'trivy-severity'],
  [{ baseline: 'running' }, { 'dockle-exit-level': 'WARN' }, 'dockle-exit-level'],
  [{ baseline: 'running' }, { policy: { 'fixable-after-days': { LOW: 3 } } }, 'policy.fixable-after-days'],
  [{ baseline: 'running' }, { policy: { 'dockle-codes': { 'CIS-DI-0001': 'report' } } }, null],
  [{ baseline: 'running' }, { policy: { 'dockle-codes': { 'CIS-DI-0001': 'block' } } }, 'policy.dockle-codes'],
  [{ baseline: 'running' }, { policy: { licenses: { categories: [], names: ['GPL*'] } } }, 'policy.licenses'],
  [{ baseline: 'running' }, { policy: { 'image-configuration': ['HIGH'] } }, 'policy.image-configuration'],
  [{ baseline: 'none' }, { 'trivy-severity': ['HIGH'] }, null],
  [{ baseline: 'running' }, { baseline: 'none' }, 'baseline'],
  [{ baseline: 'running' }, { baseline: 'running', 'trivy-severity': ['HIGH'] }, null],
  [{ baseline: DIGEST }, { baseline: 'running' }, 'baseline'],
  [{ baseline: DIGEST }, { baseline: DIGEST }, null],
  [{ baseline: OTHER }, { baseline: DIGEST }, 'baseline'],
  [{ baseline: 'running' }, { baseline: DIGEST }, null],
  [{ 'baseline-days': 31 }, { 'trivy-severity': ['HIGH'] }, null],
  [{ 'baseline-days': 31 }, { baseline: 'running' }, 'baseline'],
  [{ 'baseline-days': 30 }, { baseline: 'running' }, null],
  [{ 'baseline-days': 8 }, { baseline: 'running', 'baseline-days': 7 }, 'baseline-days'],
  [{ 'baseline-days': 60 }, { baseline: 'running', 'baseline-days': 90 }, null],
  [{ 'accept-unknown-os': true }, {}, null],
  [{ 'accept-unknown-os': true }, { 'trivy-severity': ['HIGH'] }, 'trivy-severity'],
  [{ 'accept-unknown-os': true }, { 'trivy-severity': ['HIGH'], 'accept-unknown-os': true }, null],
  [{ 'accept-unknown-os': true }, { 'accept-unknown-os': false }, 'accept-unknown-os'],
  [{ 'accept-unknown-os': false }, { 'accept-unknown-os': true }, null],
  [{ 'trivy-db-repository': ['a', 'c'] }, { 'trivy-db-repository': ['a', 'b'] }, 'trivy-db-repository'],
  [{ 'trivy-db-repository': ['b'] }, { 'trivy-db-repository': ['a', 'b'] }, null],
  [{ 'require-verified-db': false }, { 'require-verified-db': true }, 'require-verified-db'],
  [{ 'require-verified-db': true }, { 'require-verified-db': false }, null],
  [{ 'pin-sidecars': 'pin' }, { 'pin-sidecars': 'scan' }, 'pin-sidecars'],
  [{ 'pin-sidecars': 'scan' }, { 'pin-sidecars': 'pin' }, null],
  [{ 'ecr-scan': 'off' }, { 'ecr-scan': 'wait' }, 'ecr-scan'],
  [{ 'ecr-scan-unsupported': 'accept' }, { 'ecr-scan-unsupported': 'block' }, 'ecr-scan-unsupported'],
])('%j over %j', (given, floor, relaxed) => {
  const found = relaxationsOf(floor, given)
  expect(found.map(({ floorPath }) => floorPath.join('.'))).toEqual(relaxed === null ? [] : [relaxed])
  expect(relaxationsOf(floor, floor)).toEqual([])
})

test('the days that a baseline has by itself are those of the setting', () => {
  expect(fieldOf('baseline-days')).toMatchObject({ default: `${USUAL_BASELINE_DAYS}` })
})
