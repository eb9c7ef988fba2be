/**
 * Cancel. The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills (actions/runner, ProcessInvoker.cs): what is
 * known must be written before that.
 */
import type { Run } from './core/run-pipeline.ts'
import type { EarlySignals } from './early-signals.ts'
import { fault } from './errors/fault.ts'

/** When stages that do not end are left behind, so that outputs and summary are written within 7 s of the SIGINT. */
const LEAVE_BEHIND_MS = 6_000
/** When an undo after a cancel is given up: in time for its result to be reported. */
const UNDO_AFTER_CANCEL_MS = 5_500
/** How long an undo may take in a run that was not cancelled. */
const UNDO_MS = 10 * 60_000

export interface Cancellation {
  readonly signal: AbortSignal
  /** A signal for an undo stage that starts now: it outlives a cancel, and aborts when the time for undoing is over. */
  readonly undoSignal: Run<never>['undoSignal']
  /** Rejects when stages have not ended in time after a cancel. */
  readonly overdue: Promise<never>
  readonly isOverdue: () => boolean
  /** Ends the run as a signal would, because of a defect in the process. */
  readonly stop: () => void
  readonly dispose: () => void
}

/** The cancellation by SIGINT and SIGTERM; its signal aborts at the first. */
export const listenForCancel = (signals: EarlySignals): Cancellation => {
  const controller = new AbortController()
  const overdue = Promise.withResolvers<never>()
  // Nobody waits for it when the run ends by itself.
  overdue.promise.catch(() => undefined)
  const noMoreUndo = new AbortController()
  const timers: NodeJS.Timeout[] = []
  let late = false
  const end = (message: string): void => {
    if (controller.signal.aborted) return
    const error = fault('E_CANCELLED', { message })
    controller.abort(error)
    timers.push(
      setTimeout(() => noMoreUndo.abort(undoCut('the runner ends a cancelled run')), UNDO_AFTER_CANCEL_MS),
      setTimeout(() => {
        late = true
        overdue.reject(error)
      }, LEAVE_BEHIND_MS),
    )
  }
  const undoSignal: Cancellation['undoSignal'] = (urgency) => {
    if (urgency === 'seconds') return noMoreUndo.signal
    const tooLong = new AbortController()
    timers.push(setTimeout(() => tooLong.abort(undoCut(`it took ${UNDO_MS / 60_000} minutes`)), UNDO_MS))
    return AbortSignal.any([noMoreUndo.signal, tooLong.signal])
  }
  signals.onSignal((name) => end(`the run was cancelled (${name})`))
  return {
    signal: controller.signal,
    undoSignal,
    overdue: overdue.promise,
    isOverdue: () => late,
    stop: () => end('the run was stopped because of a defect'),
    dispose: () => {
      timers.forEach(clearTimeout)
      signals.release()
    },
  }
}

const undoCut = (because: string): Error =>
  fault('E_UNDO_TIMED_OUT', { message: `undoing the change was stopped because ${because}` })
