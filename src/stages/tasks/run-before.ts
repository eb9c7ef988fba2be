/** run-before: run a task before the update of the service, once. */
import type { TaskResult } from '../../domain/tasks/one-off-task.ts'
import { defineStage } from '../../ports/stage.ts'
import { runTask } from './one-off.ts'
import type { TaskInput, TaskPorts } from './task-ports.ts'

/** Takes, gives and throws what `runTask` does. */
export const runBefore = defineStage({
  kind: 'run-before',
  title: 'Run a task before the update',
  uses: ['target', 'surroundings', 'clock', 'journal', 'log'],
  run: (input: TaskInput, ports: TaskPorts): Promise<TaskResult> => runTask(input, ports),
  record: (result) => result,
})
