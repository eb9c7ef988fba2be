import { describe, expect, test } from '@jest/globals'
import { readGuarded } from '../support/guarded-settings.ts'
import { problemsOf, REQUIRED } from '../support/settings.ts'

const tagsOf = (checkout: string) =>
  readGuarded({ checkout, trusted: { kind: 'checkout' } }).settings?.services.map((one) => one['required-tags'])

describe('`required-tags`', () => {
  test.each([
    ['a list of keys', 'required-tags: [team, cost-center]\n', { team: null, 'cost-center': null }],
    ['keys and values', 'required-tags:\n  team: shop\n  cost-center:\n', { team: 'shop', 'cost-center': null }],
    [
      'merged key by key',
      'required-tags: [team, stage]\nservices:\n  web:\n    required-tags: { team: shop }\n',
      { team: 'shop', stage: null },
    ],
  ])('%s', (_, file, tags) => {
    expect(tagsOf(file)).toEqual([tags])
  })

  test.each([
    ['a text', 'required-tags: team\n', '1:16: `required-tags` must be a list of keys, or a map from keys to values'],
    [
      'a key of AWS',
      'required-tags:\n  - team\n  - aws:stack\n',
      "3:5: `required-tags`: 'aws:stack' is not the key of a tag",
    ],
    [
      'a character',
      'required-tags:\n  team: shop\n  "a*b": x\n',
      "3:3: `required-tags`: 'a*b' is not the key of a tag",
    ],
    ['a long value', `required-tags:\n  team: ${'x'.repeat(257)}\n`, '2:3: `required-tags`: team: '],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(REQUIRED, text).join('\n')).toContain(expected)
  })
})
