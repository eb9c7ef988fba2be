/** The time, and waiting for it. Uses the global timers, so that a test can replace them by a virtual clock. */
import type { Clock } from '../ports/clock.ts'

/** A clock whose sleeps end early, with the signal's reason, when the signal is aborted. */
export const makeClock = (signal: AbortSignal): Clock => ({
  now: () => Date.now(),
  sleep: (ms) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const onAbort = (): void => {
        clearTimeout(timer)
        // The reason is whatever the run was cancelled with; the runner knows it by identity.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        reject(signal.reason)
      }
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', onAbort)
        resolve()
      }, ms)
      signal.addEventListener('abort', onAbort, { once: true })
    }),
  every: (ms, tick) => {
    const timer = setInterval(tick, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
  timeout: (ms) => AbortSignal.timeout(ms),
})
