/** Sends a request again while AWS refuses it for a reason that may pass, by default only because there are too many at once. */
import { isBusy } from '../domain/aws/faults.ts'
import type { AwsError } from '../errors/aws-error.ts'
import type { Ports } from '../ports/ports.ts'

/**
 * A matrix of 50 services that register at once needs 30 s: the bucket of RegisterTaskDefinition holds 20 and is refilled by one a second, for the
 * whole account (ECS API throttling).
 */
const LONGEST_MS = 3 * 60_000
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 15_000

/**
 * Gives the answer of `send`, which is called again after a growing pause of random length, for three minutes at most. `refused` gets the
 * error before each further call.
 * @throws what `send` throws, when it is another error or the time is up
 */
export const patiently = <Output>(
  send: () => Promise<Output>,
  refused: (error: AwsError) => void,
  ports: Pick<Ports, 'clock' | 'log'>,
): Promise<Output> => sendAgain(send, { mayPass: isBusy, until: ports.clock.now() + LONGEST_MS, refused }, ports)

/** Which faults are waited out, and until when by the runner's clock. */
export interface Patience {
  readonly mayPass: (error: unknown) => error is AwsError
  readonly until: number
  /** Gets the error before each further call. */
  readonly refused?: (error: AwsError) => void
}

/**
 * The same for the faults and the time that are given.
 * @throws what `send` throws, when it is another error or the time is up
 */
export const sendAgain = async <Output>(
  send: () => Promise<Output>,
  { mayPass, until, refused = () => undefined }: Patience,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): Promise<Output> => {
  for (let refusals = 0; ; refusals += 1) {
    try {
      return await send()
    } catch (error) {
      const pauseMs = pauseAfter(refusals)
      if (!mayPass(error) || clock.now() + pauseMs > until) throw error
      refused(error)
      log.info(`${error.message}; trying again in ${(pauseMs / 1000).toFixed(1)} s`)
      await clock.sleep(pauseMs)
    }
  }
}

/** Half of it is random, so that requests that were refused together do not come back together. */
export const pauseAfter = (refusals: number): number => {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** refusals)
  return Math.round((longest * (1 + Math.random())) / 2)
}
