/** JSON without anything invisible, and of the same value. */
import { expect, test } from '@jest/globals'
import { INVISIBLE } from '../../../src/domain/invisible.ts'
import { visibleJson } from '../../../src/domain/reports/visible-json.ts'
import { fc } from '../../support/fast-check.ts'

test('what turns the direction of a text is written by its number, beyond the first plane, too', () => {
  expect(visibleJson({ a: 'x\u202Egnp.\u2066\u{E0041}\u0007\u009b' })).toBe(
    '{\n "a": "x\\u202egnp.\\u2066\\udb40\\udc41\\u0007\\u009b"\n}\n',
  )
})

test('any value is the same when it is read, and nothing in the text is invisible', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
      const json = visibleJson({ value, [`k${text}`]: text })
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, [`k${text}`]: text })))
      expect(json.replaceAll('\n', '')).not.toMatch(INVISIBLE)
    }),
  )
})
