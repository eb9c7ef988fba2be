/** Which revisions are old. */
import { expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { oldRevisions } from '../../../src/domain/rollout/kept-revisions.ts'

const NEWEST_FIRST = ['hello:9', 'hello:8', 'hello:7', 'hello:5', 'hello:4']

test.each<readonly [string, string, number, readonly string[]]>([
  ['beyond the newest ones, the oldest first', 'hello:9', 2, ['hello:4', 'hello:5', 'hello:7']],
  ['none where all are among the newest ones', 'hello:9', 5, []],
  ['never what is newer than the deployed one', 'hello:7', 1, ['hello:4', 'hello:5']],
  ['never the deployed one', 'hello:4', 1, []],
  ['none where the deployed one is not listed', 'hello:6', 1, []],
])('%s', (_, deployed, keep, expected) => {
  expect(oldRevisions({ listed: NEWEST_FIRST, deployed, keep })).toEqual(expected)
})

test('of any listing as many as are to be kept stay, and the deployed one and all newer ones', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 29 }),
      fc.integer({ min: 1, max: 40 }),
      (size, own, keep) => {
        const listed = Array.from({ length: size }, (_, index) => `hello:${size - index}`)
        const deployed = listed[own % size] ?? ''
        const old = oldRevisions({ listed, deployed, keep })
        const rest = listed.filter((one) => !old.includes(one))
        expect(rest.length).toBeGreaterThanOrEqual(Math.min(keep, size))
        expect(old.every((one) => listed.indexOf(one) > listed.indexOf(deployed))).toBe(true)
      },
    ),
  )
})
