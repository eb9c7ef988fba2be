import { describe, expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { makeRedactor } from '../../src/adapters/redact.ts'
import { isShortSecret } from '../../src/adapters/secret-forms.ts'

const redactorOf = (...secrets: readonly string[]) => {
  const redactor = makeRedactor()
  secrets.forEach(redactor.remember)
  return redactor
}

describe('makeRedactor', () => {
  test('knows nothing at first, and blanks are no secret', () => {
    expect(redactorOf().redact('a b')).toBe('a b')
    expect(redactorOf('', '  ').redact('a  b')).toBe('a  b')
  })

  test('takes every occurrence out, whatever the secret looks like', () => {
    expect(redactorOf('a.*$&').redact('xa.*$&y a.*$& aXX')).toBe('x***y *** aXX')
  })

  test('a very short secret only as a whole word', () => {
    const { redact } = redactorOf('1', 'a\n', 'é')
    expect(redact('DEBUG=1 v1 12 x_1 (1) 1')).toBe('DEBUG=*** v1 12 x_1 (***) ***')
    expect(redact('a banana é été 𝒳a')).toBe('*** banana *** été 𝒳a')
    expect(redact('sha256:1f MQ== MQ')).toBe('sha256:1f MQ== MQ')
    expect(['1', ' abc\n', 'abcd'].map(isShortSecret)).toEqual([true, true, false])
    expect(redactorOf('$&.').redact('x $&. y')).toBe('x *** y')
  })

  test('the longer of two secrets wins', () => {
    expect(redactorOf('token', 'token-longer').redact('token-longer token')).toBe('*** ***')
  })

  test('the lines of a key, but not the short ones', () => {
    const redactor = redactorOf('-----BEGIN KEY-----\nabcdefgh\n}\n-----END KEY-----\n')
    expect(redactor.redact('line abcdefgh; } stays')).toBe('line ***; } stays')
  })

  test('in JSON and in an address', () => {
    const redactor = redactorOf('pass"wörd/1')
    expect(redactor.redact(JSON.stringify({ a: 'pass"wörd/1' }))).toBe('{"a":"***"}')
    expect(redactor.redact(`https://h/?p=${encodeURIComponent('pass"wörd/1')}`)).toBe('https://h/?p=***')
  })

  test('in base64, as it is and in the middle of something', () => {
    const secret = 'eyJwYXlsb2FkIjoi'
    const redactor = redactorOf(secret)
    for (const before of ['', 'A', 'AW', 'AWS:']) {
      const text = redactor.redact(Buffer.from(`${before}${secret}!`).toString('base64'))
      expect(text).toContain('***')
      // At each end up to three bytes share a group of four letters with a neighbour.
      expect(text.replaceAll('***', '').length).toBeLessThanOrEqual(16)
    }
    expect(redactor.redact(Buffer.from(secret).toString('base64'))).toBe('***')
  })

  test('no secret is left in any text around it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4 }), fc.string(), fc.string(), (secret, before, after) => {
        fc.pre(secret.trim().length >= 4 && !'***'.includes(secret.trim()) && !/^\**$/u.test(secret.trim()))
        fc.pre(!(before + after).includes('*') && !secret.includes('*'))
        expect(redactorOf(secret).redact(`${before}${secret}${after}`)).not.toContain(secret)
      }),
    )
  })
})
