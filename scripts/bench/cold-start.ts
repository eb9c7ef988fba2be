/** From the start of the process to its first byte of output. */
import { spawn } from 'node:child_process'
const RUNS = 21

// As in a job, where the toolkit is loaded too; without inputs, so that the first line is the error that names them.
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '', GITHUB_ACTIONS: 'true' }

const firstByteMs = (argv: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(process.execPath, argv, { env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'inherit'] })
    let first: number | null = null
    child.stdout.once('data', () => (first = performance.now() - started))
    child.on('error', reject)
    child.on('close', () => (first === null ? reject(new Error(`${argv.join(' ')} printed nothing`)) : resolve(first)))
  })

/** The middle one of an odd number of values. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

export interface ColdStart {
  readonly bare: number
  /** In the order of the programs. */
  readonly programs: readonly number[]
  readonly runs: number
}

/** Medians in milliseconds of a bare Node and of these programs; they take turns, so that a busy moment meets all. */
export const coldStart = async (programs: readonly string[]): Promise<ColdStart> => {
  const all = [['-e', 'process.stdout.write("x")'], ...programs.map((program) => [program])]
  const turns: (readonly number[])[] = []
  for (let turn = 0; turn < RUNS; turn += 1) {
    const times: number[] = []
    for (const argv of all) times.push(await firstByteMs(argv))
    turns.push(times)
  }
  const [bare = NaN, ...rest] = all.map((_, index) => median(turns.map((times) => times[index] ?? NaN)))
  return { bare, programs: rest, runs: RUNS }
}
