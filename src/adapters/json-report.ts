/** JSON for another program: the record of the run alone on one stream, the log on the other. */
import { makeConsole, type ConsoleOptions } from './console-log.ts'
import type { Host } from './host.ts'

export interface JsonReportOptions extends Omit<ConsoleOptions, 'write'> {
  readonly log: Pick<NodeJS.WritableStream, 'write'>
  readonly report: Pick<NodeJS.WritableStream, 'write'>
}

/** The host of a run whose record is wanted as JSON. */
export const makeJsonReport = ({ log, report, ...options }: JsonReportOptions): Host => ({
  ...makeConsole({ ...options, write: (line) => void log.write(`${line}\n`) }),
  // The record has them.
  setOutput: () => undefined,
  writeSummary: () => undefined,
  writeRunFile: (text) => {
    report.write(text)
    return null
  },
})
