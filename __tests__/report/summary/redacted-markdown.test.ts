/** A secret may be a word of the summary's own markup: it is shown nowhere, and breaks nothing. */
import { describe, expect, test } from '@jest/globals'
import { makeRedactor } from '../../../src/adapters/redact.ts'
import { codeBlock, codeSpan, link, markdown } from '../../../src/report/hostile.ts'
import { plainSummary } from '../../../src/report/summary/plain-summary.ts'
import { redactedMarkdown } from '../../../src/report/summary/redacted-markdown.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { fc } from '../../support/fast-check.ts'
import { SAMPLES } from '../../support/sample-records.ts'

const SUMMARIES = Object.values(SAMPLES).map((record) => renderSummary(record))

/** Words of the frame that are no part of a text, so that none of the summaries shows them. */
const OF_THE_FRAME = [
  'details',
  'summary',
  'br',
  'span',
  'code',
  'https',
  'text',
  'diff',
  'mermaid',
  'gantt',
  'section',
  'done',
]

const redactorFor = (...secrets: readonly string[]) => {
  const redactor = makeRedactor()
  secrets.forEach(redactor.remember)
  return redactor.redact
}

const withoutAddresses = (summary: string): string => summary.replace(/(?<=\])\(https:\/\/[^)]*\)/gu, '')

/** What a browser shows. The names of a chart are not in the terminal's form. */
const shownIn = (summary: string): string =>
  [
    plainSummary(withoutAddresses(summary)),
    ...[...summary.matchAll(/^ {2}section (.*)$|^ {2}([\d.]+ \w+) :/gmu)].map(([, name, bar]) => name ?? bar ?? ''),
  ].join('\n')

/** Tags, fences, headings, cells: everything but texts, code and links. */
const frameOf = (summary: string): readonly string[] =>
  withoutAddresses(summary)
    .replace(/^(`{3,}(?:text|diff))\n[^]*?\n(`{3,})$/gmu, '$1\n$2')
    .replace(/`[^`\n]+`/gu, '')
    .match(
      /<\/?(?:details|summary|code)>|<br>|\*\*|^#+ |^- |\|(?: -{3}:? \|)+|\||^`{3,}\w*|^gantt$|^ {2}\w+(?= )/gmu,
    ) ?? []

/** A very short one is a secret only as a whole word, not as what another secret left of a longer one. */
const asASecret = (word: string): RegExp =>
  new RegExp(word.length < 4 ? `(?<![\\p{L}\\p{N}_*])${word}(?![\\p{L}\\p{N}_*])` : word, 'u')

const WORDS = [...new Set([...OF_THE_FRAME, ...SUMMARIES.flatMap((summary) => summary.match(/[\p{L}\p{N}]+/gu) ?? [])])]

describe('redactedMarkdown', () => {
  test('without a secret in it, a summary is what it was', () => {
    for (const summary of SUMMARIES) expect(redactedMarkdown(summary, redactorFor('no such secret'))).toBe(summary)
  })

  test.each(OF_THE_FRAME)('%s as a secret changes no markup, and no word that is shown has it', (secret) => {
    for (const summary of SUMMARIES) {
      const redacted = redactedMarkdown(summary, redactorFor(secret))
      expect(frameOf(redacted)).toEqual(frameOf(summary))
      expect(shownIn(redacted)).not.toMatch(asASecret(secret))
    }
  })

  test('nor does any word that a summary has', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SUMMARIES),
        fc.constantFrom(...WORDS),
        fc.constantFrom(...WORDS),
        (summary, ...words) => {
          const redact = redactorFor(...words)
          const redacted = redactedMarkdown(summary, redact)
          expect(frameOf(redacted)).toEqual(frameOf(summary))
          const places = [...redacted.matchAll(/\]\(https:\/\/([^)]*)\)/gu)].map(([, place = '']) => place)
          for (const word of words)
            for (const shown of [shownIn(redacted), ...places]) expect(shown).not.toMatch(asASecret(word))
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a secret is found where it is escaped: in text, in code, in a link, in a block', () => {
    const secret = '<br>|a*b:c_`d`'
    const redact = redactorFor(secret)
    const places = [markdown(`x ${secret} y`), codeSpan(secret), link(secret, null), codeBlock(`1\n${secret}`)]
    const redacted = redactedMarkdown(places.join('\n\n'), redact)
    expect(plainSummary(redacted)).toBe('x *** y\n\n***\n\n***\n\n  1\n  ***\n')
  })

  test('a link whose address holds a secret is its text alone, also where the address is encoded', () => {
    const console = link('hello in ECS', 'https://example.com/clusters/caf%C3%A9')
    expect(redactedMarkdown(console, redactorFor('café'))).toBe('hello in ECS')
    expect(redactedMarkdown(console, redactorFor('https'))).toBe(console)
  })
})
