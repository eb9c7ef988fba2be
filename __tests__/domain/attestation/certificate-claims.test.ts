/** The claims in a certificate: texts in DER, each once. */
import { describe, expect, test } from '@jest/globals'
import { claimsOf } from '../../../src/domain/attestation/certificate-claims.ts'
import { fc } from '../../support/fast-check.ts'
import { utf8Extension } from '../../support/extensions.ts'

const ID = '1.3.6.1.4.1.57264.1.15'

test('texts of every length are read as they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const whole = text.toWellFormed()
      expect(claimsOf([utf8Extension(15, whole)]).repositoryId).toBe(whole)
    }),
  )
})

test('each is read by its own number', () => {
  const numbers = {
    issuer: 8,
    signer: 9,
    signerCommit: 10,
    repositoryUrl: 12,
    commit: 13,
    ref: 14,
    repositoryId: 15,
    event: 20,
    runUrl: 21,
  }
  const extensions = Object.entries(numbers).map(([name, number]) => utf8Extension(number, name))
  expect(claimsOf(extensions)).toEqual(Object.fromEntries(Object.keys(numbers).map((name) => [name, name])))
})

describe('is unknown', () => {
  test.each<readonly [string, readonly number[]]>([
    ['without bytes', []],
    ['with a tag alone', [0x0c]],
    ['as another kind of text', [0x13, 1, 0x31]],
    ['without the tag, as in the older extensions', [0x31, 0x32]],
    ['with fewer bytes than its length', [0x0c, 3, 0x31, 0x32]],
    ['with more bytes than its length', [0x0c, 1, 0x31, 0x32]],
    ['with a length that is not definite', [0x0c, 0x80, 0x31, 0, 0]],
    ['with a length of three bytes', [0x0c, 0x83, 0, 0, 1, 0x31]],
    ['in bytes that are no text', [0x0c, 1, 0xff]],
  ])('%s', (_, bytes) => {
    expect(claimsOf([{ oid: ID, value: Uint8Array.from(bytes) }]).repositoryId).toBeNull()
  })

  test('where it is twice, or not there', () => {
    expect(claimsOf([utf8Extension(15, '1'), utf8Extension(15, '1')]).repositoryId).toBeNull()
    expect(claimsOf([]).repositoryId).toBeNull()
  })

  test('any bytes give a text or nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (value) => {
        const { repositoryId } = claimsOf([{ oid: ID, value }])
        if (repositoryId !== null)
          expect(utf8Extension(15, repositoryId).value.length).toBeLessThanOrEqual(value.length)
      }),
    )
  })
})
