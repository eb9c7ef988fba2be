/**
 * Long texts from outside take a time that grows with their length, not with its square, which would outlast the time of a test.
 */
import { expect, jest, test } from '@jest/globals'
import { makeRedactor } from '../../src/adapters/redact.ts'
import { redactedLines } from '../../src/adapters/process/redacted-lines.ts'
import { buildCause } from '../../src/domain/build/build-cause.ts'
import { explainFailure } from '../../src/domain/build/build-facts.ts'
import { buildSteps } from '../../src/domain/build/build-output.ts'
import { classifyPush } from '../../src/domain/image/push-failure.ts'
import { meaningOf } from '../../src/domain/rollout/text-rules.ts'
import { START_RULES } from '../../src/domain/rollout/start-rules.ts'
import { STOP_RULES } from '../../src/domain/rollout/stop-rules.ts'
import { withoutIds } from '../../src/domain/rollout/texts.ts'
import { shownAlert } from '../../src/domain/scan/shown-alert.ts'
import { firstError } from '../../src/domain/scan/scanner-log.ts'
import { firstSentence } from '../../src/errors/first-sentence.ts'
import { codeBlock, codeSpan, link, logLines, markdown, plainLine, prose } from '../../src/report/hostile.ts'

// The square of a million takes minutes.
jest.setTimeout(20_000)

const PIECES = [
  ...['a', ' ', '\n', '\r', '\t', '"', "'", '`', '.', '.!', ':', '::', '/', '#', '##', '-', '0', '{', '[', '](', '\\'],
  ...['a ', 'a: ', '#\u0301', '\u200b', 'a\u200b', '\u001b[', '\u001b]', '\u001b', '\u009b', '\ud800', '\u2028', '_a'],
  ...['repository with name ', 'not authorized to perform: a:b on resource: ', 'process "', '" did not complete'],
  ...["The command '", "' returned a non-zero code: ", 'ERROR: ', 'failed to solve: ', 'CannotPull', 'exec: "a": '],
  ...[
    '#1 [',
    '#1 [a 1',
    ' - A: ',
    'a\tERROR\t',
    'secret',
    'sec\u200bret',
    'secre',
    's',
    'sec\r',
    'x-',
    'ENV A=',
    '--token ',
  ],
]

const redactor = makeRedactor()
for (const secret of ['secret-s3cr3t', 'aaaaaaaaaaaaaaab', 'abc', 'line one\nline two\n}']) redactor.remember(secret)

const subject = { container: null, image: null }
const FUNCTIONS: Readonly<Record<string, (text: string) => unknown>> = {
  buildCause: (text) => buildCause([text, ...text.split('\n')]),
  explainFailure: (text) => explainFailure(text, '.'),
  buildSteps: (text) => text.split('\n').map(buildSteps()),
  classifyPush,
  startRules: (text) => meaningOf(START_RULES, [{ ...subject, text }]),
  stopRules: (text) => meaningOf(STOP_RULES, [{ ...subject, text }]),
  withoutIds,
  shownAlert: (text) => [text, `Suspicious ENV key found : ${text}`, `Use COPY : ${text}`].map(shownAlert),
  firstError,
  firstSentence,
  codeBlock,
  codeSpan: (text) => codeSpan(text, Infinity),
  link: (text) => link(text, `https://${text}`),
  logLines,
  markdown: (text) => markdown(text, Infinity),
  plainLine,
  prose: (text) => prose(text, Infinity),
  redact: redactor.redact,
  openEnd: redactor.openEnd,
  redactedLines: (text) => {
    const lines = redactedLines(() => undefined, redactor)
    for (let at = 0; at < text.length; at += 4096) lines.add(text.slice(at, at + 4096))
    lines.end()
  },
}

const CLASSIFIERS = [
  'buildCause',
  'explainFailure',
  'buildSteps',
  'classifyPush',
  'startRules',
  'stopRules',
  'withoutIds',
  'shownAlert',
  'firstError',
  'firstSentence',
]

const SHOWN = Object.keys(FUNCTIONS).filter((name) => !CLASSIFIERS.includes(name))

const read = (name: string, length: number, pieces: readonly string[]): void => {
  for (const piece of pieces) {
    const text = `${piece.repeat(Math.ceil(length / piece.length))}\u0001!`
    expect(() => FUNCTIONS[name]?.(text)).not.toThrow()
  }
}

test.each(CLASSIFIERS)('%s reads a line of a million characters', (name) => read(name, 1024 * 1024, PIECES))

// What is shown has more steps for each character, so a shorter text shows a square.
test.each(SHOWN)('%s reads long texts of every kind', (name) => read(name, 32 * 1024, PIECES))

test('a text with very many pieces of code is a block', () => {
  expect(codeBlock('`a'.repeat(200_000)).slice(0, 10)).toBe('```text\n`a')
})

test('a secret with very many lines is hidden', () => {
  const many = makeRedactor()
  many.remember(Array.from({ length: 20_000 }, (_, line) => `line-${line}`).join('\n'))
  expect(many.redact('it is line-12345')).toBe('it is ***')
})

test('an address that is too long for a URL is no link', () => {
  expect(link('a', `https://${'CannotPull'.repeat(7_000)}`)).toBe('a')
})
