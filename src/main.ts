/** Main, once Node is known to be new enough: runs the configured pipeline, then leaves. */
import { runAction } from './action.ts'
import type { EarlySignals } from './early-signals.ts'

/** Until then, what is left behind may end by itself. */
const LEAVE_AFTER_MS = 2_000

/** The report is written when it is over: a child that cannot be ended (a hanging `git`) must not hold the process any longer. */
export const main = async (signals: EarlySignals): Promise<void> => {
  await runAction(async () => (await import('./pipelines/pipelines.ts')).PIPELINES, signals)
  setTimeout(() => process.exit(), LEAVE_AFTER_MS).unref()
}
