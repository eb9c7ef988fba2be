/** A report as a list of blocks, and how they become one text of a limited size. The texts in them are Markdown already. */

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly header: readonly string[]
      /** One letter for each column: left or right. */
      readonly align: string
      readonly rows: readonly (readonly string[])[]
    }
  /** Folded until it is opened. */
  | { readonly kind: 'details'; readonly title: string; readonly blocks: readonly Block[] }
  /** Lines of Mermaid, which GitHub draws; nothing in them may come from outside. */
  | { readonly kind: 'diagram'; readonly lines: readonly string[] }

export const text = (markdown: string): Block => ({ kind: 'text', text: markdown })

export const diagram = (lines: readonly string[]): Block => ({ kind: 'diagram', lines })

/** A table, or nothing when it would have no rows. */
export const table = (
  header: readonly string[],
  align: string,
  rows: readonly (readonly string[])[],
): readonly Block[] => (rows.length === 0 ? [] : [{ kind: 'table', header, align, rows }])

/** Folded blocks under a title, or nothing when there are none. */
export const details = (title: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'details', title, blocks }]

const CUT = '_The rest is left out because a summary cannot be longer. The log has all of it._\n'
const CLOSE = '</details>\n\n'

const bytes = (markdown: string): number => Buffer.byteLength(markdown, 'utf8')

/** The smallest piece that can be left out without breaking what comes before it. */
interface Unit {
  readonly text: string
  /** How many details are open after it. */
  readonly depth: number
}

/** The blocks as one text of at most `limitBytes`, cut between two blocks or two rows, with a note that says so. */
export const fitted = (blocks: readonly Block[], limitBytes: number, cut = CUT): string => {
  const units = blocks.flatMap((block) => unitsOf(block, 0))
  const whole = textOf(units)
  if (bytes(whole) <= limitBytes) return whole
  const deepest = Math.max(0, ...units.map(({ depth }) => depth))
  const room = limitBytes - bytes(`\n${cut}`) - deepest * bytes(`\n${CLOSE}`)
  let used = 0
  const first = units.findIndex((unit) => (used += bytes(unit.text)) > room)
  const kept = units.slice(0, first)
  return `${textOf(kept)}${`\n${CLOSE}`.repeat(kept.at(-1)?.depth ?? 0)}\n${cut}`
}

const textOf = (units: readonly Unit[]): string => units.map((unit) => unit.text).join('')

const unitsOf = (block: Block, depth: number): readonly Unit[] => {
  switch (block.kind) {
    case 'text':
      return [{ text: `${block.text}\n\n`, depth }]
    case 'table':
      return tableUnits(block).map((text) => ({ text, depth }))
    case 'diagram':
      return [{ text: ['```mermaid', ...block.lines, '```', '', ''].join('\n'), depth }]
    case 'details': {
      // GitHub reads Markdown in it only after an empty line.
      const open = `<details><summary>${block.title}</summary>\n\n`
      const inner = block.blocks.flatMap((inside) => unitsOf(inside, depth + 1))
      return [{ text: open, depth: depth + 1 }, ...inner, { text: CLOSE, depth }]
    }
  }
}

const tableUnits = ({ header, align, rows }: Extract<Block, { kind: 'table' }>): readonly string[] => {
  const head = `${row(header)}${row(Array.from(align, (side) => (side === 'r' ? '---:' : '---')))}`
  const [first, ...rest] = rows.map(row)
  return [`${head}${first ?? ''}`, ...rest, '\n']
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
