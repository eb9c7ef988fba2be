import { expect, test } from '@jest/globals'
import { wordingProblems } from '../../../scripts/check/wording.ts'

const problemsOf = (text: string): readonly string[] => wordingProblems([{ path: 'a.ts', text }])

test('finds an expression with its line, also across the lines of a comment', () => {
  expect(problemsOf('/** x */\n// It can not run.\n')).toEqual(['a.ts:2: "can not": write cannot'])
  expect(problemsOf('/**\n * It can\n * not run.\n */\n')).toHaveLength(1)
  expect(problemsOf('// It can\n// not run.\n')).toHaveLength(1)
  expect(problemsOf('Mend it. All in all, nobody knows.')).toHaveLength(3)
  expect(problemsOf('A name can not be empty.')).toEqual(['a.ts:1: "can not": write cannot'])
})

test('reports in the order of the lines', () => {
  expect(problemsOf('told\nmended\ncan not\n').map((problem) => problem.split(':')[1])).toEqual(['1', '2', '3'])
})

test('passes over names in code and words that contain others', () => {
  const text =
    'const standalone = understand(amend, recommended, retold) // cannot; can not only a, but b; another; stands for; Tags can not be empty'
  expect(problemsOf(text)).toEqual([])
})
