/** What a scanner logs while it runs. Both scanners write lines of time, level and text, separated by tabs. */
import { ESCAPE_SEQUENCES } from '../invisible.ts'

const LOGGED = /^\S+\t([A-Z]+)\t(.*)$/

/** The text of the first line at the level ERROR or FATAL, without its period; null when there is none. */
export const firstError = (output: string): string | null => {
  for (const line of output.replace(ESCAPE_SEQUENCES, '').split('\n')) {
    const [, level, text = ''] = LOGGED.exec(line.trimEnd()) ?? []
    if (level === 'ERROR' || level === 'FATAL') return text.replace(/\.$/, '')
  }
  return null
}
