/** `watch-alarms`: names of alarms, in a list or in lines. */
import { expect, test } from '@jest/globals'
import { alarmNames } from '../../src/settings/kinds-alarms.ts'

const read = (value: unknown) => alarmNames().schema.safeParse(value)

test('names in a list or in lines, each once', () => {
  expect(read(['a', ' b c ', 'a']).data).toEqual(['a', 'b c'])
  expect(read('a\nb, c\n').data).toEqual(['a', 'b, c'])
})

test.each<readonly [unknown, string]>([
  [[], 'at least one alarm'],
  [Array.from({ length: 101 }, (_, index) => `a${index}`), 'at most 100 alarms'],
  [['arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a'], 'not their ARNs'],
  [['x'.repeat(256)], 'more than 255 characters'],
  [{ a: 'b' }, 'must be a text or a list of texts'],
])('%j is refused', (value, because) => {
  expect(read(value).error?.issues[0]?.message).toContain(because)
})

test('a level replaces the names of the level below', () => {
  expect(alarmNames().merge(['a'], ['b'])).toEqual(['b'])
})
