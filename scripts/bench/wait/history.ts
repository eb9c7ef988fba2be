/** A history of a deployment that `npm run bench -- wait` plays, and what has to come of it. */
import type { ShipPlay } from '../../../__tests__/support/ship-play.ts'

export interface History {
  readonly name: string
  readonly play: ShipPlay
  /** What the outputs must say: `deployment-status`, or the code of the error where there is none. */
  readonly ends: string
  /** Seconds after UpdateService at which ECS shows the end; null where the time is up, or AWS refuses. */
  readonly at: number | null
  /** The same of the first sign that it may fail; absent where there is none. */
  readonly sign?: number
  /** By how much the runner's clock is wrong. */
  readonly skewMs?: number
}

export const success = (name: string, at: number, play: ShipPlay): History => ({ name, play, ends: 'success', at })

/** `wait-for-minutes`, and nothing is taken back, so that what ends the wait is ECS alone. */
export const within = (minutes: number): Pick<ShipPlay, 'inputs'> => ({
  inputs: { 'wait-for-minutes': String(minutes), 'rollback-on': 'none' },
})

const breaker = (rollback: boolean): Pick<ShipPlay, 'service'> => ({
  service: { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } } },
})

/** The circuit breaker of the service is on, and rolls back. */
export const ROLLS_BACK = breaker(true)
/** It is on, and leaves what has failed as it is. */
export const LEAVES = breaker(false)
