import { describe, expect, it } from '@jest/globals'
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue.ts'
import { fault } from '../../src/errors/fault.ts'
import { isExplained } from '../../src/errors/ship-error.ts'

describe('an error that explains what is wrong with the thing looked at', () => {
  // @ts-expect-error -- Object.keys gives texts; the catalogue has these keys and no others.
  const codes: ErrorCode[] = Object.keys(CATALOGUE)
  const others = codes.filter((code) => code === 'E_INTERNAL' || CATALOGUE[code].kind === 'cancelled')

  it('is every error of the catalogue but a cancel and a bug', () => {
    expect(others).toContain('E_CANCELLED')
    expect(codes.filter((code) => !isExplained(fault(code, { message: 'm' })))).toEqual(others)
  })

  it.each([new Error('a bug'), 'a text', undefined, new TypeError('x')])('is not %p', (thrown) => {
    expect(isExplained(thrown)).toBe(false)
  })
})
