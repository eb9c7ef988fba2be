/**
 * The summary for a terminal: the same words as in GitHub, tables in columns, no markup. It reads only the Markdown that
 * `renderSummary` writes, where whatever comes from outside is escaped.
 */
import { logLines, unescaped } from '../hostile.ts'

/** A fenced block: its text cannot hold the fence that closes it. */
const FENCED = /^((`{3,})(?:text|diff)\n[^]*?\n\2)$/mu

/** What only a browser shows: charts, and the tags that fold; the title of what is folded becomes a heading. */
const BROWSER_ONLY = /^```mermaid\n[^]*?\n```$|^<\/details>$|^<details>|<\/?summary>/gmu

/** A summary's Markdown as plain text. */
export const plainSummary = (markdown: string): string => {
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
          .map(plainBlock)
  })
  // What was escaped is itself again, so commands are broken once more: a terminal's output may be a runner's log.
  return `${logLines(plain.filter((block) => block !== '').join('\n\n')).join('\n')}\n`
}

const plainBlock = (block: string): string =>
  block.startsWith('| ')
    ? plainTable(block.split('\n'))
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

const indented = (lines: readonly string[]): string => lines.map((line) => `  ${line}`).join('\n')

const plainTable = (lines: readonly string[]): string => {
  const rows = lines
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => plainText(cell).replaceAll('<br>', '; ')),
    )
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => widthOf(cells[column] ?? ''))))
  return indented(
    rows.map((cells) =>
      cells
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    ),
  )
}

/** Columns that a text takes in a terminal: the signs that tables use are two wide. */
const widthOf = (text: string): number =>
  Array.from(text.replace(/\uFE0F/gu, '')).reduce(
    (width, sign) => width + (/\p{Extended_Pictographic}/u.test(sign) ? 2 : 1),
    0,
  )

/** Markup goes first and escapes last, so that nothing that was escaped is taken for markup. */
const plainText = (markdown: string): string =>
  unescaped(
    markdown
      .replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1')
      .replace(/<\/?code>|`|\*\*/gu, '')
      .replace(/^_(.*)_$/u, '$1'),
  )
