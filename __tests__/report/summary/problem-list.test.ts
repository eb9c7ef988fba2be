/** The lines of an error below its first one, in Markdown. */
import { expect, test } from '@jest/globals'
import { problemList } from '../../../src/report/summary/problem-list.ts'

test('problems of problems keep their levels, and the next step of each is a paragraph of it', () => {
  const lines = [
    '- the task definition task.json has a problem:',
    '  - cpu: unknown key (task.json:1:2)',
    '  Fix the `keys`.',
    '- 2 problems in the settings:',
    '  - `a` is wrong',
    '  - `b` is wrong',
  ]
  expect(problemList(lines)?.split('\n')).toEqual([
    '- the task definition task.json has a problem:',
    '  - cpu: unknown key (task.json<span>&#58;</span>1:2)',
    '',
    '  Fix the `keys`.',
    '- 2 problems in the settings:',
    '  - `a` is wrong',
    '  - `b` is wrong',
  ])
})

test('a list that is set in as a whole is one of the first level', () => {
  expect(problemList(['  - `a` is wrong', '  - `b` is wrong'])).toBe('- `a` is wrong\n- `b` is wrong')
})

test('an error of AWS with the placeholders that it is about is shown to its end', () => {
  const line = `- User is not authorized to perform ${'x'.repeat(700)}; needed by the last of them`
  expect(problemList([line])).toBe(line)
})

test.each([
  ['the output of a program', ['#7 [2/3] RUN false', '- a line of it']],
  ['a text that begins as a list and does not go on as one', ['- a', 'b']],
  ['nothing', []],
])('%s is no list of problems', (_, lines) => {
  expect(problemList(lines)).toBeNull()
})

test('a text cannot become a heading, a table, code, or a level that it does not have', () => {
  expect(
    problemList(['        - deep', '        # far', '  | a |', '- ![x](https://example.com)'])?.split('\n'),
  ).toEqual([
    '- deep',
    '',
    '  <span>&#35;</span> far',
    '',
    '  &#124; a &#124;',
    '- !&#91;x&#93;(https<span>&#58;</span>//example.com)',
  ])
})
