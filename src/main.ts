/** Main, once Node is known to be new enough: runs the configured pipeline, then leaves. */
import { runAction } from './action.ts'
import type { EarlySignals } from './early-signals.ts'
import { leaveSoon } from './adapters/leave.ts'

/** The report is written when it is over. */
export const main = async (signals: EarlySignals): Promise<void> => {
  await runAction(async () => (await import('./pipelines/pipelines.ts')).PIPELINES, signals)
  leaveSoon()
}
