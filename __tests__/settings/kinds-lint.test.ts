import { describe, expect, test } from '@jest/globals'
import { problemsOf, REQUIRED } from '../support/settings.ts'
import { readGuarded } from '../support/guarded-settings.ts'

const levelsOf = (checkout: string) =>
  readGuarded({ checkout, trusted: { kind: 'checkout' } }).settings?.services.map(({ lint }) => lint)

describe('`lint`', () => {
  test('maps rules to levels', () => {
    expect(levelsOf('lint:\n  ECS.5: off\n  plain-secret: error\n  all: warn\n')).toEqual([
      { 'ECS.5': 'off', 'plain-secret': 'error', all: 'warn' },
    ])
  })

  test('is merged rule by rule', () => {
    const file = 'lint: { ECS.5: off, ECS.4: error }\nservices:\n  web:\n    lint: { ECS.5: error }\n'
    expect(levelsOf(file)).toEqual([{ 'ECS.5': 'error', 'ECS.4': 'error' }])
  })

  test.each([
    [
      'a rule that does not exist',
      'lint:\n  ECS.5: off\n  plain-sercet: error\n',
      "3:3: `lint`: 'plain-sercet' is not a rule of the lint; did you mean plain-secret?",
    ],
    [
      'a rule like no other',
      'lint:\n  something-else: off\n',
      "2:3: `lint`: 'something-else' is not a rule of the lint (docs/lint.md lists them)",
    ],
    ['a name that every object has', 'lint:\n  constructor: off\n', 'is not a rule of the lint'],
    [
      'another level',
      'lint:\n  ECS.5: warm\n',
      "2:3: `lint`: ECS.5: 'warm' is not one of off, warn, error; did you mean warn?",
    ],
    ['a text', 'lint: error\n', '1:7: `lint` must map rules to `off`, `warn` or `error`'],
    ['a list', 'lint: [ECS.5]\n', '1:7: `lint` must map rules to `off`, `warn` or `error`'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(REQUIRED, text).join('\n')).toContain(expected)
  })
})
