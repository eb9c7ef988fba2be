/** Runs a program in a process group of its own, and ends the whole group when its time is over. */
import { spawn, type ChildProcess } from 'node:child_process'

export interface Bounded {
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  /** Aborts when the time is over. */
  readonly limit: AbortSignal
  /** From SIGTERM, at which a sandbox removes what it has made, to the kill. */
  readonly graceMs: number
}

export type Ended = { readonly kind: 'ended'; readonly exitCode: number } | { readonly kind: 'hung' }

/** Shows the program's output as it comes. A signal counts as exit code 1. */
export const runWithin = (argv: readonly [string, ...string[]], bounded: Bounded): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const [program, ...rest] = argv
    const { cwd, limit, graceMs } = bounded
    // A group of its own gets no Ctrl-C from the terminal, and may not read from it.
    const child = spawn(program, rest, {
      cwd,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...bounded.environment },
    })
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    for (const signal of signals) process.on(signal, forward)
    let kill: NodeJS.Timeout | undefined
    const end = (): void => {
      child.kill('SIGTERM')
      kill = setTimeout(() => killGroup(child), graceMs)
    }
    limit.addEventListener('abort', end, { once: true })
    child.on('error', reject)
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, forward)
      limit.removeEventListener('abort', end)
      clearTimeout(kill)
      // A worker in an endless loop outlives its parent.
      if (limit.aborted) killGroup(child)
      resolve(limit.aborted ? { kind: 'hung' } : { kind: 'ended', exitCode: code ?? 1 })
    })
  })

const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Every process of the group has ended.
  }
}
