import { describe, expect, test } from '@jest/globals'
import { waitingLines } from '../../src/report/waiting-lines.ts'
import { fc } from '../support/fast-check.ts'

const lineOf = (text: string) => ({ text })
const make = (bounds?: { readonly head: number; readonly tail: number }) =>
  waitingLines((lines) => lineOf(`… ${lines}`), bounds)

describe('lines that wait', () => {
  test('come out in order, once', () => {
    const lines = make()
    for (const text of ['a', 'b', 'c']) lines.add(lineOf(text))
    expect(lines.takeAll().map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(lines.takeAll()).toEqual([])
  })

  test('are the first and the last ones when there are many, with the number of the others', () => {
    const lines = make({ head: 200, tail: 200 })
    for (let at = 0; at < 1000; at += 1) lines.add(lineOf(String(at)))
    expect(lines.takeAll().map(({ text }) => text)).toEqual(['0', '1', '2', '… 995', '998', '999'])
  })

  test('are bounded, and none is forgotten', () => {
    const length = fc.integer({ min: 0, max: 300 })
    const bounds = fc.record({ head: fc.nat(2000), tail: fc.nat(2000) })
    fc.assert(
      fc.property(fc.array(length, { maxLength: 200 }), bounds, (lengths, limits) => {
        const lines = make(limits)
        for (const characters of lengths) lines.add(lineOf('x'.repeat(characters)))
        const all = lines.takeAll()
        const counted = all.map(({ text }) => (text.startsWith('… ') ? Number(text.slice(2)) : 1))
        expect(counted.reduce((sum, one) => sum + one, 0)).toBe(lengths.length)
        expect(all.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(limits.head + limits.tail + 10)
      }),
    )
  })
})
