/** From the start of the process to its first byte of output. */
import { spawn } from 'node:child_process'
import { inRepository } from '../repository.ts'

const RUNS = 21
const dist = inRepository('dist', 'index.js')

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
  readonly dist: number
  readonly bare: number
  readonly runs: number
}

/** Medians in milliseconds; both programs take turns, so that a busy moment meets both. */
export const coldStart = async (): Promise<ColdStart> => {
  const turns: { dist: number; bare: number }[] = []
  for (let turn = 0; turn < RUNS; turn += 1) {
    turns.push({ bare: await firstByteMs(['-e', 'process.stdout.write("x")']), dist: await firstByteMs([dist]) })
  }
  return { dist: median(turns.map((turn) => turn.dist)), bare: median(turns.map((turn) => turn.bare)), runs: RUNS }
}
