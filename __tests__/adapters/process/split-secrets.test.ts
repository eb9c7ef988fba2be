/** Secrets that a child prints in pieces: with invisible characters or sequences within them, in any chunks, in lines without an end. */
import { describe, expect, test } from '@jest/globals'
import { captureOutput } from '../../../src/adapters/process/child-output.ts'
import { redactedLines } from '../../../src/adapters/process/redacted-lines.ts'
import { makeRedactor } from '../../../src/adapters/redact.ts'
import { logLines } from '../../../src/report/hostile.ts'
import { fc } from '../../support/fast-check.ts'

const UNSEEN = [
  '\u200b',
  '\u00ad',
  '\u2060',
  '\ufeff',
  '\u202e',
  '\u0000',
  '\b',
  '\r',
  '\u0085',
  '\u2028',
  '\ufe0f',
  '\u{e0001}',
  '\u001b[31m',
  '\u001b[0;1m',
  '\u009b2J',
  '\u001b]8;;https://x.example\u001b\\',
  '\u001b]0;title\u0007',
  '\u001b(B',
]
const unseen = fc.array(fc.constantFrom(...UNSEEN), { maxLength: 4 }).map((pieces) => pieces.join(''))
const secrets = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...Array.from('abcABC123+/=_.-"ü')), minLength: 6, maxLength: 24 }),
    // A secret that begins like itself, and one that begins in the middle of itself.
    fc.constantFrom('', 'abab', 'aaaa'),
  )
  .map(([text, start]) => start + text)

/** A secret with unseen text between its characters, within other text, cut into chunks. */
const outputs = secrets.chain((secret) =>
  fc.record({
    secret: fc.constant(secret),
    chunks: fc
      .tuple(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r', '\u001b', '[') }),
        fc.array(unseen, { minLength: secret.length, maxLength: secret.length }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\r') }),
        fc.array(fc.nat(60), { maxLength: 12 }),
      )
      .map(([before, between, after, cuts]) => {
        const text =
          before + Array.from(secret, (character, index) => character + (between[index] ?? '')).join('') + after
        return chunksOf(text, cuts)
      }),
  }),
)

const chunksOf = (text: string, lengths: readonly number[]): readonly string[] => {
  let rest = text
  const chunks = lengths.map((length) => {
    const chunk = rest.slice(0, length)
    rest = rest.slice(length)
    return chunk
  })
  return [...chunks, rest]
}

const redactorOf = (secret: string) => {
  const redactor = makeRedactor()
  redactor.remember(secret)
  return redactor
}

/** Line ends within it would not keep a person from reading a secret. */
const asRead = (lines: readonly string[]): string => lines.flatMap(logLines).join('')

describe('a secret in pieces', () => {
  test('is not in the log, whatever is between its characters and wherever the stream is cut', () => {
    fc.assert(
      fc.property(outputs, ({ secret, chunks }) => {
        const shown: string[] = []
        const captured = captureOutput({ output: 'log' }, { onLine: (line) => shown.push(line), ...redactorOf(secret) })
        chunks.forEach(captured.stdout.add)
        captured.stdout.end()
        expect(asRead(shown)).not.toContain(secret)
        expect(asRead([captured.tail()])).not.toContain(secret)
        // An escape right before a secret takes its first character with it.
        if (!chunks.join('').includes('\u001b')) expect(asRead(shown)).toContain('***')
      }),
      { numRuns: 500 },
    )
  })

  test('is not in the log when a line is too long to be kept', () => {
    fc.assert(
      fc.property(outputs, fc.integer({ min: 1, max: 40 }), ({ secret, chunks }, longest) => {
        const shown: string[] = []
        const lines = redactedLines((line) => shown.push(line), redactorOf(secret), longest)
        chunks.forEach(lines.add)
        lines.end()
        expect(asRead(shown)).not.toContain(secret)
      }),
      { numRuns: 500 },
    )
  })

  test('is not in a text of several lines either', () => {
    fc.assert(
      fc.property(outputs, ({ secret, chunks }) => {
        expect(asRead([redactorOf(secret).redact(chunks.join(''))])).not.toContain(secret)
      }),
    )
  })

  test('at the limit of a line', () => {
    const secret = 's3cr3t-t0ken'
    const shown: string[] = []
    const captured = captureOutput({ output: 'log' }, { onLine: (line) => shown.push(line), ...redactorOf(secret) })
    const line = `${'x'.repeat(1024 * 1024 - 5)}${secret}${'y'.repeat(100)}`
    for (let at = 0; at < line.length; at += 65_536) captured.stdout.add(line.slice(at, at + 65_536))
    captured.stdout.end()
    expect(shown.join('')).toBe(line.replace(secret, '***'))
  })
})

describe('what waits', () => {
  const linesOf = (chunks: readonly string[], end: 'ended' | 'running' = 'running') => {
    const shown: string[] = []
    const lines = redactedLines((line) => shown.push(line), redactorOf('token-1234'))
    chunks.forEach(lines.add)
    if (end === 'ended') lines.end()
    return shown
  }

  test('is only the end of a text that may be the beginning of a secret', () => {
    expect(linesOf(['10 %\r20 %\r'])).toEqual(['10 %'])
    expect(linesOf(['10 %\r20 %\r', '30 %'])).toEqual(['10 %', '20 %'])
    expect(linesOf(['10 %\rtoken', '-12\rx\r', 'y'])).toEqual(['10 %', 'token-12', 'x'])
    expect(linesOf(['10 %\rtoken-12\r'])).toEqual(['10 %'])
  })

  test('comes out at the end', () => {
    expect(linesOf(['a\rtoken-12'], 'ended')).toEqual(['a', 'token-12'])
    expect(linesOf(['a\rtoken-12\r\u200b34'], 'ended')).toEqual(['a', '***'])
  })
})
