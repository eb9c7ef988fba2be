/** The end of the process, when the run is over and its report is written. */

/** Until then, what is left behind may end by itself. */
const LEAVE_AFTER_MS = 2_000
/** A reader that does not read must not hold the process. */
const LOG_READ_WITHIN_MS = 60_000

/**
 * A child that cannot be ended (a hanging `git`) must not hold the process any longer. But a pipe takes what is written when its reader is ready, and the
 * errors of a run are the last that it says.
 */
export const leaveSoon = (): void => {
  setTimeout(() => {
    setTimeout(() => process.exit(), LOG_READ_WITHIN_MS).unref()
    process.stdout.write('', () => process.exit())
  }, LEAVE_AFTER_MS).unref()
}
