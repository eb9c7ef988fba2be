/** One turn of the same tools one after another, as a careful shell script runs them. */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Turn } from './by-action.ts'
import type { Lap } from './laps.ts'

const script = join(import.meta.dirname, 'sequence.sh')

/** Ships the checkout by the script. @throws Error when it fails */
export const byTools = async ({ stack, checkout: { folder, commit } }: Turn): Promise<Lap> => {
  const laps = join(folder, '..', `laps-${commit}`)
  const environment = {
    ...process.env,
    ...stack.environment,
    TAG: `shell-${commit}`,
    REGISTRY: stack.aws.registryHost,
    TRIVY_DATABASE: stack.inputs['trivy-cache-dir'],
    LAPS: laps,
  }
  const started = performance.now()
  const child = spawn('bash', [script], { cwd: folder, env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  const wholeMs = performance.now() - started
  if (code !== 0) throw new Error(`${script} ended with ${String(code)}`)
  const lines = (await readFile(laps, 'utf8')).trim().split('\n')
  const steps = lines.map((line) => line.split(' ')).map(([name = '', ms]) => [name, Number(ms) / 1000] as const)
  return { steps: Object.fromEntries(steps), wholeMs }
}
