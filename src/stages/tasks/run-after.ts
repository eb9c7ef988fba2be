/** run-after: run a task after the deployment of the service, once. */
import type { TaskResult } from '../../domain/tasks/one-off-task.ts'
import { defineStage } from '../../ports/stage.ts'
import { runTask } from './one-off.ts'
import type { TaskInput, TaskPorts } from './task-ports.ts'

/** Takes, gives and throws what `runTask` does. */
export const runAfter = defineStage({
  kind: 'run-after',
  title: 'Run a task after the deployment',
  uses: ['target', 'surroundings', 'clock', 'journal', 'log'],
  run: (input: TaskInput, ports: TaskPorts): Promise<TaskResult> => runTask(input, ports),
  record: (result) => result,
})
