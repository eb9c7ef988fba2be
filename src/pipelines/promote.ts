/** The very image that one environment runs, for the next one: nothing is built, and its digest never changes. */
import type { Flow } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { markIfPassed } from './parts/mark-if-passed.ts'
import { pullAndAccept } from './parts/pull-and-accept.ts'
import { rollOut } from './parts/roll-out.ts'
import { starting } from './parts/starting.ts'

/**
 * The plan asks for the mark of the environment before. The image is judged by today's database and policy, gets the tag of the environment, and is
 * rolled out and marked as in `ship`.
 */
export const promote = (flow: Flow<Ports>, given: Config): void => {
  const c: Config = { ...given, values: { ...given.values, unresolved: 'refused' } }
  if (c.image === null || c.promotion === undefined) throw new Error('the settings name nothing to promote')
  const judged = pullAndAccept(flow, c, c.image)
  const services = flow.each(c.services, (own, service) =>
    rollOut(own, service, { ...judged, starting: starting(own, c) }),
  )
  markIfPassed(flow, c, { ...judged, services })
}
