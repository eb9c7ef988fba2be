/** What the stages before the update of a service are placed on. */
import type { Flow } from '../../core/flow.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'

/** Gives the flow itself, or one whose stages do not start once another service has failed. */
export const starting = (own: Flow<Ports>, { onServiceFailure }: Pick<Config, 'onServiceFailure'>): Flow<Ports> =>
  onServiceFailure === 'stop' ? own.unlessOthersFail() : own
