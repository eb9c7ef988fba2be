/** Lists in one text, by docker/build-push-action's rule: a record per line, quotes as in CSV, commas kept. */
import { parse } from 'csv-parse/sync'

/** An entry, and the line of the text in which it ends, from 1. */
export interface CsvLine {
  readonly text: string
  readonly line: number
}

/** The entries, trimmed, without empty ones; null when a quote is not closed. The parser's own message would quote the line. */
export const csvLines = (value: string): readonly CsvLine[] | null => {
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
