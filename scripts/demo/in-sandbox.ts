/** The demo itself, in a sandbox: a local AWS, the action as a runner runs it, and a request to what was shipped. */
import { parseArgs } from 'node:util'
import { addressOf } from '../hello/address.ts'
import { startStack, type Stack } from '../hello/stack.ts'
import type { ActionResult } from '../runner/run-action.ts'
import { readSandbox } from '../sandbox/sandbox.ts'
import { BREAKS, isBreak, type Break } from './breaks.ts'
import { painter } from './paint.ts'
import { seconds, shipHello, shipped, type Shipment, type DemoParts } from './ship-hello.ts'
import { tryNext } from './try-next.ts'

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { break: { type: 'string' }, 'real-db': { type: 'boolean', default: false }, summary: { type: 'string' } },
  })
  const broken = values.break !== undefined && isBreak(values.break) ? values.break : null
  const sandbox = readSandbox()
  const stack = await startStack(sandbox)
  const parts: DemoParts = {
    sandbox,
    stack: withDatabase(stack, values['real-db']),
    summaryFile: values.summary ?? null,
    paint: painter({ isTTY: process.stdout.isTTY, environment: process.env }),
    write: (text) => void process.stdout.write(text),
  }
  try {
    const code = broken === null ? await succeed(parts) : await fail(parts, broken)
    if (code === 0) parts.write(`\n${tryNext(sandbox.engine, broken)}\n`)
    return code
  } finally {
    await stack.aws.close()
  }
}

const withDatabase = (stack: Stack, real: boolean): Stack => {
  if (!real) return stack
  const { 'trivy-cache-dir': _, ...inputs } = stack.inputs
  return { ...stack, inputs }
}

const succeed = async (parts: DemoParts): Promise<number> => {
  heading(parts, 'Ship examples/hello to a service of the local AWS')
  const result = await shipHello(parts, { name: 'hello', variant: 'good', log: 'open' })
  if (result.exitCode !== 0) return 1
  good(parts, `${shipped(result)}: ${result.outputs['image'] ?? ''}`)
  return (await answers(parts, 'hello from ship-to-ecs')) ? 0 : 1
}

/** Ships something that must fail. 0 when it failed with the code that it should, and what ran before still answers. */
const fail = async (parts: DemoParts, broken: Break): Promise<number> => {
  const { first, then, expected, shown } = BREAKS[broken]
  if (first !== null) {
    heading(parts, `1. ${first}`)
    if ((await shipHello(parts, FIRST[broken])).exitCode !== 0) return 1
  }
  heading(parts, first === null ? then : `\n2. ${then}`)
  const result = await shipHello(parts, THEN[broken])
  if (!failedWith(result, expected)) {
    const got = result.outputs['error-code'] ?? `exit code ${String(result.exitCode)}`
    parts.write(`${parts.paint('bad', `✗ The run was expected to fail with ${expected}, but ended with ${got}.`)}\n`)
    return 1
  }
  if (first !== null && !(await answers(parts, 'hello from ship-to-ecs'))) return 1
  good(parts, `Failed as expected (${expected}) after ${seconds(result)}.`)
  parts.write(`  ${shown}\n`)
  return 0
}

const failedWith = (result: ActionResult, code: string): boolean =>
  result.exitCode === 1 && result.outputs['error-code'] === code

/** A tag that names no commit can belong to another image already. */
const TAKEN = { tag: 'fixed' }

const FIRST: Readonly<Record<Break, Shipment>> = {
  scan: { name: 'hello', variant: 'good', log: 'folded' },
  container: { name: 'hello', variant: 'good', log: 'folded' },
  registry: { name: 'hello', variant: 'good', inputs: TAKEN, log: 'folded' },
}

const THEN: Readonly<Record<Break, Shipment>> = {
  scan: { name: 'hello-scan', variant: 'vulnerable', log: 'open' },
  container: { name: 'hello-crash', variant: 'crash', log: 'open' },
  registry: { name: 'hello-again', variant: 'good', page: 'another page', inputs: TAKEN, log: 'open' },
}

/** Asks the running container for its page and shows the answer; whether it holds the text. */
const answers = async (parts: DemoParts, text: string): Promise<boolean> => {
  const url = `http://${addressOf(parts.stack.aws)}/`
  const response = await fetch(url)
  const isRight = response.ok && (await response.text()).includes(text)
  const line = `GET ${url} → ${response.status}${isRight ? ` "${text}"` : ', not the page that was shipped'}`
  parts.write(`${parts.paint(isRight ? 'good' : 'bad', `${isRight ? '✓' : '✗'} ${line}`)}\n`)
  return isRight
}

const heading = (parts: DemoParts, text: string): void => parts.write(`${parts.paint('heading', text)}\n`)
const good = (parts: DemoParts, text: string): void => parts.write(`${parts.paint('good', `✓ ${text}`)}\n`)

process.exitCode = await main()
