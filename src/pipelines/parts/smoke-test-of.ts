/** The smoke test of a service, where it has one. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf, type LiveTarget } from '../../domain/aws/live.ts'
import type { ConfirmResult } from '../../domain/rollout/rollout.ts'
import { checksOn } from '../../domain/smoke/smoke-check.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { smokeTest } from '../../stages/smoke/smoke.ts'

interface Confirmed {
  readonly plan: Node<LiveTarget>
  readonly confirm: Node<ConfirmResult>
}

/** Gives the node of the last stage that must succeed. */
export const smokeTestOf = (
  flow: Flow<Ports>,
  service: ServiceConfig,
  { plan, confirm }: Confirmed,
): Node<object | null> => {
  if (!service.smokeTest.some(({ on }) => on === 'service')) return confirm
  const whereTasksRun = flow.optional(unless(confirm, 'nothing-runs', 'the service runs no task'))
  return whereTasksRun.stage(smokeTest, { plan, confirm }, (r) => {
    const found = serviceOf(r.plan, service.key)
    return { service: found.serviceName, checks: checksOn('service', found) }
  })
}
