/** What the container of an image test has printed: both streams of `docker logs --timestamps`, in the order in which the lines were written. */
import { cut } from '../bounds.ts'

const LONGEST_LINE = 500
/** Kept for the report. */
const LAST_LINES = 20

/** RFC 3339 with nine digits of a second, so that the texts sort like the times (moby, `jsonfilelog`). */
const STAMPED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z) ?(.*)$/su

interface Line {
  readonly at: string
  readonly text: string
}

/** Merges the streams; a line without a time belongs to the one before it. Each line is cut. */
export const mergedLines = (stdout: string, stderr: string): readonly string[] =>
  [...stamped(stdout), ...stamped(stderr)]
    // The sort is stable: lines of one moment stay in their order.
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .map(({ text }) => text)

const stamped = (stream: string): readonly Line[] => {
  let last = ''
  return linesOf(stream).map((line) => {
    const [, at = last, text = line] = STAMPED.exec(line) ?? []
    last = at
    return { at, text: cut(text, LONGEST_LINE) }
  })
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/u).filter((line) => line.trim() !== '')

/** The last lines of what a command has printed. */
export const lastLinesOf = (...streams: readonly string[]): readonly string[] =>
  lastOf(streams.flatMap(linesOf).map((line) => cut(line, LONGEST_LINE)))

/** As many lines as a report shows. */
export const lastOf = (lines: readonly string[]): readonly string[] => lines.slice(-LAST_LINES)

/** Why the engine did not start a container, without who reported to whom: runc says last what was wrong, and containerd adds `: unknown`. */
export const startFailure = (output: string): string => {
  const [first = ''] = linesOf(output)
  const said = first.replace(/^Error response from daemon: /u, '')
  const why = /\bexec: .*/u.exec(said)?.[0] ?? said
  return cut(why.replace(/: unknown$/u, ''), LONGEST_LINE)
}
