/** Texts for the fuzzer: samples that are right, taken apart and put together with pieces that mean something to somebody. */
import fc from 'fast-check'
import { SECRET } from './shown-by.ts'

const PIECES = [
  ...['::', ':', '##[', '#', '[', ']', '::error::x', '::set-output name=a::b', '##[error]x', '::add-mask::a', '\\::'],
  ...['\n', '\r', '\r\n', '\t', ' ', '\u00a0', '\u2028', '\u0085', '\u200b', '\u00ad', '\ufeff', '\u202e', '\u0301'],
  ...['\u001b[31m', '\u001b]0;x\u0007', '\u001b', '\u001b]', '\u009b2J', '\u0000', '\ud800', '\u{e0001}', '🚢', 'é'],
  ...['{', '}', '"', "'", ',', '[]', '{}', 'null', 'true', '0', '-1', '1e999', '9007199254740993', '0x50', '.', '..'],
  ...[
    '- ',
    '&a ',
    '*a',
    '!x ',
    '<<: ',
    '? ',
    '| ',
    '> ',
    '---\n',
    '%',
    '@',
    '`',
    '```',
    '|',
    '~',
    '*',
    '_',
    '<',
    '&#64;',
  ],
  ...[
    '{sha}',
    '{branch}',
    '{',
    '${X}',
    '{{ x }}',
    '/',
    '../',
    'arn:aws:ecs:',
    'https://a@b/',
    '__proto__',
    'constructor',
  ],
  ...['ERROR: ', 'process "', '" did not complete successfully: exit code: 1', '#7 [2/3] RUN ', '\tFATAL\t', SECRET],
]

type Change =
  | { readonly kind: 'insert'; readonly at: number; readonly piece: string; readonly times: number }
  | { readonly kind: 'remove' | 'repeat'; readonly at: number; readonly length: number }

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }) },
)
/** Few are long: they cost more than all others. */
const times = fc.oneof(
  { weight: 40, arbitrary: fc.constant(1) },
  { weight: 8, arbitrary: fc.integer({ min: 2, max: 200 }) },
  { weight: 1, arbitrary: fc.constant(Infinity) },
)
const place = fc.double({ min: 0, max: 1, noNaN: true })
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, piece, times }),
  fc.record({
    kind: fc.constantFrom('remove' as const, 'repeat' as const),
    at: place,
    length: fc.integer({ min: 1, max: 40 }),
  }),
)

const changed = (text: string, one: Change, longest: number): string => {
  const at = Math.floor(one.at * text.length)
  if (one.kind === 'insert') {
    const times = Math.min(one.times, Math.ceil(longest / one.piece.length))
    return text.slice(0, at) + one.piece.repeat(times) + text.slice(at)
  }
  return (
    text.slice(0, at) +
    (one.kind === 'repeat' ? text.slice(at, at + one.length) : '') +
    text.slice(at + (one.kind === 'remove' ? one.length : 0))
  )
}

/** Texts that begin as one of the samples; a piece is repeated up to `longest` characters. */
export const hostileTexts = (samples: readonly string[], longest: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...samples, ''), fc.array(change, { minLength: 1, maxLength: 8 }))
    .map(([sample, changes]) => changes.reduce((text, one) => changed(text, one, longest), sample))
