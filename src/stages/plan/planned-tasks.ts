/** The tasks that a deployment would run around the update: checked, and shown, before anything is changed. */
import { quoted } from '../../domain/bounds.ts'
import type { PlacedTask } from '../../domain/tasks/one-off-task.ts'
import { taskProblems, type TaskFacts } from '../../domain/tasks/task-place.ts'
import { fault } from '../../errors/fault.ts'
import type { TasksConfig } from '../../settings/task-settings.ts'

/** @throws AggregateError of ShipError `E_INPUT`, `E_CONTAINER_NOT_FOUND`, one for each problem */
export const checkTasks = (tasks: TasksConfig | undefined, facts: TaskFacts): void => {
  const problems = listed(tasks).flatMap((task) => taskProblems(task, facts))
  if (problems.length === 0) return
  throw new AggregateError(problems.map(({ code, message, hint }) => fault(code, { message, hint })))
}

/** `run-before migrate: container app, node migrate.js (10 min at most)`, for each task. */
export const tasksInWords = (tasks: TasksConfig | undefined, containerName: string): readonly string[] =>
  listed(tasks).map(({ id, container, command, timeoutMinutes }) => {
    const words = quoted(command.join(' '))
    return `${id}: container ${container ?? containerName}, ${words} (${timeoutMinutes} min at most)`
  })

const listed = (tasks: TasksConfig | undefined): readonly PlacedTask[] => [
  ...(tasks?.before ?? []),
  ...(tasks?.after ?? []),
]
