/** The CloudWatch alarms of a service, where it names some. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { watchAlarms } from '../../stages/alarms/alarms.ts'

interface Tested {
  readonly deploy: Node<DeployResult>
  /** The last stage before. */
  readonly after: Node<unknown>
}

/** Gives the node of the last stage that must succeed. */
export const watchAlarmsOf = (flow: Flow<Ports>, service: ServiceConfig, { deploy, after }: Tested): Node<unknown> => {
  const { alarms } = service
  if (alarms === undefined) return after
  const whereChanged = flow.optional(unless(deploy, 'unchanged', 'there is no new deployment'))
  return whereChanged.stage(watchAlarms, { deploy, after }, (r) => ({ alarms, deployment: r.deploy }))
}
