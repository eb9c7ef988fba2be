/** Calls by way of a proxy. */
import { makeClock } from '../clock.ts'
import { proxyFault } from '../proxy-fault.ts'

const ATTEMPTS = 3
/** Before the second attempt; twice as long before the third. */
const PAUSE_MS = 1_000

/**
 * Sends it again where the proxy answers that it cannot connect now: nothing has reached AWS then, and the SDK takes every answer of a proxy for its
 * last word. Throws what `send` throws; the signal's reason.
 */
export const throughProxy = async <Output>(signal: AbortSignal, send: () => Promise<Output>): Promise<Output> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send()
    } catch (thrown) {
      const fault = proxyFault(thrown, process.env)
      if (fault?.status == null || !fault.mayPass || attempt === ATTEMPTS) throw thrown
      await makeClock(signal).sleep(PAUSE_MS * 2 ** (attempt - 1))
    }
  }
}
