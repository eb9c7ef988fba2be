/**
 * A terminal, or a CI that is not GitHub: the log of the stages in colours where the stream has them (NO_COLOR, FORCE_COLOR, TERM), and while
 * nothing is written a last line with the stage that runs. Every text is redacted before it is shown.
 */
import { styleText } from 'node:util'
import { makeConsole, type ConsoleOptions } from './console-log.ts'
import type { Host } from './host.ts'
import { makeStatusLine, USUAL_WIDTH } from './status-line.ts'

export interface TerminalOptions extends Omit<ConsoleOptions, 'write'> {
  readonly stream: NodeJS.WriteStream
}

type Style = Parameters<typeof styleText>[0]

/** By how a line begins: the marks are those of the live log and of the summary. */
const STYLES: readonly (readonly [RegExp, Style])[] = [
  [/^▸ /u, 'bold'],
  [/^✓ /u, 'green'],
  [/^✗ /u, 'red'],
  [/^(?:⚠ |\s*warning: )/u, 'yellow'],
  [/^(?:– |\s*debug: )/u, 'dim'],
]

/** The host of a run on a terminal. */
export const makeTerminal = ({ stream, ...options }: TerminalOptions): Host => {
  const status = makeStatusLine(stream)
  const write = (text: string): void => status.above(`${styled(text, stream)}\n`)
  const console = makeConsole({ ...options, write })
  return {
    ...console,
    columns: stream.isTTY ? stream.columns || USUAL_WIDTH : Infinity,
    openGroup: (title) => {
      console.openGroup(title)
      status.show(options.redactor.redact(title))
    },
    closeGroup: () => {
      status.hide()
      console.closeGroup()
    },
    // The summary has them.
    setOutput: () => undefined,
    writeSummary: (text) => {
      console.writeSummary(text)
      // The end of a terminal is what its reader sees.
      console.line(text.slice(0, text.indexOf('\n')))
    },
    fail: (ending) => {
      status.hide()
      console.fail(ending)
    },
  }
}

const styled = (text: string, stream: NodeJS.WriteStream): string => {
  const style = STYLES.find(([form]) => form.test(text))?.[1]
  return style === undefined || text.includes('\n') ? text : styleText(style, text, { stream })
}
