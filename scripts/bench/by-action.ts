/** One turn of the action, with the durations of its stages out of its log. */
import type { Checkout } from '../hello/checkout.ts'
import type { Stack } from '../hello/stack.ts'
import { runAction } from '../runner/run-action.ts'
import type { Lap } from './laps.ts'

export interface Turn {
  readonly stack: Stack
  readonly checkout: Checkout
}

/** `✓ build: 12.3 s`, as the live log ends a stage. */
const STAGE_END = /^✓ (\S+): ([\d.]+) s$/gm

/** Ships the checkout by an action, given by the path of its main. @throws Error with the log when it fails, or when the log has no durations */
export const byAction = async (main: string, { stack, checkout: { folder, commit } }: Turn): Promise<Lap> => {
  const result = await runAction({
    main,
    inputs: stack.inputs,
    workspace: folder,
    environment: { ...stack.environment, GITHUB_SHA: commit, GITHUB_REF: 'refs/heads/main' },
  })
  const ends = [...result.log.matchAll(STAGE_END)].map(([, stage = '', time]) => [stage, Number(time)] as const)
  const steps: Lap['steps'] = Object.fromEntries(ends)
  if (result.exitCode !== 0 || steps['build'] === undefined) throw new Error(`the action failed:\n${result.log}`)
  return { steps, wholeMs: result.durationMs }
}
