/** The index finds what a search for each text alone finds. */
import { describe, expect, test } from '@jest/globals'
import { makeRedactor } from '../../src/adapters/redact.ts'
import { indexOf } from '../../src/adapters/secret-index.ts'
import { fc } from '../support/fast-check.ts'

/** Few letters, so that texts overlap, contain each other and begin alike. */
const text = (size: { readonly minLength?: number; readonly maxLength: number }) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\u001b'), ...size })
const secrets = fc.array(text({ minLength: 4, maxLength: 9 }), { maxLength: 12 })

const placesOf = (wanted: string, within: string) => {
  const places = []
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + wanted.length))
    places.push({ start: at, end: at + wanted.length })
  return places
}

const inOrder = (places: readonly { readonly start: number; readonly end: number }[]) =>
  places.map(({ start, end }) => `${start}-${end}`).sort()

describe('an index of texts', () => {
  test('finds every one of them where a search for it alone does', () => {
    fc.assert(
      fc.property(secrets, text({ maxLength: 60 }), (wanted, within) => {
        const expected = [...new Set(wanted)].flatMap((one) => placesOf(one, within))
        expect(inOrder(indexOf(wanted).placesIn(within))).toEqual(inOrder(expected))
      }),
    )
  })

  test('knows which one a text begins with, and which one begins with a rest of it', () => {
    fc.assert(
      fc.property(secrets, text({ maxLength: 12 }), fc.nat(12), (wanted, within, place) => {
        const index = indexOf(wanted)
        const atStart = wanted.filter((one) => within.startsWith(one)).map(({ length }) => length)
        expect(index.longestAtStart(within)).toBe(Math.max(0, ...atStart))
        const at = Math.min(place, within.length)
        const rest = within.slice(at)
        expect(index.continues(within, at)).toBe(wanted.some((one) => one !== rest && one.startsWith(rest)))
      }),
    )
  })

  test('of shorter texts knows what continues', () => {
    expect(indexOf(['a', 'xyz']).continues('1xy', 1)).toBe(true)
    expect(indexOf(['a', 'xyz']).continues('1xyz', 1)).toBe(false)
  })
})

test('a secret of thousands of lines is hidden in thousands of lines, whole or begun', () => {
  const lines = Array.from({ length: 3_000 }, (_, index) => `export VALUE_${index}=${'abcdefghij'.repeat(3)}${index}`)
  const redactor = makeRedactor()
  redactor.remember(lines.join('\n'))
  for (const [index, line] of lines.entries()) {
    expect(redactor.redact(`#12 0.${index} ${line} end`)).toBe(`#12 0.${index} *** end`)
    expect(redactor.openEnd(`#12 0.${index} ${line.slice(0, 20)}`)).toBe(`#12 0.${index} `.length)
  }
})
