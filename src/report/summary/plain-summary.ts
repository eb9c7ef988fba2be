/**
 * The summary for a terminal: the same words as in GitHub, tables in columns, no markup. It reads only the Markdown that
 * `renderSummary` writes, where whatever comes from outside is escaped.
 */
import { logLines, unescaped } from '../hostile.ts'
import { tableLines } from './plain-table.ts'

/** A fenced block: its text cannot hold the fence that closes it. */
const FENCED = /^((`{3,})(?:text|diff|yaml)\n[^]*?\n\2)$/mu

/** What only a browser shows: charts, and the tags that fold; the title of what is folded becomes a heading. */
const BROWSER_ONLY = /^```mermaid\n[^]*?\n```$|^<\/details>$|^<details>|<\/?summary>/gmu

/** A summary's Markdown as plain text. @param columns those of the terminal: its tables keep within them where they can */
export const plainSummary = (markdown: string, columns = Infinity): string => {
  // Three parts for each fenced block: what is before it, the block, its fence.
  const parts = markdown.split(FENCED)
  const plain = parts.flatMap((part, index) => {
    if (index % 3 === 2) return []
    return index % 3 === 1
      ? [indented(part.split('\n').slice(1, -1))]
      : part
          .replace(BROWSER_ONLY, '')
          .trim()
          .split(/\n{2,}/u)
          .map((block) => plainBlock(block, columns))
  })
  // What was escaped is itself again, so commands are broken once more: a terminal's output may be a runner's log.
  return `${logLines(plain.filter((block) => block !== '').join('\n\n')).join('\n')}\n`
}

const plainBlock = (block: string, columns: number): string =>
  block.startsWith('| ')
    ? plainTable(block.split('\n'), columns)
    : block
        .replace(/^#+ /u, '')
        .split('<br>')
        .map((line) => (line.startsWith(LINKS) ? plainLinks(line.slice(LINKS.length)) : plainText(line)))
        .join('\n')

const LINKS = '**Links:** '

/** A terminal shows addresses, one on a line. */
const plainLinks = (links: string): string =>
  [
    'Links:',
    ...links.split(' · ').map((one) => `  ${plainText(one.replace(/^\[(.*)\]\(([^)]*)\)$/u, '$1: $2'))}`),
  ].join('\n')

const MARGIN = '  '

const indented = (lines: readonly string[]): string => lines.map((line) => `${MARGIN}${line}`).join('\n')

const plainTable = (lines: readonly string[], columns: number): string => {
  const rows = lines
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => plainText(cell).replaceAll('<br>', '; ')),
    )
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
  return indented(tableLines(rows, columns - MARGIN.length))
}

/** Markup goes first and escapes last, so that nothing that was escaped is taken for markup. */
const plainText = (markdown: string): string =>
  unescaped(
    markdown
      .replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1')
      .replace(/<\/?code>|`|\*\*/gu, '')
      .replace(/^_(.*)_$/u, '$1'),
  )
