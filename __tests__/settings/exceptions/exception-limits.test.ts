/** What a policy says of exceptions, against an exceptions file. */
import { expect, test } from '@jest/globals'
import { limitsIn, NO_LIMITS } from '../../../src/settings/exceptions/exception-limits.ts'
import { readTree } from '../../../src/settings/read-tree.ts'
import { entry, problemsOf, read } from '../../support/exception-text.ts'

const limits = (text: string) => limitsIn({ path: 'floor.yaml', text }, readTree)

test.each([
  '',
  'policy: {}\n',
  'exceptions: {}\n',
  'exceptions: { allow-vex: true }\n',
  'exceptions: 7\n',
  '- a',
  ': [',
])('%j limits nothing', (text) => {
  expect(limits(text)).toEqual(NO_LIMITS)
})

const ONE = entry('id: CVE-2023-5363')
const DOCKLE = 'dockle:\n  accept-keys: [A_KEY]\n  sensitive-words: [hunter]\n'

/** The entry ends 40 days after the day of the test. */
test.each<readonly [string, string, readonly string[]]>([
  ['max-days: 40', ONE, []],
  [
    'max-days: 39',
    ONE,
    [
      'e.yaml:5:5 `expires`: 2026-12-31 is more than 39 days ahead; use 2026-12-30 at most, by `exceptions.max-days: 39` of the policy (floor.yaml:2:3)',
    ],
  ],
  [
    'max-days: 1',
    ONE,
    [
      'e.yaml:5:5 `expires`: 2026-12-31 is more than 1 day ahead; use 2026-11-22 at most, by `exceptions.max-days: 1` of the policy (floor.yaml:2:3)',
    ],
  ],
  [
    'max-days: 0',
    ONE,
    ['e.yaml:5:5 `expires`: no exception holds by `exceptions.max-days: 0` of the policy (floor.yaml:2:3)'],
  ],
  [
    'max-days: 0',
    ONE.replace('2026-12-31', '2026-01-01'),
    ['e.yaml:5:5 `expires`: no exception holds by `exceptions.max-days: 0` of the policy (floor.yaml:2:3)'],
  ],
  [
    'allow-vex: false',
    'vex: [a.json]\n',
    ['e.yaml:1:6 `vex`: documents are refused by `exceptions.allow-vex: false` of the policy (floor.yaml:2:3)'],
  ],
  ['allow-vex: false', `${ONE}vex: []\n`, []],
  [
    'allow-dockle-options: false',
    DOCKLE,
    [
      'e.yaml:2:3 `dockle.accept-keys` is refused by `exceptions.allow-dockle-options: false` of the policy (floor.yaml:2:3)',
    ],
  ],
  ['allow-dockle-options: false', 'dockle: { sensitive-words: [hunter] }\n', []],
])('%s and %j', (limit, file, problems) => {
  const found = limits(`exceptions:\n  ${limit}\n`)
  expect(problemsOf(file, found)).toEqual(problems)
  const { entries, vex, dockle } = read(file, found)
  if (problems.length > 0) expect([...entries, ...vex, ...Object.keys(dockle)]).toEqual([])
})
