/** A `Log` and a `Secrets` that remember. */
import type { Log } from '../../src/ports/log.ts'
import type { Secrets } from '../../src/ports/secrets.ts'

export interface RecordingLog extends Log {
  readonly lines: readonly { readonly level: 'info' | 'warning' | 'debug'; readonly text: string }[]
  /** All lines of a level, one to a line. */
  readonly text: (level: 'info' | 'warning' | 'debug') => string
}

export const recordingLog = (): RecordingLog => {
  const lines: { level: 'info' | 'warning' | 'debug'; text: string }[] = []
  const at = (level: 'info' | 'warning' | 'debug') => (text: string) => void lines.push({ level, text })
  return {
    lines,
    text: (level) =>
      lines
        .filter((line) => line.level === level)
        .map((line) => line.text)
        .join('\n'),
    info: at('info'),
    warning: at('warning'),
    debug: at('debug'),
  }
}

export interface RecordingSecrets extends Secrets {
  readonly masked: readonly string[]
}

export const recordingSecrets = (): RecordingSecrets => {
  const masked: string[] = []
  const redact = (text: string): string => masked.reduce((shown, value) => shown.replaceAll(value, '***'), text)
  return { masked, mask: (value) => void masked.push(value), redact }
}
