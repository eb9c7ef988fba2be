/** The tasks that run before a service is updated, one after the other. */
import { unless } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import { serviceOf, type LiveTarget } from '../../domain/aws/live.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import type { TaskResult } from '../../domain/tasks/one-off-task.ts'
import type { Registered } from '../../domain/tasks/registered.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { registerRevision } from '../../stages/register/register.ts'
import { runBefore } from '../../stages/tasks/run-before.ts'
import { stopOnCancel, taskInput } from './one-off-tasks.ts'

/** What is done before the update: the registration, then each task; null for one that was left out. */
export type Before = Registered | TaskResult | null

interface Rendered {
  readonly plan: Node<LiveTarget>
  readonly render: Node<TaskDefinitionDraft>
}

/** Gives what `deploy` waits for: nothing without tasks, since it registers the revision itself. */
export const runTasksBefore = (
  flow: Flow<Ports>,
  service: ServiceConfig,
  { plan, render }: Rendered,
): readonly Node<Before>[] => {
  const tasks = service.tasks.before
  if (tasks.length === 0) return []
  const register = flow.stage(registerRevision, { plan, render }, (r) => {
    return { ...service, run: r.plan, target: serviceOf(r.plan, service.key), taskDefinition: r.render }
  })
  const isNeeded = unless(register, 'nothing', 'there is nothing to deploy')
  const place = (earlier: readonly Node<Before>[], task: (typeof tasks)[number]): readonly Node<Before>[] => {
    const node = flow
      .named(task.id)
      .optional(isNeeded)
      .stage(runBefore, { plan, register, earlier }, (r) => taskInput(r.plan, { service, task, revision: r.register }))
    stopOnCancel(flow, { service, task, plan, node })
    return [...earlier, node]
  }
  return tasks.reduce(place, [register])
}
