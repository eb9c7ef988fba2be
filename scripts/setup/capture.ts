/** Runs one program and keeps its output: argument lists only, and an error with the end of the output. */
import { spawn } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import path from 'node:path'

/** A step that cannot be completed; the message says which one and what to do next. */
export class SetupError extends Error {
  override readonly name = 'SetupError'
}

export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly timeoutMs?: number
  readonly input?: string
}

export interface CommandResult {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end and gives its exit code and output. Throws a SetupError only if it cannot be started. */
export const attempt = (argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> => {
  const [program, ...rest] = argv
  if (program === undefined) throw new SetupError('The command is empty.')
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' }),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
    child.on('error', (error) => reject(new SetupError(`Cannot start ${program}: ${error.message}`, { cause: error })))
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 128, stdout, stderr: signal ? `${stderr}\n(${signal})` : stderr }),
    )
  })
}

/** Runs a program and gives its standard output; throws a SetupError with the end of its output if it fails. */
export const run = async (argv: readonly string[], options: CommandOptions = {}): Promise<string> => {
  const result = await attempt(argv, options)
  if (result.code === 0) return result.stdout
  const said = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-12).join('\n')
  throw new SetupError(`\`${argv.join(' ')}\` failed with exit code ${result.code}:\n${said}`)
}

/** The first executable of that name on a search path, or null. */
export const findOnPath = async (program: string, searchPath = process.env['PATH'] ?? ''): Promise<string | null> => {
  for (const folder of searchPath.split(path.delimiter).filter(Boolean)) {
    const file = path.join(folder, program)
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return file
  }
  return null
}
