import { describe, expect, test } from '@jest/globals'
import { firstSentence } from '../../src/errors/first-sentence.ts'
import { fc } from '../support/fast-check.ts'

describe('firstSentence', () => {
  test.each([
    ['The registry is gone. Nobody was harmed.', 'The registry is gone'],
    ['The registry is gone.', 'The registry is gone'],
    ['the registry is gone', 'the registry is gone'],
    ['Is it gone? Nobody knows.', 'Is it gone'],
    ['No such host! Look it up.', 'No such host'],
    ['It failed. 3 tasks stopped.', 'It failed'],
    ['It failed. `app` exited.', 'It failed'],
    ['It failed (twice.) Then it stopped.', 'It failed (twice'],
    ['the account of Example Inc. Ireland is closed', 'the account of Example Inc. Ireland is closed'],
    ['the account of Example Inc. Ireland is closed. Reopen it.', 'the account of Example Inc. Ireland is closed'],
    ['a cache, e.g. Redis, is missing. Start it.', 'a cache, e.g. Redis, is missing'],
    ['a cache, i.e. Redis vs. Memcached etc. Both failed.', 'a cache, i.e. Redis vs. Memcached etc. Both failed'],
    ['the region of the U.S. Government is closed', 'the region of the U.S. Government is closed'],
    ['see No. 5 and Fig. 2 of the guide. Read it.', 'see No. 5 and Fig. 2 of the guide'],
    ['the answer is no. Stop.', 'the answer is no'],
    ['1. Install Docker. 2. Start it.', '1. Install Docker'],
    ['main.ts v1.2 is wrong', 'main.ts v1.2 is wrong'],
    ['the file main.ts. Fix it.', 'the file main.ts'],
    ['version 1.2.3 is too old. Take 1.2.4.', 'version 1.2.3 is too old'],
    ['Node.js is too old. Update it.', 'Node.js is too old'],
    ['registry.example.com answered 503. Try later.', 'registry.example.com answered 503'],
    ['GET https://example.com/a.b?c=d. It failed.', 'GET https://example.com/a.b?c=d'],
    ['waiting... Nothing came', 'waiting... Nothing came'],
    ['`RUN echo a. B` failed. Read the log.', '`RUN echo a. B` failed'],
    ['it ended. then it began', 'it ended. then it began'],
    ['\n\nfirst line\nsecond line', 'first line'],
    ['these are wrong:\n  - one\n  - two', 'these are wrong'],
    ['this is wrong:\n  - one', 'this is wrong: one'],
    ['', ''],
  ])('%j: %j', (text, expected) => {
    expect(firstSentence(text)).toBe(expected)
  })

  const pieces = fc.array(
    fc.constantFrom(
      'a',
      'It',
      'Inc.',
      'e.g.',
      '1.2',
      'main.ts',
      'x.',
      'gone.',
      'What?',
      '`a. B`',
      '"so."',
      'U.S.',
      '3.',
      '...',
    ),
    { maxLength: 12 },
  )

  test('is the whole line, or ends before a mark that ends a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((words) => words.join(' ')),
          fc.string(),
        ),
        (text) => {
          fc.pre(!/[\n\r:]/u.test(text) && text.trim() !== '')
          const sentence = firstSentence(text)
          expect(text.startsWith(sentence)).toBe(true)
          expect(text.slice(sentence.length)).toMatch(/^$|^[.!?]+[)"'”’]*(?:\s+["'“‘([]*[\p{Lu}\p{N}`]|\s*$)/u)
        },
      ),
    )
  })

  test('of plain sentences it is the first', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/u)
    const sentence = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `It ${words.join(' ')}`)
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 4 }), (sentences) => {
        fc.pre(!sentences.some((one) => /\b(?:approx|corp|dept|gmbh|incl|prof|resp)$/u.test(one)))
        expect(firstSentence(sentences.map((one) => `${one}.`).join(' '))).toBe(sentences[0])
      }),
    )
  })
})
