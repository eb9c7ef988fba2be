/** Runs a program and gives its output, whatever its exit code. */
import { spawn } from 'node:child_process'

export interface CommandAnswer {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** `input` goes to its standard input. */
export const runCommand = (program: string, args: readonly string[], input = ''): Promise<CommandAnswer> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk))
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ exitCode: code ?? 1, stdout, stderr }))
    // A program that does not read its input may end first: its exit code says what became of it.
    child.stdin.on('error', () => undefined).end(input)
  })
