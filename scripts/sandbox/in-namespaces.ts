/**
 * The part of a sandbox that runs inside the new namespaces, as the child of a small init: `in-namespaces.ts PLAN -- COMMAND`.
 * When it ends, the kernel kills every process of the namespace, engine and containers included.
 */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { SetupError } from '../setup/capture.ts'
import { commandEnvironment, startCommand, type RunningCommand } from './guest-command.ts'
import { enginePlanSchema, startEngine } from './engine.ts'
import { prepareNamespace } from './namespace.ts'
import { sandboxSchema } from './sandbox.ts'

const planSchema = z.object({
  engine: enginePlanSchema,
  busybox: z.string(),
  runc: z.string(),
  sandbox: sandboxSchema,
})
export type Plan = z.infer<typeof planSchema>

const signalMessage = z.object({ signal: z.enum(['SIGINT', 'SIGTERM', 'SIGHUP']) })

const main = async (planFile: string, argv: readonly string[]): Promise<number> => {
  const plan = planSchema.parse(JSON.parse(await readFile(planFile, 'utf8')))
  const { workDir, tls } = plan.sandbox
  if (tls === null) throw new SetupError('A sandbox with its own engine needs certificates.')
  const running: { command: RunningCommand | null; stopped: boolean } = { command: null, stopped: false }
  const stop = (name: NodeJS.Signals) => {
    running.stopped = true
    running.command?.signal(name)
  }
  process.on('message', (message) => stop(signalMessage.parse(message).signal))
  // The process outside has ended, perhaps killed: the sandbox ends too.
  process.on('disconnect', () => stop('SIGTERM'))
  // A signal from a terminal reaches the command directly; any other comes as a message.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => undefined)
  const { busybox, runc } = plan
  await prepareNamespace({ busybox, runc, workDir, caFile: tls.caFile, libraries: plan.engine.libraries })
  await startEngine(plan.engine)
  const file = path.join(workDir, 'sandbox.json')
  await writeFile(file, JSON.stringify(plan.sandbox, null, 2))
  if (running.stopped) return 130
  running.command = startCommand(argv, ownEnvironment(plan, file))
  return running.command.ended
}

const ownEnvironment = (plan: Plan, file: string): NodeJS.ProcessEnv =>
  commandEnvironment({
    DOCKER_HOST: plan.sandbox.dockerHost ?? '',
    DOCKER_CONFIG: path.join(plan.sandbox.workDir, 'docker-config'),
    PATH: [path.join(plan.sandbox.workDir, 'bin'), process.env['PATH'] ?? ''].join(':'),
    SHIP_SANDBOX: file,
  })

if (import.meta.main) {
  const [planFile = '', dashes, ...argv] = process.argv.slice(2)
  try {
    if (dashes !== '--') throw new SetupError('Do not start this file directly: use scripts/sandbox/enter.ts.')
    process.exit(await main(planFile, argv))
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
