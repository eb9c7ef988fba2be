/** A table in the columns of a terminal. */

/** Between two columns. */
const GAP = '  '

/**
 * The lines of a table, its columns as wide as their cells.
 * @param limit columns that a line may take; cells are broken between words where that helps, never within one: a digest can be copied
 */
export const tableLines = (rows: readonly (readonly string[])[], limit: number): readonly string[] => {
  const widths = fitted(rows, limit)
  return rows.flatMap((cells) => {
    const broken = cells.map((cell, column) => wrapped(cell, widths[column] ?? limit))
    const height = Math.max(1, ...broken.map((lines) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      broken
        .map((lines, column) => padded(lines[line] ?? '', widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
  })
}

/** The widest column that can shrink does, until the table fits. */
const fitted = (rows: readonly (readonly string[])[], limit: number): readonly number[] => {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((cells) => cells[column] ?? ''))
  const widths = columns.map((cells) => Math.max(0, ...cells.map(widthOf)))
  const least = columns.map((cells) => Math.max(0, ...cells.flatMap((cell) => cell.split(' ')).map(widthOf)))
  const total = (): number => widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1))
  while (total() > limit) {
    const room = widths.map((width, column) => (width > (least[column] ?? 0) ? width : 0))
    const widest = room.indexOf(Math.max(...room))
    if ((room[widest] ?? 0) === 0) break
    const width = room[widest] ?? 0
    // To the width of the next one: then both share what is missing.
    const enough = Math.max(limit - (total() - width), ...room.filter((_, column) => column !== widest))
    widths[widest] = Math.max(least[widest] ?? 0, Math.min(width - 1, enough))
  }
  return widths
}

const wrapped = (cell: string, width: number): readonly string[] => {
  if (widthOf(cell) <= width) return [cell]
  const lines: string[] = []
  let line = ''
  for (const word of cell.split(' ')) {
    if (line !== '' && widthOf(`${line} ${word}`) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const padded = (cell: string, width: number): string => cell + ' '.repeat(Math.max(0, width - widthOf(cell)))

/** Columns that a text takes in a terminal: the signs that tables use are two wide. */
const widthOf = (text: string): number =>
  Array.from(text.replace(/\uFE0F/gu, '')).reduce(
    (width, sign) => width + (/\p{Extended_Pictographic}/u.test(sign) ? 2 : 1),
    0,
  )
