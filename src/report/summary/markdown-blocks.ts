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

export const text = (markdown: string): Block => ({ kind: 'text', text: markdown })

/** A table, or nothing when it would have no rows. */
export const table = (
  header: readonly string[],
  align: string,
  rows: readonly (readonly string[])[],
): readonly Block[] => (rows.length === 0 ? [] : [{ kind: 'table', header, align, rows }])

const CUT = '\n_The rest is left out: a summary can not be longer. The log has all of it._\n'

const bytes = (markdown: string): number => Buffer.byteLength(markdown, 'utf8')

/** The blocks as one text of at most `limitBytes`, cut between two blocks or two rows, with a note that says so. */
export const fitted = (blocks: readonly Block[], limitBytes: number): string => {
  const units = blocks.flatMap(unitsOf)
  const whole = units.join('')
  if (bytes(whole) <= limitBytes) return whole
  const room = limitBytes - bytes(CUT)
  let used = 0
  const kept = units.findIndex((unit) => (used += bytes(unit)) > room)
  return units.slice(0, kept).join('') + CUT
}

/** The smallest pieces that can be left out without breaking what stands before. */
const unitsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [`${block.text}\n\n`]
    case 'table': {
      const head = `${row(block.header)}${row(Array.from(block.align, (side) => (side === 'r' ? '---:' : '---')))}`
      const [first, ...rest] = block.rows.map(row)
      return [`${head}${first ?? ''}`, ...rest, '\n']
    }
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
