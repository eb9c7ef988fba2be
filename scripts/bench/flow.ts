/** The whole flow beside the same tools one after another, in turns, in one sandbox. */
import { spawn } from 'node:child_process'

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeCheckout } from '../hello/checkout.ts'
import { startStack, type Stack } from '../hello/stack.ts'
import { runAction } from '../runner/run-action.ts'
import { readSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { median } from './cold-start.ts'

const RUNS = 5
const script = fileURLToPath(new URL('sequence.sh', import.meta.url))

interface Turn {
  readonly sandbox: Sandbox
  readonly stack: Stack
  readonly name: string
}

const checkoutFor = (turn: Turn) =>
  makeCheckout({
    variant: 'good',
    busybox: turn.sandbox.tools.busybox ?? '',
    folder: join(turn.sandbox.workDir, turn.name),
    // Another page each time, so that neither side finds its image in the cache of the other.
    page: `hello, ${turn.name}`,
  })

const byAction = async (turn: Turn): Promise<number> => {
  const { folder, commit } = await checkoutFor(turn)
  const result = await runAction({
    inputs: turn.stack.inputs,
    workspace: folder,
    environment: { ...turn.stack.environment, GITHUB_SHA: commit, GITHUB_REF: 'refs/heads/main' },
  })
  if (result.exitCode !== 0) throw new Error(`the action failed:\n${result.log}`)
  return result.durationMs
}

const byShell = async (turn: Turn): Promise<number> => {
  const { folder, commit } = await checkoutFor(turn)
  const started = performance.now()
  const environment = {
    ...process.env,
    ...turn.stack.environment,
    TAG: `shell-${commit}`,
    REGISTRY: turn.stack.aws.registryHost,
    TRIVY_DATABASE: turn.stack.inputs['trivy-cache-dir'],
  }
  const child = spawn('bash', [script], { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`)
  return performance.now() - started
}

const sandbox = readSandbox()
const stack = await startStack(sandbox)
try {
  const turns: { action: number; shell: number }[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const action = await byAction({ sandbox, stack, name: `action-${run}` })
    const shell = await byShell({ sandbox, stack, name: `shell-${run}` })
    turns.push({ action, shell })
    console.log(`turn ${run + 1}: action ${(action / 1000).toFixed(2)} s, shell ${(shell / 1000).toFixed(2)} s`)
  }
  const action = median(turns.map((turn) => turn.action))
  const shell = median(turns.map((turn) => turn.shell))
  console.log(
    `whole flow on the ${sandbox.engine} engine, medians of ${RUNS}: action ${(action / 1000).toFixed(2)} s, the same tools one after another ${(shell / 1000).toFixed(2)} s, ratio ${(action / shell).toFixed(2)}`,
  )
} finally {
  await stack.aws.close()
}
