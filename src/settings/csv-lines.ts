/** Lists in one text, by docker/build-push-action's rule: a record per line, quotes as in CSV, commas kept. */
import { parse } from 'csv-parse/sync'

/** The entries, trimmed, without empty ones; null when a quote is not closed. The parser's own message would quote the line. */
export const csvLines = (value: string): readonly string[] | null => {
  try {
    return parse(value, {
      columns: false,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      delimiter: '\u0000',
    })
      .map((record: readonly string[]) => record.join('').trim())
      .filter((line: string) => line !== '')
  } catch {
    return null
  }
}
