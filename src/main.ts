/** Main, once Node is known to be new enough: runs the configured pipeline, then leaves. */
import { runAction } from './action.ts'
import { leaveSoon } from './adapters/leave.ts'
import type { EarlySignals } from './early-signals.ts'
import { hostOfAction } from './host-of-action.ts'

/** The report is written when it is over. */
export const main = async (signals: EarlySignals): Promise<void> => {
  const loadPipelines = async () => (await import('./pipelines/pipelines.ts')).PIPELINES
  await runAction({ loadPipelines, signals, hostOf: hostOfAction })
  leaveSoon()
}
