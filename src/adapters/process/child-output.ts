/** What a child prints, kept within bounds: the end of it as text, and its lines as they come. */
import type { Command } from '../../ports/exec.ts'
import { redactedLines, type LineSource, type Secrecy } from './redacted-lines.ts'

export interface BoundedText {
  readonly add: (text: string) => void
  readonly text: () => string
}

/** Keeps at least the last `limit` characters, never more than twice as many. */
export const boundedText = (limit: number): BoundedText => {
  let pieces: string[] = []
  let length = 0
  return {
    add: (text) => {
      pieces.push(text)
      length += text.length
      if (length <= limit * 2) return
      pieces = [pieces.join('').slice(-limit)]
      length = limit
    },
    text: () => pieces.join('').slice(-limit),
  }
}

const CAPTURE_LIMIT = 10 * 1024 * 1024
const TAIL_LINES = 20
/** A longer line of the tail loses its middle: a cause is at one of its ends. */
const TAIL_LINE = { start: 3000, end: 1000 }

const withoutMiddle = (line: string): string =>
  line.length <= TAIL_LINE.start + TAIL_LINE.end
    ? line
    : `${line.slice(0, TAIL_LINE.start)} … ${line.slice(-TAIL_LINE.end)}`

/** A program may print without an end; a log that takes minutes to be read is of no use, and what waits for its reader fills the memory. */
const SHOWN_LIMIT = 16 * 1024 * 1024

const bounded = (onLine: (line: string) => void): ((line: string) => void) => {
  let length = 0
  return (line) => {
    if (length > SHOWN_LIMIT) return
    length += line.length + 1
    onLine(
      length > SHOWN_LIMIT
        ? `the rest of the output is left out: it is longer than ${SHOWN_LIMIT / 2 ** 20} MiB`
        : line,
    )
  }
}

/** Where the lines of children go. */
export interface LineSinks extends Secrecy {
  /** Takes a line for the log. */
  readonly onLine: (line: string) => void
  /** Takes a line for the debug log. */
  readonly onDetail?: (line: string) => void
}

export interface Stream extends LineSource {
  /** What it took so far. */
  readonly text: () => string
}

export interface Captured {
  readonly stdout: Stream
  readonly stderr: Stream
  /** The last lines of both streams, redacted, each of a few thousand characters at most. */
  readonly tail: () => string
  /** Call it when the command failed: the lines that waited for that go to the log. */
  readonly showHeld: () => void
  /** Call it when output is closed that is not at its end. */
  readonly showLoss: () => void
}

/** Captures both streams of one command, and hands its lines on as the command says. */
export const captureOutput = (command: Pick<Command, 'output' | 'isNews'>, sinks: LineSinks): Captured => {
  const tail: string[] = []
  const held = boundedText(CAPTURE_LIMIT)
  const onLine = bounded(sinks.onLine)
  const show = (line: string): void => {
    if (command.output === 'when-failed') held.add(`${line}\n`)
    const isShown = command.output === 'log' || (command.output === 'when-failed' && command.isNews?.(line) === true)
    if (isShown) onLine(line)
    else if (command.output === 'when-failed') sinks.onDetail?.(line)
  }
  const line = (safe: string): void => {
    if (safe.trim() !== '') tail.push(withoutMiddle(safe))
    if (tail.length > TAIL_LINES) tail.shift()
    show(safe)
  }
  const stream = (): Stream => {
    const kept = boundedText(CAPTURE_LIMIT)
    const lines = redactedLines(line, sinks)
    return {
      text: kept.text,
      end: lines.end,
      add: (text) => {
        kept.add(text)
        lines.add(text)
      },
    }
  }
  return {
    stdout: stream(),
    stderr: stream(),
    tail: () => tail.join('\n'),
    showHeld: () => {
      const text = held.text()
      if (text === '') return
      sinks.onLine('the whole output:')
      text.trimEnd().split('\n').forEach(sinks.onLine)
    },
    showLoss: () => {
      if (command.output !== 'quiet')
        sinks.onLine('a process that the command left running still prints; the rest is left out')
    },
  }
}
