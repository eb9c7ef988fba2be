/**
 * The only place that starts processes. A child is a program and its arguments (no shell), has a process group of its own,
 * inherits only the variables that are named, and is ended with all of its children on abort or time-out.
 */
import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { CommandError, type CommandFailure } from '../../errors/command-error.ts'
import type { Command, CommandResult, Exec } from '../../ports/exec.ts'
import { boundedText, lineSplitter } from './child-output.ts'

/** How long a child has between SIGTERM and SIGKILL: the runner gives the whole action 7.5 s after its SIGINT. */
const TERM_TO_KILL_MS = 2_000
/** After that nothing is awaited any more, not even output that something outside the group holds open. */
const TERM_TO_GIVING_UP_MS = 3_000
const CAPTURE_LIMIT = 10 * 1024 * 1024
const TAIL_LINES = 20

/** By this the runner finds what a job left running, and ends it (actions/runner, JobExtension.cs): every child has it. */
const RUNNER_TRACKING = 'RUNNER_TRACKING_ID'

export interface ExecOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
  /** Takes each line of a `log` command as it comes. */
  readonly onLine: (line: string) => void
  /** Replaces every secret in a text. */
  readonly redact: (text: string) => string
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>
type Ended = { readonly exitCode: number } | { readonly signal: string }
interface Captured {
  readonly stdout: () => string
  readonly stderr: () => string
  readonly tail: () => string
}

/** An `Exec` bound to one abort signal; `run` rejects with the signal's reason when it is aborted. */
export const makeExec = (options: ExecOptions): Exec => ({ run: (command) => run(command, options) })

const run = async (command: Command, options: ExecOptions): Promise<CommandResult> => {
  options.signal.throwIfAborted()
  const [program, ...parameters] = command.argv
  const child = spawn(program, parameters, {
    env: childEnvironment(command, options.environment),
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
  })
  const captured = capture(child, command, options)
  feed(child, command.stdin)
  const stopped = await untilEnded(child, command, options.signal)
  if (stopped.kind === 'aborted') throw options.signal.reason
  const failure = failureOf(stopped, command)
  if (failure === null) return { exitCode: exitCodeOf(stopped), stdout: captured.stdout(), stderr: captured.stderr() }
  throw new CommandError({ argv: command.argv.map(options.redact), failure, outputTail: captured.tail() })
}

/** The runner's mark, the named variables (`NAME` or `PREFIX_*`), and those that are set on top. */
const childEnvironment = (command: Command, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const inherited = Object.entries(environment).filter(([name]) =>
    [RUNNER_TRACKING, ...command.inherit].some((pattern) =>
      pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
    ),
  )
  return { ...Object.fromEntries(inherited), ...command.set }
}

const capture = (child: Child, command: Command, options: ExecOptions): Captured => {
  const tail: string[] = []
  const line = (text: string): void => {
    const safe = options.redact(text)
    if (safe.trim() !== '') tail.push(safe)
    if (tail.length > TAIL_LINES) tail.shift()
    if (command.output === 'log') options.onLine(safe)
  }
  const follow = (stream: Readable): (() => string) => {
    const kept = boundedText(CAPTURE_LIMIT)
    const lines = lineSplitter(line)
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      kept.add(text)
      lines.add(text)
    })
    stream.on('close', () => lines.end())
    return kept.text
  }
  return { stdout: follow(child.stdout), stderr: follow(child.stderr), tail: () => tail.join('\n') }
}

const feed = (child: Child, text: string | undefined): void => {
  // A child that ends without reading its input breaks the pipe; its exit code tells the story.
  child.stdin.on('error', () => undefined)
  child.stdin.end(text ?? '')
}

type Stop =
  | { readonly kind: 'ended'; readonly ended: Ended }
  | { readonly kind: 'not-started'; readonly error: NodeJS.ErrnoException }
  | { readonly kind: 'timed-out'; readonly afterMs: number }
  | { readonly kind: 'aborted' }

/** Resolves when the program has ended and its output is read, for whatever reason. */
const untilEnded = (child: Child, command: Command, signal: AbortSignal): Promise<Stop> =>
  new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = []
    const later = (ms: number, act: () => void): number => timers.push(setTimeout(act, ms))
    let because: Stop | null = null
    const stop = (reason: Stop): void => {
      if (because !== null) return
      because = reason
      endGroup(child, 'SIGTERM')
      later(TERM_TO_KILL_MS, () => endGroup(child, 'SIGKILL'))
      later(TERM_TO_GIVING_UP_MS, () => {
        closeOutput(child)
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
    if (command.timeoutMs !== undefined) {
      const afterMs = command.timeoutMs
      later(afterMs, () => stop({ kind: 'timed-out', afterMs }))
    }
    child.on('error', (error) => finish({ kind: 'not-started', error }))
    child.on('close', (code, by) =>
      finish({ kind: 'ended', ended: code === null ? { signal: by ?? 'a signal' } : { exitCode: code } }),
    )
  })

const closeOutput = (child: Child): void => {
  child.stdout.destroy()
  child.stderr.destroy()
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

const failureOf = (stop: Exclude<Stop, { kind: 'aborted' }>, command: Command): CommandFailure | null => {
  switch (stop.kind) {
    case 'not-started':
      // A missing program and a missing working directory look the same to spawn; both are named by the argv and `cwd`.
      if (stop.error.code === 'ENOENT' || stop.error.code === 'EACCES') return { kind: 'not-found' }
      throw stop.error
    case 'timed-out':
      return stop
    case 'ended':
      if ('signal' in stop.ended) return { kind: 'killed', signal: stop.ended.signal }
      return (command.okExitCodes ?? [0]).includes(stop.ended.exitCode)
        ? null
        : { kind: 'exited', exitCode: stop.ended.exitCode }
  }
}

const exitCodeOf = (stop: Stop): number => (stop.kind === 'ended' && 'exitCode' in stop.ended ? stop.ended.exitCode : 0)
