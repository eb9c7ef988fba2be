/** A command that is copied must mean what it says, whatever is in a name. */
import { execFileSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { fc } from '../support/fast-check.ts'
import { shellCommand, shellWord } from '../../src/domain/shell-word.ts'

test('a shell reads every text as it is', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
        { minLength: 1, maxLength: 4 },
      ),
      (words) => {
        const read = execFileSync('sh', ['-c', `printf '%s\\0' ${shellCommand(...words)}`])
        expect(read.toString('utf8')).toBe(words.map((word) => `${Buffer.from(word).toString('utf8')}\0`).join(''))
      },
    ),
    { numRuns: 50 },
  )
})

test('plain words stay as they are', () => {
  expect(shellWord('file://a/b-c_d.json')).toBe('file://a/b-c_d.json')
  expect(shellWord('')).toBe("''")
})
