import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { fieldOf, SETTING_NAMES } from '../../../src/settings/declaration.ts'
import { problemsOf, REQUIRED, settingsOf } from '../../support/settings.ts'

describe('guarded-settings', () => {
  test('sets what has no input of its own, over the file', () => {
    const inputs = { ...REQUIRED, 'guarded-settings': 'builder: b1\nadd-hosts: [a:10.0.0.1]\noffline: true\n' }
    expect(settingsOf(inputs, 'builder: b2\n')).toMatchObject({
      builder: 'b1',
      'add-hosts': ['a:10.0.0.1'],
      offline: true,
    })
  })

  test('an input of its own overrides it', () => {
    const inputs = { ...REQUIRED, 'guarded-settings': 'offline: true\n', offline: 'false' }
    expect(settingsOf(inputs).offline).toBe(false)
  })

  test('an empty value sets nothing', () => {
    expect(settingsOf({ ...REQUIRED, 'guarded-settings': 'builder:\n' }, 'builder: b2\n').builder).toBe('b2')
  })

  test.each([
    ['ofline: true', "guarded-settings:1:1: 'ofline' is not a guarded setting; did you mean offline?"],
    ['cluster: main', "guarded-settings:1:1: 'cluster' is not a guarded setting: "],
    ['offline: perhaps', "guarded-settings:1:10: `offline` must be `true` or `false`, not 'perhaps'"],
    ['- offline', 'guarded-settings:1:1: the input must be a map of guarded settings'],
    ['offline: [', 'guarded-settings is not valid YAML'],
    ['aws-account-id: 12345', "`aws-account-id`: '12345' is not an AWS account id (12 digits)"],
  ])('%s is refused', (text, words) => {
    const [problem = '', ...others] = problemsOf({ ...REQUIRED, 'guarded-settings': text })
    expect(problem).toContain(words)
    expect(others).toEqual([])
  })
})

describe('none', () => {
  test('the settings whose description says so', () => {
    const bySaying = SETTING_NAMES.filter((name) => / `none`(?:: | unsets it)/u.test(fieldOf(name).description))
    const unset = SETTING_NAMES.filter((name) => fieldOf(name).isUnsetByNone)
    expect(unset.length).toBeGreaterThan(0)
    expect(bySaying).toEqual(SETTING_NAMES.filter((name) => unset.includes(name) || name === 'config-file'))
  })

  test('unsets what the file sets', () => {
    const file =
      "aws-account-id: '111111111111'\naws-region: eu-west-1\ntrivy-cache-dir: db\nbuilder: b\nadd-hosts: [a:10.0.0.1]\n"
    const inputs = {
      ...REQUIRED,
      'aws-account-id': 'none',
      'aws-region': ' none ',
      'trivy-cache-dir': 'none',
      'guarded-settings': 'builder: none\nadd-hosts: none\n',
    }
    expect(settingsOf(inputs, file)).toMatchObject({
      'aws-account-id': null,
      'aws-region': null,
      'trivy-cache-dir': null,
      builder: null,
      'add-hosts': [],
      services: [{ 'aws-account-id': null, 'aws-region': null }],
    })
  })

  test('is a value elsewhere', () => {
    const inputs = { ...REQUIRED, 'guarded-settings': 'network: none\ntrivy-severity: none\n' }
    expect(settingsOf(inputs)).toMatchObject({ network: 'none', 'trivy-severity': [] })
  })
})

test('GitHub fills in its token, and no other input has a default of its own in action.yml', () => {
  const inputs = z
    .object({ inputs: z.record(z.string(), z.object({ default: z.string().optional() })) })
    .parse(parse(readFileSync('action.yml', 'utf8'))).inputs
  const defaults = Object.entries(inputs).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value]],
  )
  expect(defaults).toEqual([['github-token', '${{ github.token }}']])
})
