/** Floors: what relaxes one, by a table. */
import { expect, test } from '@jest/globals'
import { relaxationsOf } from '../../../../src/domain/scan/policy/floor.ts'
import type { GivenPolicy } from '../../../../src/domain/scan/policy/given-policy.ts'
import type { PolicyMap } from '../../../../src/domain/scan/policy/policy-map.ts'

type Row = readonly [string, GivenPolicy, GivenPolicy, string | null]

const map = (policy: PolicyMap): GivenPolicy => ({ policy })

/** What is set, the floor, the laxer key and the one of the floor; null where nothing is laxer. */
// prettier-ignore
const ROWS: readonly Row[] = [
  [
    'a severity left out',
    { 'trivy-severity': ['CRITICAL'] },
    { 'trivy-severity': ['HIGH', 'CRITICAL'] },
    'trivy-severity trivy-severity',
  ],
  ['a severity more', { 'trivy-severity': ['CRITICAL', 'LOW'] }, { 'trivy-severity': ['CRITICAL'] }, null],
  [
    'unfixed ignored',
    { 'trivy-ignore-unfixed': true },
    { 'trivy-ignore-unfixed': false },
    'trivy-ignore-unfixed trivy-ignore-unfixed',
  ],
  [
    'unfixed ignored under severities',
    { 'trivy-ignore-unfixed': true },
    { 'trivy-severity': ['LOW'] },
    'trivy-ignore-unfixed trivy-severity',
  ],
  [
    'unfixed ignored by both',
    { 'trivy-ignore-unfixed': true },
    { 'trivy-severity': ['LOW'], 'trivy-ignore-unfixed': true },
    null,
  ],
  ['unfixed ignored under nothing', { 'trivy-ignore-unfixed': true }, { 'trivy-severity': [] }, null],
  [
    'a higher level of Dockle',
    { 'dockle-exit-level': 'FATAL' },
    { 'dockle-exit-level': 'WARN' },
    'dockle-exit-level dockle-exit-level',
  ],
  ['a lower level of Dockle', { 'dockle-exit-level': 'INFO' }, { 'dockle-exit-level': 'WARN' }, null],
  [
    'no level of Dockle',
    { 'dockle-exit-level': 'none' },
    { 'dockle-exit-level': 'FATAL' },
    'dockle-exit-level dockle-exit-level',
  ],
  [
    'more days',
    map({ 'fixable-after-days': { HIGH: 8 } }),
    map({ 'fixable-after-days': { HIGH: 7 } }),
    'policy.fixable-after-days.HIGH policy.fixable-after-days.HIGH',
  ],
  [
    'days instead of at once',
    map({ 'fixable-after-days': { HIGH: 1 } }),
    { 'trivy-severity': ['HIGH'] },
    'policy.fixable-after-days.HIGH trivy-severity',
  ],
  ['no days', map({ 'fixable-after-days': { HIGH: 0 } }), { 'trivy-severity': ['HIGH'] }, null],
  ['days for another severity', map({ 'fixable-after-days': { LOW: 9 } }), { 'trivy-severity': ['HIGH'] }, null],
  ['secrets left out', map({ secrets: ['LOW'] }), map({ secrets: ['HIGH'] }), 'policy.secrets policy.secrets'],
  [
    'secrets instead of severities',
    map({ secrets: ['LOW'] }),
    { 'trivy-severity': ['HIGH'] },
    'policy.secrets trivy-severity',
  ],
  [
    'a category of licenses',
    map({ licenses: { categories: [], names: ['A'] } }),
    map({ licenses: { categories: ['forbidden'], names: [] } }),
    'policy.licenses.categories policy.licenses.categories',
  ],
  [
    'a license',
    map({ licenses: { categories: [], names: ['A'] } }),
    map({ licenses: { categories: [], names: ['A*'] } }),
    'policy.licenses.names policy.licenses.names',
  ],
  [
    'more licenses',
    map({ licenses: { categories: [], names: ['A*'] } }),
    map({ licenses: { categories: [], names: ['AB'] } }),
    null,
  ],
  [
    'the configuration',
    map({ 'image-configuration': [] }),
    map({ 'image-configuration': ['HIGH'] }),
    'policy.image-configuration policy.image-configuration',
  ],
  [
    'a code of Dockle',
    map({ 'dockle-codes': { 'CIS-DI-0001': 'report' } }),
    map({ 'dockle-codes': { 'CIS-DI-0001': 'block' } }),
    'policy.dockle-codes.CIS-DI-0001 policy.dockle-codes.CIS-DI-0001',
  ],
  [
    'a code whose level blocks',
    map({ 'dockle-codes': { 'CIS-DI-0001': 'report' } }),
    { 'dockle-exit-level': 'WARN' },
    'policy.dockle-codes.CIS-DI-0001 dockle-exit-level',
  ],
  [
    'a code whose level does not',
    map({ 'dockle-codes': { 'CIS-DI-0001': 'report' } }),
    { 'dockle-exit-level': 'FATAL' },
    null,
  ],
  [
    'the end of life',
    map({ 'end-of-life': 'report' }),
    map({ 'end-of-life': 'block' }),
    'policy.end-of-life policy.end-of-life',
  ],
  ['a size', map({ 'max-size-mb': 2 }), map({ 'max-size-mb': 1 }), 'policy.max-size-mb policy.max-size-mb'],
  ['a smaller size', map({ 'max-size-mb': 1 }), map({ 'max-size-mb': 2 }), null],
  ['a growth', map({ 'max-growth-mb': 2 }), map({ 'max-growth-mb': 1 }), 'policy.max-growth-mb policy.max-growth-mb'],
  ['another growth', map({ 'max-growth-percent': 2 }), map({ 'max-growth-mb': 1 }), null],
  [
    'a growth in percent',
    map({ 'max-growth-percent': 2 }),
    map({ 'max-growth-percent': 1 }),
    'policy.max-growth-percent policy.max-growth-percent',
  ],
  [
    'an age',
    map({ 'max-database-age-hours': 2 }),
    map({ 'max-database-age-hours': 1 }),
    'policy.max-database-age-hours policy.max-database-age-hours',
  ],
  [
    'a base',
    map({ 'base-images': ['ghcr.io/a/*', 'ghcr.io/*'] }),
    map({ 'base-images': ['ghcr.io/a/*'] }),
    'policy.base-images.1 policy.base-images',
  ],
  ['fewer bases', map({ 'base-images': ['ghcr.io/a/b:*'] }), map({ 'base-images': ['ghcr.io/a/*'] }), null],
  ['what the floor does not set', map({ 'max-size-mb': 900, secrets: [] }), {}, null],
]

test.each(ROWS)('%s', (_what, given, floor, expected) => {
  const found = relaxationsOf(floor, given).map((one) => `${one.path.join('.')} ${one.floorPath.join('.')}`)
  expect(found).toEqual(expected === null ? [] : [expected])
})
