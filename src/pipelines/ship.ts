/** A commit to a healthy service. Naming a node is an edge; stages whose needs are met run at the same time. */
import type { Flow } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { buildAndPush } from './parts/build-and-push.ts'
import { markIfPassed } from './parts/mark-if-passed.ts'
import { pullAndAccept } from './parts/pull-and-accept.ts'
import { starting } from './parts/starting.ts'
import { rollOut } from './parts/roll-out.ts'

/** Builds the image or takes the given one, scans and judges it, and rolls every service out with it. */
export const ship = (flow: Flow<Ports>, given: Config): void => {
  // A deployment needs the value of every placeholder; what only plans shows it.
  const c: Config = { ...given, values: { ...given.values, unresolved: 'refused' } }
  const judged = c.image === null ? buildAndPush(flow, c) : pullAndAccept(flow, c, c.image)
  const services = flow.each(c.services, (own, service) =>
    rollOut(own, service, { ...judged, starting: starting(own, c) }),
  )
  markIfPassed(flow, c, { ...judged, services })
}
