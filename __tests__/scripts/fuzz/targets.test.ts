/** A few hundred hostile texts for each target of the fuzzer; `npm run fuzz` tries as many as its time allows. */
import { describe, expect, test } from '@jest/globals'
import { hostileTexts } from '../../../scripts/fuzz/hostile-texts.ts'
import { SECRET } from '../../../scripts/fuzz/shown-by.ts'
import { TARGETS } from '../../../scripts/fuzz/targets.ts'
import { fc } from '../../support/fast-check.ts'
import { injected, PLANTED } from '../../support/planted-commands.ts'

describe.each(TARGETS)('$name', ({ samples, read }) => {
  test.each(samples)('a text that is right is read: %s', (sample) => {
    expect(injected(read(sample))).toEqual([])
  })

  test('whatever the text is, nothing crashes, no command gets into the log and no secret is shown', () => {
    fc.assert(
      fc.property(hostileTexts(samples, 2_000), (text) => {
        const shown = read(text)
        expect(injected(shown)).toEqual([])
        expect(shown).not.toContain(SECRET)
      }),
      { numRuns: 200 },
    )
  })
})

test('a command that got into a log is found', () => {
  expect(injected(`ok\n::set-output name=a::b\n##[error]${PLANTED}`)).toHaveLength(2)
})
