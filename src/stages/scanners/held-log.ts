/** The log of work that may be for nothing: its lines are shown when it was not. */
import type { Log } from '../../ports/log.ts'

export interface HeldLog {
  readonly log: Log
  /** Shows what was held so far, in its order. */
  readonly release: () => void
}

/** Holds the lines back. */
export const holdLog = (log: Log): HeldLog => {
  const held: (() => void)[] = []
  return {
    log: {
      info: (text) => void held.push(() => log.info(text)),
      warning: (text) => void held.push(() => log.warning(text)),
      debug: (text) => void held.push(() => log.debug(text)),
    },
    release: () => {
      for (const show of held.splice(0)) show()
    },
  }
}
