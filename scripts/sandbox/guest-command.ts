/** Runs the user's command in a sandbox: it inherits the standard streams, receives signals, and its exit code is the sandbox's. */
import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { SetupError } from '../setup/capture.ts'

/** The time that a command has to end after a signal before it is killed. The runner allows 7.5 s after SIGINT. */
const graceMs = 10_000

export interface RunningCommand {
  /** The exit code as a shell reports it: 128 + n for signal n. */
  readonly ended: Promise<number>
  /** Forwards a signal, and kills the command if it has not ended within the grace time. */
  readonly signal: (name: NodeJS.Signals) => void
}

/** Starts the command. `ended` rejects with a SetupError if there is no such program. */
export const startCommand = (argv: readonly string[], environment: NodeJS.ProcessEnv): RunningCommand => {
  const [program, ...rest] = argv
  if (program === undefined) throw new SetupError('No command: write it after `--`.')
  const child = spawn(program, rest, { stdio: 'inherit', env: environment })
  return { ended: exitCode(child, program), signal: (name) => stop(child, name) }
}

/** The exit code of a child as a shell reports it. */
export const exitCode = (child: ChildProcess, program: string): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new SetupError(`Cannot start ${program}: ${error.message}`, { cause: error })))
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })

const stop = (child: ChildProcess, name: NodeJS.Signals): void => {
  child.kill(name)
  setTimeout(() => child.kill('SIGKILL'), graceMs).unref()
}

/** Variables of the user that would lead a Docker client to an engine other than the sandbox's. */
const misleading = [
  'DOCKER_TLS_VERIFY',
  'DOCKER_TLS',
  'DOCKER_CERT_PATH',
  'DOCKER_CONTEXT',
  'DOCKER_API_VERSION',
  'DOCKER_BUILDKIT',
  'DOCKER_DEFAULT_PLATFORM',
  'BUILDX_BUILDER',
  'BUILDX_CONFIG',
  'BUILDKIT_HOST',
]

/** The environment of a command in a sandbox with its own engine: the user's without the misleading variables, and `added`. */
export const commandEnvironment = (added: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const environment: NodeJS.ProcessEnv = { ...process.env, ...added }
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !misleading.includes(name)))
}
