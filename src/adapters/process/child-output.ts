/** What a child prints, kept within bounds: the end of it as text, and its lines as they come. */
import type { Command } from '../../ports/exec.ts'

/** Longer lines are handed on in pieces of this length. */
const LONGEST_LINE = 1024 * 1024

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

export interface LineSplitter {
  readonly add: (text: string) => void
  /** Hands on a last line that had no end; more text may not follow. */
  readonly end: () => void
}

/** Cuts text at `\r\n`, `\n` and `\r` (progress bars), also when a pair is split between two pieces. */
export const lineSplitter = (onLine: (line: string) => void): LineSplitter => {
  let rest = ''
  return {
    add: (text) => {
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      lines.forEach(onLine)
      if (rest.length <= LONGEST_LINE) return
      onLine(rest)
      rest = ''
    },
    end: () => {
      const last = rest.replace(/\r$/, '')
      rest = ''
      if (last !== '') onLine(last)
    },
  }
}

const CAPTURE_LIMIT = 10 * 1024 * 1024
const TAIL_LINES = 20

/** Where the lines of children go. */
export interface LineSinks {
  /** Takes a line for the log. */
  readonly onLine: (line: string) => void
  /** Takes a line for the debug log. */
  readonly onDetail?: (line: string) => void
  /** Replaces every secret in a text. */
  readonly redact: (text: string) => string
}

export interface Stream extends LineSplitter {
  /** What it took so far. */
  readonly text: () => string
}

export interface Captured {
  readonly stdout: Stream
  readonly stderr: Stream
  /** The last lines of both streams, redacted. */
  readonly tail: () => string
  /** Call it when the command failed: the lines that waited for that go to the log. */
  readonly showHeld: () => void
}

/** Captures both streams of one command, and hands its lines on as the command says. */
export const captureOutput = (command: Pick<Command, 'output' | 'isNews'>, sinks: LineSinks): Captured => {
  const tail: string[] = []
  const held = boundedText(CAPTURE_LIMIT)
  const show = (line: string): void => {
    if (command.output === 'when-failed') held.add(`${line}\n`)
    const isShown = command.output === 'log' || (command.output === 'when-failed' && command.isNews?.(line) === true)
    if (isShown) sinks.onLine(line)
    else if (command.output === 'when-failed') sinks.onDetail?.(line)
  }
  const line = (text: string): void => {
    const safe = sinks.redact(text)
    if (safe.trim() !== '') tail.push(safe)
    if (tail.length > TAIL_LINES) tail.shift()
    show(safe)
  }
  const stream = (): Stream => {
    const kept = boundedText(CAPTURE_LIMIT)
    const lines = lineSplitter(line)
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
  }
}
