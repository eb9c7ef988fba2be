/** A newer version of the same variant, and nothing that is only called so. */
import { expect, test } from '@jest/globals'
import { newerTags } from '../../../src/domain/image/newer-tag.ts'
import { fc } from '../../support/fast-check.ts'

test.each<[string, readonly string[], readonly string[]]>([
  [
    '22.1.0-slim',
    ['22.1.3-slim', '22.9.1-slim', '22.10.0-slim', '24.0.0-slim', '22.11.0', '22-slim'],
    ['22.1.3-slim', '22.10.0-slim'],
  ],
  ['22.1.0-slim', ['22.9.1-slim', '24.0.0-slim'], ['22.9.1-slim']],
  ['22.1.0-slim', ['22.1.1-slim', '22.1.2-slim'], ['22.1.2-slim']],
  ['22.1.0-slim', ['24.0.0-slim', '24.1.0-slim'], ['24.1.0-slim']],
  ['1.2.3.4', ['1.2.3.5', '1.2.4.0', '1.3.0.0', '2.0.0.0'], ['1.2.3.5', '1.2.4.0']],
  ['22-slim', ['24-slim', '23-slim', '24', '24-alpine', '24.1-slim'], ['24-slim']],
  ['3.20', ['3.9', '3.22', '3.22.1', '3.23-rc1', 'edge', '20260101'], ['3.22']],
  ['v1.2.3', ['v1.2.4', '1.2.5'], ['v1.2.4']],
  ['22-bookworm-slim', ['24-trixie-slim', '24-bookworm-slim'], ['24-bookworm-slim']],
  ['24', ['22', '24'], []],
  ['latest', ['1', '2'], []],
  ['bookworm', ['trixie'], []],
  ['1.2', ['1.3\n', '1.3;x', '99999999999.1'], []],
  ['1', [], []],
])('after %s of %j comes %j', (tag, all, newer) => {
  expect(newerTags(tag, all)).toEqual(newer)
})

test('of any tags, what is newer is listed, and nothing is newer than itself', () => {
  const tags = fc.array(fc.oneof(fc.stringMatching(/^v?\d{1,3}(\.\d{1,3}){0,2}(-[a-z]{1,3})?$/u), fc.string()))
  fc.assert(
    fc.property(tags, (all) => {
      for (const tag of all) {
        const newer = newerTags(tag, all)
        expect(newer.length).toBeLessThanOrEqual(2)
        expect(new Set(newer).size).toBe(newer.length)
        expect(newer.every((one) => all.includes(one) && one !== tag)).toBe(true)
      }
    }),
  )
})
