/** `policy-file`: what a run has over it, and what is laxer is a problem with both places. */
import { expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import { policyOf } from '../../src/settings/policy-config.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'
import { REQUIRED, type Given } from '../support/settings.ts'

const over = (policyFile: string, file: string, more: Given = {}) => {
  const given: Given = { ...REQUIRED, ...more }
  return readSettings({
    read: (name) => given[name] ?? '',
    given: Object.keys(given).map((name) => name.toUpperCase()),
    file: { path: 'ship-to-ecs.yaml', text: file },
    policyFile: { path: 'org/policy.yaml', text: policyFile },
    trusted: { kind: 'checkout' },
    readTree,
  })
}

const errorOf = (policyFile: string, file: string, more: Given = {}): string => {
  try {
    over(policyFile, file, more)
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== 'E_INPUT') throw error
    return error.message
  }
  return 'none'
}

const FLOOR = `trivy-severity: CRITICAL
dockle-exit-level: WARN
policy:
  max-size-mb: 500
  fixable-after-days: { HIGH: 7 }
`

test('what the settings do not set is that of the floor', () => {
  expect(policyOf(over(FLOOR, ''))).toEqual({
    trivySeverities: ['CRITICAL'],
    unfixed: 'blocked',
    dockleLevel: 'WARN',
    map: { 'max-size-mb': 500, 'fixable-after-days': { HIGH: 7 } },
  })
})

test('what is stricter holds', () => {
  const file = 'trivy-severity: [CRITICAL, HIGH]\npolicy: { max-size-mb: 300, end-of-life: block }\n'
  expect(policyOf(over(FLOOR, file, { 'dockle-exit-level': 'INFO' }))).toEqual({
    trivySeverities: ['CRITICAL', 'HIGH'],
    unfixed: 'blocked',
    dockleLevel: 'INFO',
    map: { 'max-size-mb': 300, 'fixable-after-days': { HIGH: 7 }, 'end-of-life': 'block' },
  })
})

test('what is laxer is a problem, with both places', () => {
  expect(errorOf(FLOOR, 'tag: v1\npolicy:\n  max-size-mb: 900\n')).toBe(
    'ship-to-ecs.yaml:3:3: `policy.max-size-mb: 900` is laxer than `policy.max-size-mb: 500` of the policy (org/policy.yaml:4:3), which can be tightened, not relaxed',
  )
  expect(errorOf(FLOOR, 'dockle-exit-level: none\n')).toContain(
    'ship-to-ecs.yaml:1:20: `dockle-exit-level: none` is laxer',
  )
  expect(errorOf(FLOOR, 'policy: { fixable-after-days: { CRITICAL: 3, HIGH: 8 } }\n').split('\n')).toHaveLength(3)
})

test('inputs relax no floor either', () => {
  expect(errorOf(FLOOR, '', { 'trivy-severity': 'none' })).toContain('(org/policy.yaml:1:17)')
  expect(errorOf(FLOOR, '', { 'guarded-settings': 'policy: { max-size-mb: 501 }' })).toContain('(org/policy.yaml:4:3)')
  expect(policyOf(over(FLOOR, 'policy: { max-size-mb: 9 }', { 'guarded-settings': 'policy: none' })).map).toMatchObject(
    {
      'max-size-mb': 500,
    },
  )
})

test.each([
  ['baseline: running\nbaseline-days: 7\n', 'baseline: none\n', {}],
  ['baseline: running\nbaseline-days: 7\n', 'baseline-days: 3\n', {}],
  ['exceptions: { allow-head: false }\n', '', { 'exceptions-from': 'base' }],
  ['exceptions: { allow-override: true, max-days: 9 }\n', '', { 'override-reason': 'An outage, see the ticket.' }],
])('%j over %j is not relaxed by %j', (floor, file, inputs) => {
  expect(errorOf(floor, file, inputs)).toBe('none')
})

test('settings of the floor besides the policy hold where the run does not set them', () => {
  expect(over('baseline: running\nbaseline-days: 7\necr-scan: wait\n', 'ecr-scan-unsupported: accept\n')).toMatchObject(
    {
      ...{ baseline: 'running', 'baseline-days': 7, 'ecr-scan': 'wait', 'ecr-scan-unsupported': 'accept' },
    },
  )
})

test.each<readonly [string, string, Given, string]>([
  [
    'trivy-severity: HIGH\n',
    'baseline: running\n',
    {},
    '`baseline: running` is laxer than `trivy-severity: HIGH` of the policy (org/policy.yaml:1:17)',
  ],
  [
    'baseline: running\n',
    '',
    { baseline: `sha256:${'1'.repeat(64)}` },
    'is laxer than `baseline: running` of the policy (org/policy.yaml:1:11)',
  ],
  ['baseline: running\n', 'baseline-days: 31\n', {}, '`baseline-days: 31` is laxer than `baseline: running`'],
  [
    'trivy-severity: HIGH\n',
    'accept-unknown-os: true\n',
    {},
    '`accept-unknown-os: true` is laxer than `trivy-severity: HIGH`',
  ],
  ['ecr-scan: wait\n', 'ecr-scan: off\n', {}, 'ship-to-ecs.yaml:1:11: `ecr-scan: off` is laxer than `ecr-scan: wait`'],
  [
    'exceptions:\n  allow-head: false\n',
    '',
    { 'exceptions-from': 'head' },
    '`exceptions-from: head` is refused by `exceptions.allow-head: false` of the policy (org/policy.yaml:2:3)',
  ],
  [
    'exceptions:\n  allow-override: false\n',
    '',
    { 'override-reason': 'An outage, see the ticket.' },
    '`override-reason` is refused by `exceptions.allow-override: false` of the policy (org/policy.yaml:2:3)',
  ],
])('%j over %j %j is relaxed', (floor, file, inputs, expected) => {
  expect(errorOf(floor, file, inputs)).toContain(expected)
})

test.each([
  ['exceptions: { max-day: 3 }', 'org/policy.yaml:1:15: `exceptions.max-day`: unknown key; did you mean max-days?'],
  [
    'exceptions: { max-days: -1 }',
    "org/policy.yaml:1:15: `exceptions.max-days`: '-1' is not a whole number from 0 to 732",
  ],
  ['exceptions: none', 'org/policy.yaml:1:13: `exceptions` must be a map'],
  ['exceptions: { allow-vex: no }', 'org/policy.yaml:1:15: `exceptions.allow-vex` must be `true` or `false`'],
  ['exception: {}', "org/policy.yaml:1:1: 'exception' cannot be part of a policy file; did you mean exceptions?"],
  ['policy: { max-size: 3 }', 'org/policy.yaml:1:11: `policy.max-size`: unknown key; did you mean max-size-mb?'],
  [
    'trivy-severty: HIGH',
    "org/policy.yaml:1:1: 'trivy-severty' cannot be part of a policy file; did you mean trivy-severity?",
  ],
  ['cluster: main', "org/policy.yaml:1:1: 'cluster' cannot be part of a policy file"],
  ['- a', 'org/policy.yaml:1:1: the file must be a map'],
  ['a: [', 'org/policy.yaml is not valid YAML'],
])('a floor with a mistake: %s', (text, expected) => {
  expect(errorOf(text, '')).toContain(expected)
})
