/** What a scanner logs while it runs. Both scanners write lines of time, level and text, separated by tabs. */
import { ESCAPE_SEQUENCES } from '../invisible.ts'

const LOGGED = /^\S+\t([A-Z]+)\t(.*)$/i
/** The levels of the scanners' logger from an error on (zap, `Level`). */
const ERRORS: ReadonlySet<string> = new Set(['ERROR', 'DPANIC', 'PANIC', 'FATAL'])

/** The text of the first line at the level ERROR or worse, without its period; null when there is none. */
export const firstError = (output: string): string | null => {
  for (const line of output.replace(ESCAPE_SEQUENCES, '').split('\n')) {
    if (!line.includes('\t')) continue
    const [, level, text = ''] = LOGGED.exec(line.trim()) ?? []
    if (ERRORS.has(level?.toUpperCase() ?? '')) return text.replace(/\.$/, '')
  }
  return null
}
