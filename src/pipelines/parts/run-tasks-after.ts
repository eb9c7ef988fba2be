/** The tasks that run when a deployment is confirmed and has passed its smoke test, one after the other. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import type { TaskResult } from '../../domain/tasks/one-off-task.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { runAfter } from '../../stages/tasks/run-after.ts'
import { stopOnCancel, taskInput } from './one-off-tasks.ts'

interface Deployed {
  readonly plan: Node<LiveTarget>
  readonly deploy: Node<DeployResult>
  /** What they run after. */
  readonly after: Node<unknown>
}

/** Gives the last task; without one, `after`. */
export const runTasksAfter = (
  flow: Flow<Ports>,
  service: ServiceConfig,
  { plan, deploy, after }: Deployed,
): Node<unknown> => {
  const isNeeded = unless(deploy, 'unchanged', 'there is no new deployment')
  return service.tasks.after.reduce<Node<unknown>>((earlier, task) => {
    const node: Node<TaskResult | null> = flow
      .named(task.id)
      .optional(isNeeded)
      .stage(runAfter, { plan, deploy, earlier }, (r) => taskInput(r.plan, { service, task, revision: r.deploy }))
    stopOnCancel(flow, { service, task, plan, node })
    return node
  }, after)
}
