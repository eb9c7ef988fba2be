import { expect, test } from '@jest/globals'
import { filledText, isFilledText } from '../../../src/domain/task-definition/filled-text.ts'
import { withListedValues } from '../../../src/domain/values/listed-values.ts'

const filled = (text: string | null, written = '${cfn:stack.Output}') =>
  filledText({ text, written, rest: '', place: () => null })

/** The list as texts. */
const listed = (item: unknown): readonly unknown[] => {
  const value = withListedValues({ ids: [item], other: 'a,b' })
  expect(value).toMatchObject({ other: 'a,b' })
  return (value as { readonly ids: readonly unknown[] }).ids.map((one) => (isFilledText(one) ? one.text : one))
}

test.each([
  ['a value with commas', filled('subnet-a, subnet-b'), ['subnet-a', 'subnet-b']],
  ['one value', filled('subnet-a'), ['subnet-a']],
  ['a text around it', filled('x-a,b', 'x-${cfn:stack.Output}'), ['x-a,b']],
  ['no value', filled(null), [null]],
  ['a plain text', 'a,b', ['a,b']],
])('an item of a list: %s', (_, item, expected) => {
  expect(listed(item)).toEqual(expected)
})

test('a member that is no list keeps its value', () => {
  expect(withListedValues({ one: filled('a,b') })).toMatchObject({ one: { text: 'a,b' } })
})
