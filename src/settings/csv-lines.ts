/** Lists in one text, by docker/build-push-action's rule: a record per line, quotes as in CSV, commas kept. */
import { parse } from 'csv-parse/sync'

/** An entry, and the line of the text in which it ends, from 1. */
export interface CsvLine {
  readonly text: string
  readonly line: number
}

/** The entries, trimmed, without empty ones; null when a quote is not closed. The parser's own message would quote the line. */
export const csvLines = (value: string): readonly CsvLine[] | null => {
  // Most lists are not set, and the parser is slow to start.
  if (value === '') return []
  try {
    // The parser's types do not know what `info` changes.
    const records = parse(value, {
      columns: false,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      delimiter: '\u0000',
      info: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return records
      .map(({ record, info }) => ({ text: record.join('').trim(), line: info.lines }))
      .filter(({ text }) => text !== '')
  } catch {
    return null
  }
}

/** The part before the first `=`; an entry without one is a key alone. */
export const keyOf = (entry: string): string => (entry.includes('=') ? entry.slice(0, entry.indexOf('=')) : entry)

/** The lines of two entries that give one key different values; null when no entries do. */
export const contradiction = (entries: readonly CsvLine[]): readonly [number, number] | null => {
  const seen = new Map<string, CsvLine>()
  for (const entry of entries) {
    const earlier = seen.get(keyOf(entry.text))
    if (earlier !== undefined && earlier.text !== entry.text) return [earlier.line, entry.line]
    seen.set(keyOf(entry.text), entry)
  }
  return null
}
