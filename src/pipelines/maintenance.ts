/** The sorry page of the load balancer: on, off, or shown. Nothing is built, and ECS is only asked which load balancer a service has. */
import type { Flow } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import { switchMaintenance } from '../stages/maintenance/switch-maintenance.ts'

/** One stage for all services: nothing is switched where one of them has a problem. */
export const maintenance = (flow: Flow<Ports>, c: Config): void => {
  flow.stage(switchMaintenance, {}, () => c)
}
