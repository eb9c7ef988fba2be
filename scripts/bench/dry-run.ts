/**
 * `npm run bench -- dry-run`: how long the committed action takes for a dry run on a machine without Docker, beside a bare Node that makes as many
 * requests. The local AWS answers at once, so what is left is the action's own time.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { performance } from 'node:perf_hooks'
import { playShip } from '../../__tests__/support/ship-play.ts'
import { say } from '../foreground.ts'
import { median } from './cold-start.ts'

const TURNS = 5
const LIMIT_MS = 2_000

interface DryRun {
  readonly ms: number
  readonly requests: number
}

/** From the start of main to its end, with a PATH that has no program. @throws Error when it fails */
const dryRun = async (): Promise<DryRun> => {
  const { exitCode, durationMs, requests, log } = await playShip({
    programs: 'missing',
    inputs: { 'dry-run': 'true' },
  })
  if (exitCode !== 0) throw new Error(`the dry run failed: ${log}`)
  return { ms: durationMs, requests: requests.length }
}

/** A Node that only makes so many requests, one after another, of a server that answers at once. */
const bareNode = async (requests: number): Promise<number> => {
  const server = createServer((_, response) => response.end('{}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const program = `for (let n = 0; n < ${requests}; n += 1) await (await fetch('http://127.0.0.1:${port}/', { method: 'POST' })).text()`
  const started = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
  const code = await new Promise((resolve) => child.once('close', resolve))
  const took = performance.now() - started
  server.close()
  if (code !== 0) throw new Error(`the bare Node ended with ${String(code)}`)
  return took
}

/** Prints medians; they take turns, so that a busy moment meets both. */
export const benchDryRun = async (): Promise<number> => {
  const runs: DryRun[] = []
  const bare: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const run = await dryRun()
    runs.push(run)
    bare.push(await bareNode(run.requests))
  }
  const [whole, alone] = [median(runs.map(({ ms }) => ms)), median(bare)]
  const count = runs[0]?.requests ?? 0
  say(`dry run without Docker: ${whole.toFixed(0)} ms, of which ${count} calls to the local AWS`)
  say(`bare node with ${count} requests: ${alone.toFixed(0)} ms`)
  say(`over the calls: ${(whole - alone).toFixed(0)} ms (medians of ${TURNS}; limit ${LIMIT_MS} ms)`)
  return 0
}
