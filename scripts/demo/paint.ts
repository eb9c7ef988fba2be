/** Colours for a person at a terminal; none for a pipe or a file, or where NO_COLOR is set (https://no-color.org). */
import { styleText } from 'node:util'

export type Look = 'heading' | 'good' | 'bad' | 'warning' | 'quiet'
export type Paint = (look: Look, text: string) => string

const FORMATS = {
  heading: 'bold',
  good: 'green',
  bad: 'red',
  warning: 'yellow',
  quiet: 'dim',
} as const satisfies Readonly<Record<Look, string>>

/** What decides about colours; `process.stdout` and `process.env` are one. */
export interface Screen {
  readonly isTTY: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Gives text in colour on a terminal that shows colours, else as it is. */
export const painter = ({ isTTY, environment }: Screen): Paint => {
  const isPlain = !isTTY || (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb'
  return isPlain ? (_, text) => text : (look, text) => styleText(FORMATS[look], text, { validateStream: false })
}
