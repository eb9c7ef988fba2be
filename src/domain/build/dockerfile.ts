/**
 * A Dockerfile as instructions, read as BuildKit reads it (Dockerfile reference, "Format", "Parser directives", "Here-Documents").
 * Pure. What is not certain is null and not a guess: who asks decides by it what an image is built from.
 */

export interface Instruction {
  /** Upper case. */
  readonly keyword: string
  /** What follows, on one line. */
  readonly text: string
  /** Where it begins; lines count from 1. */
  readonly line: number
}

export interface Dockerfile {
  /** The image that interprets the file, as the directive `syntax` names it; null without one. */
  readonly syntax: string | null
  readonly instructions: readonly Instruction[]
}

/** Reads the text; null where it holds something whose end is not certain, or what is no instruction. */
export const parseDockerfile = (text: string): Dockerfile | null => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const directives = directivesOf(lines)
  if (directives === null) return null
  const { syntax, escape } = directives
  const instructions: Instruction[] = []
  let at = 0
  while (at < lines.length) {
    const joined = joinedFrom(lines, at, escape)
    if (joined === null) return null
    if (joined.text === '') {
      at = joined.next
      continue
    }
    const [, keyword = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(joined.text) ?? []
    const instruction = { keyword: keyword.toUpperCase(), text: rest.trim(), line: joined.line + 1 }
    if (!KEYWORDS.has(instruction.keyword)) return null
    const end = afterHeredocs(instruction, lines, joined.next)
    if (end === null) return null
    instructions.push(instruction)
    at = end
  }
  return { syntax, instructions }
}

/** Docker docs, "Dockerfile reference". */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER'],
  ...['ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
])

interface Directives {
  readonly syntax: string | null
  readonly escape: string
}

/**
 * What is above everything else; null where BuildKit's versions may see another `escape`. The image that interprets the file can also be named as
 * `// syntax=…`, or in a file that is an object of JSON (BuildKit, frontend/dockerfile/parser/directives.go, DetectSyntax).
 */
const directivesOf = (lines: readonly string[]): Directives | null => {
  // A first line for a shell is passed over where `syntax` is looked for.
  const behind = lines[0]?.startsWith('#!') === true ? lines.slice(1) : lines
  const own = directivesBehind(/^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/, behind)
  const strict = directivesBehind(/^#\s*(syntax|escape|check)\s*=\s*(.+?)\s*$/i, lines)
  if (own.get('escape') !== strict.get('escape')) return null
  const other = directivesBehind(/^\s*\/\/\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/, behind)
  const syntax = own.get('syntax') ?? other.get('syntax') ?? syntaxInJson(behind.join('\n'))
  return { syntax, escape: own.get('escape') === '`' ? '`' : '\\' }
}

const directivesBehind = (directive: RegExp, lines: readonly string[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const line of lines) {
    const [, name = '', value = ''] = directive.exec(line) ?? []
    if (name === '') break
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), value)
  }
  return found
}

const syntaxInJson = (text: string): string | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'syntax' in value ? String(value.syntax) : null
  } catch {
    return null
  }
}

interface Joined {
  readonly text: string
  /** The index of the first line. */
  readonly line: number
  readonly next: number
}

/**
 * The line at an index with those that continue it; empty and comment lines in between do not count. Null where the line ends with two
 * escapes, which older versions of BuildKit continue and newer ones do not.
 */
const joinedFrom = (lines: readonly string[], from: number, escape: string): Joined | null => {
  let text = ''
  let next = from
  let line = from
  for (; next < lines.length; next += 1) {
    const one = lines[next] ?? ''
    if (/^\s*(?:#|$)/.test(one)) {
      if (text === '') line = next + 1
      continue
    }
    const trimmed = one.trimEnd()
    if (trimmed.endsWith(escape + escape)) return null
    if (!trimmed.endsWith(escape)) return { text: (text + trimmed).trim(), line, next: next + 1 }
    text += trimmed.slice(0, -1)
  }
  return { text: text.trim(), line, next }
}

const WITH_HEREDOCS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD', 'ONBUILD'])

/** The index behind the here-documents of an instruction; null where they cannot be distinguished from other text. */
const afterHeredocs = ({ keyword, text }: Instruction, lines: readonly string[], from: number): number | null => {
  if (!WITH_HEREDOCS.has(keyword) || !text.includes('<<')) return from
  const words = wordsOf(text)
  if (words === null) return null
  let at = from
  for (const word of words.filter((one) => /^\d*<<(?!<)/.test(one))) {
    // A shift, as in `$((1 << 2))`.
    if (/^\d*<<-?$/.test(word)) continue
    const [, dash, , name] = /^\d*<<(-?)(["']?)([A-Za-z_][A-Za-z0-9_.-]*)\2$/.exec(word) ?? []
    if (name === undefined) return null
    const isEnd = (line: string): boolean => (dash === '-' ? line.replace(/^\t+/, '') : line) === name
    const end = lines.findIndex((line, index) => index >= at && isEnd(line))
    if (end === -1) return null
    at = end + 1
  }
  return at
}

/** The words of a shell line, with their quotes; null where a quote has no end, or an escape could hide one. */
const wordsOf = (text: string): readonly string[] | null => {
  const words = text.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'\\]|\\.)+/gs) ?? []
  return words.join('').length === text.replace(UNQUOTED_SPACE, '$1').length ? words : null
}

const UNQUOTED_SPACE = /("(?:[^"\\]|\\.)*"|'[^']*'|\\.)|\s+/gs
