/**
 * The only place that starts programs. A child is a program and its arguments (no shell), inherits only the variables that are
 * named, and its program never comes from the checkout. Two ways to run it, chosen by what the command is: the toolkit for short
 * questions to git and tar, and a process group that can be ended for everything else.
 */
import { CommandError, type CommandFailure } from '../../errors/command-error.ts'
import type { Command, CommandResult, Exec } from '../../ports/exec.ts'
import { captureOutput, type LineSinks } from './child-output.ts'
import { locate, searchPath } from './locate.ts'
import type { ReadyCommand } from './ready-command.ts'

/** By this the runner finds what a job left running, and ends it (actions/runner, JobExtension.cs): every child has it. */
const RUNNER_TRACKING = 'RUNNER_TRACKING_ID'

export interface ExecOptions extends LineSinks {
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

/** An `Exec` bound to one abort signal; `run` rejects with the signal's reason when it is aborted. */
export const makeExec = (options: ExecOptions): Exec => ({ run: (command) => run(command, options) })

const run = async (command: Command, options: ExecOptions): Promise<CommandResult> => {
  const { signal, redact } = options
  signal.throwIfAborted()
  const path = await searchPath(options.environment)
  const environment = childEnvironment(command, options.environment, path)
  const captured = captureOutput(command, options)
  const program = await locate(command.argv[0], path)
  const child = { command, program: program ?? '', environment, captured, signal }
  const ended = program === null ? ({ kind: 'not-found' } as const) : await runReady(child)
  const failure = failureOf(ended, command)
  if (ended.kind === 'exited' && failure === null) {
    return { exitCode: ended.exitCode, stdout: captured.stdout.text(), stderr: captured.stderr.text() }
  }
  captured.showHeld()
  throw new CommandError({ argv: command.argv.map(redact), failure: failure ?? ended, outputTail: captured.tail() })
}

/** The toolkit reads the program from a command line, in which it cannot write every path that has these. */
const NOT_FOR_TOOLKIT = /["\\]/u

/** Each way is loaded with its first command: neither is needed to say what is wrong with an input. */
const runReady = async (child: ReadyCommand): Promise<CommandFailure> =>
  isShortQuestion(child.command) && !NOT_FOR_TOOLKIT.test(child.program)
    ? (await import('./toolkit.ts')).runByToolkit(child)
    : (await import('./process-group.ts')).runInGroup(child)

/**
 * git, and tar that prints one member: their output is read and they end by themselves at once. The toolkit cannot end a child, has no
 * time-out, and takes the process down when a child does not read its input; so commands with either are not for it.
 */
const isShortQuestion = ({ argv: [program, mode = ''], stdin, timeoutMs, output }: Command): boolean =>
  (program === 'git' || (program === 'tar' && mode.startsWith('-xO'))) &&
  output === 'quiet' &&
  stdin === undefined &&
  timeoutMs === undefined

/**
 * The runner's mark, the variables to inherit, and those that are set on top. Without any folder, the child gets no PATH: an empty one is the
 * current folder (POSIX, 8.3).
 */
const childEnvironment = (command: Command, environment: NodeJS.ProcessEnv, path: string): NodeJS.ProcessEnv => {
  const wanted = new Set([RUNNER_TRACKING, ...command.inherit])
  const safe = Object.entries({ ...environment, PATH: path }).filter(([name]) => name !== 'PATH' || path !== '')
  return { ...Object.fromEntries(safe.filter(([name]) => wanted.has(name))), ...command.set }
}

const failureOf = (ended: CommandFailure, command: Command): CommandFailure | null =>
  ended.kind === 'exited' && (command.okExitCodes ?? [0]).includes(ended.exitCode) ? null : ended
