/** Runs the user's command in a sandbox: its standard streams are ours, signals reach it, and its exit code is the sandbox's. */
import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { SetupError } from '../setup/capture.ts'

/** How long a command may take to end itself after a signal, before it is killed. The runner gives 7.5 s after SIGINT. */
const graceMs = 10_000

export interface RunningCommand {
  /** Exit code in the shell's manner: 128 + n for signal n. */
  readonly ended: Promise<number>
  /** Passes a signal on, and kills the command when it has not ended within the grace time. */
  readonly signal: (name: NodeJS.Signals) => void
}

/** Starts the command. `ended` rejects with a SetupError if there is no such program. */
export const startCommand = (argv: readonly string[], environment: NodeJS.ProcessEnv): RunningCommand => {
  const [program, ...rest] = argv
  if (program === undefined) throw new SetupError('No command: put it behind `--`.')
  const child = spawn(program, rest, { stdio: 'inherit', env: environment })
  return { ended: exitCode(child, program), signal: (name) => stop(child, name) }
}

/** The exit code of a child in the shell's manner. */
export const exitCode = (child: ChildProcess, program: string): Promise<number> =>
  new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new SetupError(`Cannot start ${program}: ${error.message}`, { cause: error })))
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })

const stop = (child: ChildProcess, name: NodeJS.Signals): void => {
  child.kill(name)
  setTimeout(() => child.kill('SIGKILL'), graceMs).unref()
}

/** A variable of the user's that would lead a Docker client somewhere else than to the sandbox's engine. */
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

/** The environment of a command in a sandbox with an engine of our own: the user's, without what misleads, and `added`. */
export const commandEnvironment = (added: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const environment: NodeJS.ProcessEnv = { ...process.env, ...added }
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !misleading.includes(name)))
}
