/**
 * Text from outside (a child's output, an advisory, a package name, an ECS event) made safe for where it is shown. No line
 * that leaves here is a workflow command, and no text that leaves here changes the Markdown around it, pings anyone or
 * becomes a link.
 */
import { ESCAPE_SEQUENCES, INVISIBLE } from '../domain/invisible.ts'

/** What the runner's culture-sensitive comparison may pass over between the characters of a command (besides the above). */
const PASSED_OVER = '[\\p{M}\\p{C}]*'

/** `TrimStart()` of .NET removes Unicode white space, then `StartsWith("::")` compares by culture (actions/runner, ActionCommand.cs). */
const COMMAND_AT_START = new RegExp(`^[\\s\\p{Z}\\p{M}\\p{C}]*:${PASSED_OVER}:`, 'u')

/** The old form is found anywhere in a line: `IndexOf("##[")`, by culture as well. */
const OLD_COMMAND = new RegExp(`(#${PASSED_OVER}#${PASSED_OVER})\\[`, 'gu')

/** A text's lines, each without anything invisible; `\r\n`, `\n`, `\r` and Unicode's two separators end a line. */
const visibleLines = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => (isVisible(line) ? line : line.replace(ESCAPE_SEQUENCES, '').replace(INVISIBLE, '')))

/** Most lines are; an output may have millions of them. */
const isVisible = (line: string): boolean => /^[\t -~]*$/u.test(line)

/**
 * The lines of a text, safe to write to a runner's log: a workflow command is broken by a backslash that is seen, escape
 * sequences and invisible characters are gone. One line end at the end of the text opens no new line.
 */
export const logLines = (text: string): readonly string[] => (isHarmless(text) ? [text] : safeLines(text))

const isHarmless = (text: string): boolean => isVisible(text) && !text.includes('::') && !text.includes('##[')

const safeLines = (text: string): readonly string[] =>
  visibleLines(text.replace(/(?:\r\n|\n|\r)$/u, '')).map((line) => {
    if (isHarmless(line)) return line
    const unprefixed = line.replace(OLD_COMMAND, '$1\\[')
    return COMMAND_AT_START.test(unprefixed) ? `\\${unprefixed.trimStart()}` : unprefixed
  })

/** Lines for a log, without empty ones, cut at `limit` characters: for an annotation, which a terminal shows as it is. */
export const plainLines = (text: string, limit: number): string => {
  const lines = logLines(text).map((line) => line.trimEnd())
  return cut(lines.filter((line) => line !== '').join('\n'), limit)
}

/** A text on one line without anything invisible, cut at `limit` characters: the start of all below. */
export const plainLine = (text: string, limit = Infinity): string => {
  return cut(visibleLines(text).join(' ').replace(/\s+/gu, ' ').trim(), limit)
}

const cut = (text: string, limit: number): string => {
  if (text.length <= limit) return text
  const characters = Array.from(text)
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

/**
 * A `<span>` ends the text node in which GitHub looks for mentions, references, addresses, emoji and formulas. A colon
 * before a blank or in a time of day is none of these.
 */
const SEPARATED = /[@#$]|(?<!\d):(?=\S)|:(?=[^\s\d])|(?<=www)\.|(?<=\bGH)-(?=\d)/giu
const STRUCTURAL = /[&<>\\`*[\]|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu
/** Lists, headings' underlines and rules. */
const AT_START = /^[-+=]|^(\d+)([.)])(?=\s|$)/u

const entity = (character: string): string => `&#${character.codePointAt(0) ?? 0};`

/** A text as inline Markdown that reads as it is written: safe in a table cell, a heading, a list, emphasis or a link's text. */
export const markdown = (text: string, limit = 300): string =>
  plainLine(text, limit)
    // Odd parts are what the pattern matched, so that nothing inserted is escaped again.
    .split(new RegExp(`(${STRUCTURAL.source}|${SEPARATED.source})`, 'giu'))
    .map((part, index) => (index % 2 === 0 ? part : isSeparated(part) ? `<span>${entity(part)}</span>` : entity(part)))
    .join('')
    .replace(AT_START, (start, digits: string | undefined, mark: string | undefined) =>
      digits === undefined ? entity(start) : `${digits}${entity(mark ?? '')}`,
    )

const LAST_CODE_POINT = 0x10ffff

/** What was escaped, as it reads: entities are characters again, without the `<span>` around some of them. */
export const unescaped = (text: string): string =>
  text
    .replace(/<\/?span>/gu, '')
    .replace(/&#(\d+);/gu, (whole, code: string) =>
      Number(code) <= LAST_CODE_POINT ? String.fromCodePoint(Number(code)) : whole,
    )

const isSeparated = (character: string): boolean => /[@#:$.-]/u.test(character)

/** A text as code on one line; GitHub looks for nothing in code. */
export const codeSpan = (text: string, limit = 300): string => {
  const line = plainLine(text, limit)
  // A backslash, a bar or a backtick mean different things to different versions of the table parser.
  return /[\\|`]/u.test(line) || line === '' ? `<code>${markdown(line, limit)}</code>` : `\`${line}\``
}

/** A sentence in which `…` means code, as in the catalogue's remedies; everything else in it is shown as it is written. */
export const prose = (text: string, limit = 600): string =>
  plainLine(text, limit)
    .split(/`([^`]+)`/u)
    // The text between two pieces of code keeps its blanks.
    .map((part, index) =>
      index % 2 === 1 ? codeSpan(part) : part.replace(/\S(?:.*\S)?/u, (words) => markdown(words, limit)),
    )
    .join('')

/** A text of several lines as a fenced block that nothing in it can close; GitHub colours the lines of a `diff`. */
export const codeBlock = (text: string, language: 'text' | 'diff' | 'yaml' = 'text'): string => {
  const lines = visibleLines(text)
  const longest = lines
    .join('\n')
    .matchAll(/`+/gu)
    .reduce((most, [run]) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...lines, fence].join('\n')
}

/** A link when the address is an `https` one, otherwise the text alone. */
export const link = (text: string, address: string | null): string => {
  const target = address === null ? null : httpsAddress(address)
  return target === null ? markdown(text) : `[${markdown(text)}](${target})`
}

const httpsAddress = (address: string): string | null => {
  // Not `URL.canParse`: it accepts long hosts that `new URL` then throws for (Node 24).
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  return url.href.replace(
    /[()<>[\]|\\`*"]/gu,
    (character) => `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  )
}
