/**
 * Cancel. The runner sends SIGINT, 7.5 s later SIGTERM, 2.5 s later it kills (actions/runner, ProcessInvoker.cs): what is
 * known must be written before that.
 */
import { fault } from './errors/fault.ts'

/** When stages that do not end are left behind, so that outputs and summary are written within 7 s of the SIGINT. */
const LEAVE_BEHIND_MS = 6_000

export interface Cancellation {
  readonly signal: AbortSignal
  /** Rejects when stages have not ended in time after a cancel. */
  readonly overdue: Promise<never>
  readonly isOverdue: () => boolean
  readonly dispose: () => void
}

/** Listens for SIGINT and SIGTERM; the signal aborts at the first. */
export const listenForCancel = (): Cancellation => {
  const controller = new AbortController()
  const overdue = Promise.withResolvers<never>()
  // Nobody waits for it when the run ends by itself.
  overdue.promise.catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  let late = false
  const cancel = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) return
    const error = fault('E_CANCELLED', { message: `the run was cancelled (${name})` })
    controller.abort(error)
    timer = setTimeout(() => {
      late = true
      overdue.reject(error)
    }, LEAVE_BEHIND_MS)
  }
  process.on('SIGINT', cancel).on('SIGTERM', cancel)
  return {
    signal: controller.signal,
    overdue: overdue.promise,
    isOverdue: () => late,
    dispose: () => {
      clearTimeout(timer)
      process.off('SIGINT', cancel).off('SIGTERM', cancel)
    },
  }
}
