import { expect, test } from '@jest/globals'
import { isDigest, parseDigest, shortDigest } from '../../../src/domain/image/digest.ts'
import { digestOf } from '../../support/image.ts'

test('a digest is sha256 and 64 lower-case hex digits', () => {
  expect(parseDigest(digestOf('a'))).toBe(digestOf('a'))
  const hex = 'a'.repeat(64)
  for (const text of [
    '',
    hex,
    `sha256:${hex}a`,
    `sha256:${hex.toUpperCase()}`,
    `sha512:${hex}`,
    `sha256:${hex}\n`,
    ` sha256:${hex}`,
  ]) {
    expect(parseDigest(text)).toBeNull()
    expect(isDigest(text)).toBe(false)
  }
})

test('twelve digits are enough for a person', () => {
  expect(shortDigest(digestOf('b'))).toBe('sha256:bbbbbbbbbbbb')
})
