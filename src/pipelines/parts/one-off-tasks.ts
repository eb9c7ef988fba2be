/** What the tasks before and after a deployment share. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf, type LiveTarget } from '../../domain/aws/live.ts'
import { endingOf } from '../../domain/rollout/rollback-policy.ts'
import type { PlacedTask, TaskResult } from '../../domain/tasks/one-off-task.ts'
import type { Registered } from '../../domain/tasks/registered.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { stopTask } from '../../stages/tasks/stop-task.ts'
import type { TaskInput } from '../../stages/tasks/task-ports.ts'

interface Wanted {
  readonly service: ServiceConfig
  readonly task: PlacedTask
  readonly revision: Pick<Registered, 'taskDefinitionArn'>
}

/** The definition is the planned one: only its image, which decides nothing here, is set later. */
export const taskInput = (plan: LiveTarget, { service, task, revision }: Wanted): TaskInput => {
  const { planned, ...found } = serviceOf(plan, service.key)
  const target = { ...found, described: planned ?? found.described }
  const { taskDefinitionArn } = revision
  return { task, run: service.tasks.run, target, taskDefinitionArn, definition: target.taskDefinition }
}

interface Stoppable extends Pick<Wanted, 'service' | 'task'> {
  readonly plan: Node<LiveTarget>
  readonly node: Node<TaskResult | null>
}

/** Only where the setting says so: a migration that is cut off can be worse than one that ends without its run. */
export const stopOnCancel = (flow: Flow<Ports>, { service, task, plan, node }: Stoppable): void => {
  if (task.onCancel !== 'stopped') return
  flow
    .named(`stop ${task.id}`)
    .undo({ of: node, until: node })
    .stage(stopTask, { plan }, (known, { errors }) => {
      const ending = endingOf(errors, null)
      if (known.plan === null || ending.kind !== 'trigger' || ending.trigger !== 'cancel') return null
      const cluster = serviceOf(known.plan, service.key).clusterArn
      return { stage: node.id, identity: { cluster, task: task.id, run: service.tasks.run } }
    })
}
