/** A newer version of the same variant, and nothing that is only called so. */
import { expect, test } from '@jest/globals'
import { newerTag } from '../../../src/domain/image/newer-tag.ts'
import { fc } from '../../support/fast-check.ts'

test.each<[string, readonly string[], string | null]>([
  ['22.1.0-slim', ['22.9.1-slim', '22.10.0-slim', '24.0.0-slim', '22.11.0', '22-slim'], '22.10.0-slim'],
  ['22-slim', ['24-slim', '23-slim', '24', '24-alpine', '24.1-slim'], '24-slim'],
  ['3.20', ['3.9', '3.22', '3.22.1', '3.23-rc1', 'edge', '20260101'], '3.22'],
  ['v1.2.3', ['v1.2.4', '1.2.5'], 'v1.2.4'],
  ['22-bookworm-slim', ['24-trixie-slim', '24-bookworm-slim'], '24-bookworm-slim'],
  ['24', ['22', '24'], null],
  ['latest', ['1', '2'], null],
  ['bookworm', ['trixie'], null],
  ['1.2', ['1.3\n', '1.3;x', '99999999999.1'], null],
  ['1', [], null],
])('after %s of %j comes %s', (tag, all, newer) => {
  expect(newerTag(tag, all)).toBe(newer)
})

test('of any tags, what is newer is listed, and nothing is newer than itself', () => {
  const tags = fc.array(fc.oneof(fc.stringMatching(/^v?\d{1,3}(\.\d{1,3}){0,2}(-[a-z]{1,3})?$/u), fc.string()))
  fc.assert(
    fc.property(tags, (all) => {
      for (const tag of all) {
        const newer = newerTag(tag, all)
        expect(newer === null || (all.includes(newer) && newer !== tag)).toBe(true)
      }
    }),
  )
})
