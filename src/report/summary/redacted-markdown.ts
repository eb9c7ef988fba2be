/**
 * The last look at a summary before it leaves: no secret is in what it shows, and none of its markup is taken for one. It reads only
 * the Markdown that `renderSummary` writes, where whatever comes from outside is escaped: every tag, bar and bracket in it is its own.
 */
import { markdown as escaped, unescaped } from '../hostile.ts'

type Redact = (text: string) => string

/** A fenced block of text, of a difference or of Mermaid: its text cannot hold the fence that closes it. */
const FENCED = /^(`{3,})(text|diff|mermaid)\n([^]*?)\n\1$/gmu

/** The summary with `***` for every secret. A link whose address has a secret in it becomes its text. */
export const redactedMarkdown = (markdown: string, redact: Redact): string => {
  const parts = [...markdown.matchAll(FENCED)].reduce(
    ({ done, at }, { 0: block, 1: fence = '', 2: kind = '', 3: inner = '', index }) => {
      const before = withoutSecrets(markdown.slice(at, index), redact)
      const shown = kind === 'mermaid' ? redactedChart(inner, redact) : redact(inner)
      return { done: `${done}${before}${fence}${kind}\n${shown}\n${fence}`, at: index + block.length }
    },
    { done: '', at: 0 },
  )
  return parts.done + withoutSecrets(markdown.slice(parts.at), redact)
}

/**
 * The frame (the line of a table that aligns it, headings, list marks, tags, emphasis, bars), code, links, and last the text between
 * these, in which a character may be an entity.
 */
const TOKEN =
  /^\|(?: -{3}:? \|)+$|^#+ |^- |<\/?(?:details|summary|code)>|<br>|\*\*|\||`(?<code>[^`\n]+)`|\[(?<name>[^[\]\n]*)\]\(https:\/\/(?<place>[^)\s]*)\)|(?<text>(?:<span>&#\d+;<\/span>|(?!\*\*)[^|`[\n<])+)/gmu

const withoutSecrets = (markdown: string, redact: Redact): string =>
  markdown.replaceAll(TOKEN, (token, ...rest: readonly unknown[]) => {
    // With named groups the last argument is an object of them (ECMAScript, RegExp.prototype[@@replace]).
    const { code, name, place, text } = rest.at(-1) as Readonly<Record<string, string | undefined>>
    if (code !== undefined) return `\`${redact(code)}\``
    if (text !== undefined) return redactedText(text, redact)
    if (name === undefined || place === undefined) return token
    const shown = redactedText(name, redact)
    return isExposed(place, redact) ? shown : `[${shown}](https://${place})`
  })

const redactedText = (text: string, redact: Redact): string => {
  const plain = unescaped(text)
  const shown = redact(plain)
  return shown === plain ? text : shown.replace(/\S(?:.*\S)?/u, (words) => escaped(words, Infinity))
}

/** Whether an address has a secret in it, also where it is percent-encoded. */
const isExposed = (place: string, redact: Redact): boolean => {
  const decoded = place.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  )
  return redact(place) !== place || redact(decoded) !== decoded
}

/** In a Gantt chart only the names of its sections and of its bars are texts; an asterisk is not safe in them. */
const redactedChart = (lines: string, redact: Redact): string =>
  lines.replaceAll(/(?<=^ {2}section ).*$|(?<=^ {2})[^:\n]*(?= :)/gmu, (name) => redact(name).replaceAll('***', '--'))
