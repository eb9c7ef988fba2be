/** One shipment of the demo: a new commit of examples/hello through the action, as a runner would run it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainSummary } from '../../src/report/summary/plain-summary.ts'
import { makeCheckout } from '../hello/checkout.ts'
import type { HelloVariant } from '../hello/context.ts'
import type { Stack } from '../hello/stack.ts'
import { runAction, type ActionResult } from '../runner/run-action.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { asTerminal } from './log-view.ts'
import type { Paint } from './paint.ts'

export interface Shipment {
  readonly name: string
  readonly variant: HelloVariant
  readonly page?: string
  readonly inputs?: Readonly<Record<string, string>>
  /** `folded`: log and summary are shown only if the run fails. */
  readonly log: 'open' | 'folded'
}

export interface DemoParts {
  readonly sandbox: Sandbox
  readonly stack: Stack
  readonly paint: Paint
  /** Gets the Markdown of each summary; null: none. */
  readonly summaryFile: string | null
  readonly write: (text: string) => void
}

/** Ships it and shows log and summary. */
export const shipHello = async (parts: DemoParts, shipment: Shipment): Promise<ActionResult> => {
  const { sandbox, stack } = parts
  const folder = join(sandbox.workDir, shipment.name)
  const request = { variant: shipment.variant, busybox: sandbox.tools.busybox ?? '', folder }
  const { commit } = await makeCheckout(shipment.page === undefined ? request : { ...request, page: shipment.page })
  const show = asTerminal(parts.write, parts.paint)
  const result = await runAction({
    inputs: { ...stack.inputs, ...shipment.inputs },
    workspace: folder,
    environment: {
      ...stack.environment,
      GITHUB_SHA: commit,
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'demo/hello',
    },
    ...(shipment.log === 'open' ? { onOutput: show } : {}),
  })
  if (parts.summaryFile !== null) await writeFile(parts.summaryFile, result.summary)
  if (shipment.log === 'folded' && result.exitCode === 0) {
    parts.write(`${parts.paint('good', `✓ ${shipped(result)}`)} (log folded: \`npm run demo\` shows one)\n`)
    return result
  }
  if (shipment.log === 'folded') show(result.log)
  const rule = (title: string): string => parts.paint('quiet', `──── ${title} ${'─'.repeat(60 - title.length)}`)
  parts.write(`\n${rule('job summary')}\n\n${plainSummary(result.summary)}\n${rule('end of the job summary')}\n\n`)
  return result
}

/** A shipment that succeeded, in one line. */
export const shipped = (result: ActionResult): string =>
  `Shipped ${result.outputs['task-definition-arn']?.split('/').at(-1) ?? 'hello'} in ${seconds(result)}`

/** How long a run took, as `4.6 s`. */
export const seconds = (result: ActionResult): string => `${(result.durationMs / 1000).toFixed(1)} s`
