/** The demo itself, inside of a sandbox: a local AWS, the action as a runner runs it, and a request to what was shipped. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { LocalAws } from '../../local-aws/server.ts'
import { plainSummary } from '../../src/report/summary/plain-summary.ts'
import { runAction, type ActionResult } from '../runner/run-action.ts'
import { readSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import type { HelloVariant } from '../hello/context.ts'
import { addressOf } from '../hello/address.ts'
import { isBreak, type Break } from './breaks.ts'
import { makeCheckout } from '../hello/checkout.ts'
import { asTerminal } from './log-view.ts'
import { startStack, type Stack } from '../hello/stack.ts'

interface Shipment {
  readonly name: string
  readonly variant: HelloVariant
  readonly page?: string
  readonly inputs?: Readonly<Record<string, string>>
}

const show = (text: string): void => void process.stdout.write(`${text}\n`)

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { break: { type: 'string' }, 'real-db': { type: 'boolean', default: false } },
  })
  const broken = values.break !== undefined && isBreak(values.break) ? values.break : null
  const sandbox = readSandbox()
  const stack = await startStack(sandbox)
  const ship = (shipment: Shipment) => shipHello({ sandbox, stack: withDatabase(stack, values['real-db']), shipment })
  try {
    if (broken === null) return await succeed(stack.aws, ship)
    return await fail(broken, ship)
  } finally {
    await stack.aws.close()
  }
}

const withDatabase = (stack: Stack, real: boolean): Stack => {
  if (!real) return stack
  const { 'trivy-cache-dir': _, ...inputs } = stack.inputs
  return { ...stack, inputs }
}

const shipHello = async (order: {
  readonly sandbox: Sandbox
  readonly stack: Stack
  readonly shipment: Shipment
}): Promise<ActionResult> => {
  const { sandbox, stack, shipment } = order
  const folder = join(sandbox.workDir, shipment.name)
  const request = { variant: shipment.variant, busybox: sandbox.tools.busybox ?? '', folder }
  const { commit } = await makeCheckout(shipment.page === undefined ? request : { ...request, page: shipment.page })
  const result = await runAction({
    inputs: { ...stack.inputs, ...shipment.inputs },
    workspace: folder,
    environment: {
      ...stack.environment,
      GITHUB_SHA: commit,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'demo/hello',
    },
    onOutput: asTerminal((text) => process.stdout.write(text)),
  })
  show(`\n──────── the job summary ────────\n\n${plainSummary(result.summary)}\n─────────────────────────────────`)
  return result
}

const succeed = async (aws: LocalAws, ship: (shipment: Shipment) => Promise<ActionResult>): Promise<number> => {
  const result = await ship({ name: 'hello', variant: 'good' })
  if (result.exitCode !== 0) return 1
  const address = addressOf(aws)
  const response = await fetch(`http://${address}/`)
  const body = (await response.text()).trim()
  show(`GET http://${address}/ -> ${response.status} ${body}`)
  show(`shipped ${result.outputs['image'] ?? ''} in ${(result.durationMs / 1000).toFixed(1)} s`)
  return response.ok ? 0 : 1
}

/** Ships something that must fail; 0 when it did. */
const fail = async (broken: Break, ship: (shipment: Shipment) => Promise<ActionResult>): Promise<number> => {
  switch (broken) {
    case 'scan':
      return failed(await ship({ name: 'hello-scan', variant: 'vulnerable' }), 'E_GATE_BLOCKED')
    case 'container':
      show('first a version that runs, so that there is something to roll back to')
      if ((await ship({ name: 'hello', variant: 'good' })).exitCode !== 0) return 1
      show('\nnow a version whose container ends at its start')
      return failed(await ship({ name: 'hello-crash', variant: 'crash' }), 'E_ROLLED_BACK')
    case 'registry':
      show('first a version under the tag `fixed`')
      if ((await ship({ name: 'hello', variant: 'good', inputs: TAKEN })).exitCode !== 0) return 1
      show('\nnow another version under the same tag, which the registry keeps for the first')
      return failed(
        await ship({ name: 'hello-again', variant: 'good', page: 'another page', inputs: TAKEN }),
        'E_TAG_TAKEN',
      )
  }
}

/** A tag that names no commit can be taken. */
const TAKEN = { tag: 'fixed' }

const failed = (result: ActionResult, code: string): number => {
  const asMeant = result.exitCode === 1 && result.outputs['error-code'] === code
  show(asMeant ? `it failed as it was meant to: ${code}` : `it was meant to fail with ${code} and did not`)
  return asMeant ? 0 : 1
}

process.exitCode = await main()
