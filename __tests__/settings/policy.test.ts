/** The setting `policy`: what it takes, how levels merge, and what is wrong with it. */
import { expect, test } from '@jest/globals'
import { policyOf } from '../../src/settings/policy-config.ts'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

const FULL = `
baseline: running
policy:
  fixable-after-days: { critical: 0, HIGH: 7 }
  end-of-life: block
  secrets: CRITICAL,HIGH
  licenses: { categories: [forbidden], names: ["GPL-3.0*"] }
  image-configuration: [CRITICAL]
  dockle-codes: { CIS-DI-0001: block, CIS-DI-0005: report }
  max-size-mb: 500
  max-growth-mb: 0
  max-growth-percent: 10
  base-images: ["docker.io/library/node:22*", scratch]
  max-database-age-hours: 48
`

test('every key', () => {
  expect(policyOf(settingsOf(REQUIRED, FULL))).toEqual({
    trivySeverities: ['CRITICAL', 'HIGH'],
    unfixed: 'blocked',
    dockleLevel: 'FATAL',
    map: {
      'fixable-after-days': { CRITICAL: 0, HIGH: 7 },
      'end-of-life': 'block',
      secrets: ['CRITICAL', 'HIGH'],
      licenses: { categories: ['forbidden'], names: ['GPL-3.0*'] },
      'image-configuration': ['CRITICAL'],
      'dockle-codes': { 'CIS-DI-0001': 'block', 'CIS-DI-0005': 'report' },
      'max-size-mb': 500,
      'max-growth-mb': 0,
      'max-growth-percent': 10,
      'base-images': ['docker.io/library/node:22*', 'scratch'],
      'max-database-age-hours': 48,
    },
  })
})

test.each([
  ['max-growth-mb: 5', '2:3: `policy.max-growth-mb` needs an image to compare with: set `baseline: running`, or'],
  [
    'max-size-mb: 9\n  max-growth-percent: 5\n  max-growth-mb: 5',
    '4:3: `policy.max-growth-mb` and `policy.max-growth-percent` need an image to compare with',
  ],
])('growth without a baseline: %j', (policy, text) => {
  const file = `policy:\n  ${policy}\n`
  const [only = '', ...others] = problemsOf(REQUIRED, file)
  expect(only).toContain(text)
  expect(others).toEqual([])
  expect(problemsOf({ ...REQUIRED, pipeline: 'check' }, file)).toHaveLength(1)
  expect(problemsOf({ ...REQUIRED, baseline: 'running' }, file)).toEqual([])
  expect(problemsOf(REQUIRED, `${file}baseline: sha256:${'a'.repeat(64)}\n`)).toEqual([])
  expect(problemsOf({ ...REQUIRED, pipeline: 'rescan' }, file).join()).not.toContain('compare with')
})

test('not set', () => {
  expect(policyOf(settingsOf(REQUIRED))).toEqual({
    trivySeverities: ['CRITICAL', 'HIGH'],
    unfixed: 'blocked',
    dockleLevel: 'FATAL',
  })
})

test('an environment overrides key by key', () => {
  const environment = '{ max-size-mb: 200, fixable-after-days: { HIGH: 1 }, secrets: [LOW] }'
  const map = policyOf(settingsOf(REQUIRED, `${FULL}environments:\n  prod: { policy: ${environment} }\n`)).map
  expect(map).toMatchObject({
    'max-size-mb': 200,
    'fixable-after-days': { CRITICAL: 0, HIGH: 1 },
    secrets: ['LOW'],
    'max-growth-percent': 10,
  })
})

test('the input `guarded-settings` replaces it, and unsets it with `none`', () => {
  const given = (text: string) => policyOf(settingsOf({ ...REQUIRED, 'guarded-settings': text }, FULL)).map
  expect(given('policy: { max-size-mb: 1 }')).toEqual({ 'max-size-mb': 1 })
  expect(given('policy: none')).toBeUndefined()
})

test.each([
  ['max-size: 3', '2:3: `policy.max-size`: unknown key; did you mean max-size-mb?'],
  ['max-size-mb: 0', "2:3: `policy.max-size-mb`: '0' is not a whole number from 1 to 1000000"],
  [
    'fixable-after-days: { HIHG: 3 }',
    "2:25: `policy.fixable-after-days.HIHG`: 'HIHG' is not one of CRITICAL, HIGH, MEDIUM, LOW, UNKNOWN; did you mean HIGH?",
  ],
  ['fixable-after-days: 7', '2:3: `policy.fixable-after-days` must be a map by severity'],
  ['end-of-life: yes', "2:3: `policy.end-of-life`: 'yes' is not one of block, report"],
  ['secrets: [HIGH, none]', '`none` cannot be combined with other values'],
  ['licenses: {}', '2:3: `policy.licenses` must have `categories` or `names`'],
  [
    'licenses: { categories: [viral] }',
    "'viral' is not one of forbidden, restricted, reciprocal, notice, permissive, unencumbered, unknown",
  ],
  [
    'dockle-codes: { CIS-DI-0002: block }',
    "2:19: `policy.dockle-codes.CIS-DI-0002`: 'CIS-DI-0002' is not one of CIS-DI-0001",
  ],
  [
    'base-images: [ghcr.io/a/*, "node:22"]',
    '2:30: `policy.base-images[1]` must begin with a registry or with *; write docker.io/library/node:22',
  ],
  ['base-images: []', '2:3: `policy.base-images` must list at least one of images'],
])('%s', (text, expected) => {
  const [first, ...others] = problemsOf(REQUIRED, `policy:\n  ${text}\n`)
  expect(others).toEqual([])
  expect(first).toContain(expected)
})
