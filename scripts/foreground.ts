/** Runs the programs of a task and shows their output as it comes. */
import { spawn } from 'node:child_process'

export interface RunOptions {
  readonly cwd?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** The exit code of a program; 1 when a signal ended it. */
export const runProgram = (argv: readonly [string, ...string[]], options: RunOptions = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const [program, ...rest] = argv
    const child = spawn(program, rest, {
      cwd: options.cwd,
      stdio: 'inherit',
      env: { ...process.env, ...options.environment },
    })
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
      resolve(code ?? 1)
    })
  })

/** Prints a line of the project's own among the output of other programs. */
export const say = (text: string): void => console.log(`ship-to-ecs: ${text}`)
