/**
 * Runs a program in a process group of its own and ends it with all of its children on abort or time-out. For whatever may take long or
 * leave children behind: docker, the scanners, unpacking.
 */
import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { CommandFailure } from '../../errors/command-error.ts'
import type { Stream } from './child-output.ts'
import type { ReadyCommand } from './ready-command.ts'

/** How long a child has between SIGTERM and SIGKILL: the runner gives the whole action 7.5 s after its SIGINT. */
const TERM_TO_KILL_MS = 2_000
/** After that nothing is awaited any more, not even output that a process outside the group holds open. */
const TERM_TO_GIVING_UP_MS = 3_000
/** How long the output of a program that has ended is awaited: a process that it left behind may hold it open for ever. */
const EXIT_TO_GIVING_UP_MS = 2_000

/** What has printed within this time before the output is closed would print more. */
const STILL_PRINTING_MS = 1_000

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** How the program ended. Rejects with the signal's reason when it is aborted. */
export const runInGroup = async ({
  command,
  program,
  environment,
  captured,
  signal,
}: ReadyCommand): Promise<CommandFailure> => {
  // It may have been aborted while the program was looked up.
  signal.throwIfAborted()
  const child = spawn(program, command.argv.slice(1), {
    env: environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
  })
  follow(child.stdout, captured.stdout)
  follow(child.stderr, captured.stderr)
  feed(child, command.stdin)
  const stopped = await untilEnded({ child, captured }, command.timeoutMs, signal)
  if (stopped.kind === 'aborted') throw signal.reason
  if (stopped.kind !== 'not-started') return stopped
  // A missing program and a missing working directory look the same to spawn; both are named by the argv and `cwd`.
  if (stopped.error.code === 'ENOENT' || stopped.error.code === 'EACCES') return { kind: 'not-found' }
  throw stopped.error
}

const follow = (readable: Readable, stream: Stream): void => {
  readable.setEncoding('utf8')
  readable.on('data', (text: string) => stream.add(text))
  readable.on('close', () => stream.end())
}

const feed = (child: Child, text: string | undefined): void => {
  // A child that ends without reading its input breaks the pipe; its exit code says what happened.
  child.stdin.on('error', () => undefined)
  child.stdin.end(text ?? '')
}

type Stop =
  | Exclude<CommandFailure, { kind: 'not-found' }>
  | { readonly kind: 'not-started'; readonly error: NodeJS.ErrnoException }
  | { readonly kind: 'aborted' }

interface Followed {
  readonly child: Child
  readonly captured: ReadyCommand['captured']
}

/** Resolves when the program has ended and its output is read, for whatever reason. */
const untilEnded = (followed: Followed, timeoutMs: number | undefined, signal: AbortSignal): Promise<Stop> =>
  new Promise((resolve) => {
    const { child } = followed
    const timers: NodeJS.Timeout[] = []
    const later = (ms: number, act: () => void): number => timers.push(setTimeout(act, ms))
    let because: Stop | null = null
    const stop = (reason: Stop): void => {
      if (because !== null) return
      because = reason
      endGroup(child, 'SIGTERM')
      later(TERM_TO_KILL_MS, () => endGroup(child, 'SIGKILL'))
      later(TERM_TO_GIVING_UP_MS, () => {
        closeOutput(followed)
        finish(reason)
      })
    }
    const onAbort = (): void => stop({ kind: 'aborted' })
    const finish = (natural: Stop): void => {
      timers.forEach(clearTimeout)
      signal.removeEventListener('abort', onAbort)
      // What the program left behind in its group ends with it when the program was stopped.
      if (because !== null) endGroup(child, 'SIGKILL')
      resolve(because ?? natural)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    if (timeoutMs !== undefined) later(timeoutMs, () => stop({ kind: 'timed-out', afterMs: timeoutMs }))
    child.on('error', (error) => finish({ kind: 'not-started', error }))
    child.on('exit', (code, by) => {
      const ended = endOf(code, by)
      const stopWatching = watchOutput(followed)
      later(EXIT_TO_GIVING_UP_MS, () =>
        // What is in the pipes already is read before this runs, also when something else has kept this process busy.
        setImmediate(() => {
          stopWatching()
          closeOutput(followed)
          finish(ended)
        }),
      )
    })
    child.on('close', (code, by) => finish(endOf(code, by)))
  })

const endOf = (code: number | null, by: NodeJS.Signals | null): Stop =>
  code === null ? { kind: 'killed', signal: by ?? 'a signal' } : { kind: 'exited', exitCode: code }

/** Says that output is lost when some still came; call what it gives when the output is closed. */
const watchOutput = ({ child, captured }: Followed): (() => void) => {
  let last = 0
  const came = (): void => {
    last = Date.now()
  }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', came)
  return () => {
    if (Date.now() - last < STILL_PRINTING_MS) captured.showLoss()
  }
}

const closeOutput = ({ child, captured }: Followed): void => {
  child.stdout.destroy()
  child.stderr.destroy()
  captured.stdout.end()
  captured.stderr.end()
}

/** Signals the whole group, so that no child of the child lives on. */
const endGroup = (child: ChildProcess, signal: NodeJS.Signals): void => {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group has ended already.
  }
}
