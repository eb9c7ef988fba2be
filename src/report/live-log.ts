/**
 * The live log. Log groups can neither nest nor interleave, so the oldest running stage streams and the lines of the others
 * wait until it has ended. How a stage ended is logged outside its group, where it is seen while groups are folded.
 */
import type { StageEvent } from '../core/events.ts'
import { isCancelled, messageOf, ShipError } from '../errors/ship-error.ts'
import { seconds } from './times.ts'
import { waitingLines, type WaitingLines } from './waiting-lines.ts'
import { describeSkip, failureKindOf, type FailureKind } from './skipped.ts'

/** Where lines go: GitHub's log or a terminal. */
export interface LiveSink {
  readonly openGroup: (title: string) => void
  readonly closeGroup: () => void
  readonly line: (text: string) => void
  readonly warning: (text: string) => void
  readonly debug: (text: string) => void
}

export interface LiveLog {
  /** Logs what the runner emits. */
  readonly event: (event: StageEvent) => void
  /** The `log` port of one stage. */
  readonly logOf: (stage: string) => {
    readonly info: (text: string) => void
    readonly warning: (text: string) => void
    readonly debug: (text: string) => void
  }
  /** Writes everything that still waits, for a run that ends before its stages do. */
  readonly close: () => void
}

export interface LiveOptions {
  readonly sink: LiveSink
  /** Makes a text safe to show: redacted, and split into lines that are no workflow commands. */
  readonly linesOf: (text: string) => readonly string[]
}

interface Entry {
  readonly level: 'line' | 'warning' | 'debug'
  readonly text: string
}

interface Block {
  readonly id: string
  /** Null for a stage that was skipped: it has no group, only an ending. */
  readonly title: string | null
  readonly startedAt: number
  readonly waiting: WaitingLines<Entry>
  /** Null while the stage runs. */
  ending: string | null
}

/** A live log that writes to `sink`; lines of a stage that does not run are written at once. */
export const makeLiveLog = (options: LiveOptions): LiveLog => {
  const { write, open, close } = makeWriter(options)
  // In the order in which they started.
  let blocks: readonly Block[] = []
  let streaming: Block | null = null
  const failures = new Map<string, FailureKind>()
  const endingOf = makeEndings((stage) => failures.get(stage) ?? 'failed')

  const advance = (): void => {
    if (streaming?.ending === null) return
    if (streaming !== null) close(streaming)
    for (const block of blocks.filter((block) => block.ending !== null && block !== streaming)) {
      open(block)
      close(block)
    }
    blocks = blocks.filter((block) => block.ending === null)
    streaming = blocks[0] ?? null
    if (streaming !== null) open(streaming)
  }
  const log = (id: string, entry: Entry): void => {
    const block = blocks.find((running) => running.id === id)
    if (block === undefined || block === streaming) write(entry)
    else block.waiting.add(entry)
  }
  const add = (event: LiveEvent): void => {
    if (event.kind === 'failed') failures.set(event.stage, kindOfError(event.error))
    const block = blocks.find((running) => running.id === event.stage)
    if (block !== undefined) block.ending = endingOf(event, block.startedAt)
    else blocks = [...blocks, blockOf(event, endingOf(event, 0))]
  }

  return {
    event: (event) => {
      if (event.kind === 'laid-out') return
      add(event)
      advance()
    },
    logOf: (id) => ({
      info: (text) => log(id, { level: 'line', text }),
      warning: (text) => log(id, { level: 'warning', text }),
      debug: (text) => log(id, { level: 'debug', text }),
    }),
    close: () => {
      for (const block of blocks) block.ending ??= `… ${block.id} had not ended`
      advance()
    },
  }
}

const makeWriter = ({ sink, linesOf }: LiveOptions) => {
  const write = ({ level, text }: Entry): void => {
    for (const line of linesOf(text)) sink[level](line)
  }
  return {
    write,
    open: (block: Block): void => {
      if (block.title !== null) sink.openGroup(linesOf(`${block.id}: ${block.title}`).join(' '))
      block.waiting.takeAll().forEach(write)
    },
    close: (block: Block): void => {
      if (block.title !== null) sink.closeGroup()
      write({ level: 'line', text: block.ending ?? '' })
    },
  }
}

const leftOut = (lines: number): Entry => ({
  level: 'line',
  text: `… ${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'} left out: only so many are kept while another stage has the log`,
})

/** What concerns one stage. */
type LiveEvent = Exclude<StageEvent, { readonly kind: 'laid-out' }>

const blockOf = (event: LiveEvent, ending: string | null): Block => {
  const started = event.kind === 'started'
  return {
    id: event.stage,
    title: started ? event.title : null,
    startedAt: started ? event.at : 0,
    waiting: waitingLines(leftOut),
    ending,
  }
}

const kindOfError = (error: unknown): FailureKind =>
  failureKindOf(isCancelled(error) ? 'cancelled' : 'failed', error instanceof ShipError ? error.code : undefined)

const makeEndings =
  (kindOf: (stage: string) => FailureKind) =>
  (event: LiveEvent, startedAt: number): string | null => {
    switch (event.kind) {
      case 'started':
        return null
      case 'succeeded':
        return isBroken(event.result)
          ? `⚠ ${event.stage} broke after ${seconds(event.at - startedAt)}`
          : `✓ ${event.stage}: ${seconds(event.at - startedAt)}`
      case 'failed':
        return isCancelled(event.error)
          ? `✗ ${event.stage} was cancelled after ${seconds(event.at - startedAt)}`
          : `✗ ${event.stage} failed after ${seconds(event.at - startedAt)}: ${firstLine(messageOf(event.error))}`
      case 'skipped':
        return `– ${event.stage}: ${describeSkip(event.because, kindOf)}`
      case 'left-out':
        return `– ${event.stage}: left out because ${event.because}`
    }
  }

/** The annotation and the summary have the whole text. */
const firstLine = (text: string): string =>
  text
    .trimStart()
    .split(/[\n\r]/u)[0]
    ?.replace(/:\s*$/u, '') ?? ''

/** A broken scan is a result of its stage, but not a success. The gate fails for it, with the reason in its error. */
const isBroken = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'broke' && 'because' in result
