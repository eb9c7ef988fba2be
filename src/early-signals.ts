/**
 * SIGINT and SIGTERM from the first moment: the rest takes a while to load, and a signal that nobody listens for ends the process
 * without a report. Part of the entry, so it is written in syntax that an old Node can parse.
 */

export interface EarlySignals {
  /** Takes over: called with each signal from now on, and at once with one that has come already. */
  readonly onSignal: (listener: (name: NodeJS.Signals) => void) => void
  /** From now on a signal ends the process. */
  readonly release: () => void
}

/** Listens until it is released. */
export const holdSignals = (): EarlySignals => {
  let came: NodeJS.Signals | null = null
  let take = (name: NodeJS.Signals): void => {
    came = name
  }
  const hear = (name: NodeJS.Signals): void => take(name)
  process.on('SIGINT', hear).on('SIGTERM', hear)
  return {
    onSignal: (listener) => {
      take = listener
      if (came !== null) listener(came)
    },
    release: () => {
      process.off('SIGINT', hear).off('SIGTERM', hear)
    },
  }
}
