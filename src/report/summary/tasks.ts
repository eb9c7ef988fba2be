/** One-off tasks in the summary: how each ended, and where to look at one that did not do its work. */
import { taskIdOf, type TaskResult } from '../../domain/tasks/one-off-task.ts'
import { codeSpan, markdown } from '../hostile.ts'
import type { RunRecord } from '../record.ts'
import { logAddress, taskAddress } from './console-links.ts'

/** `exited with 0`, `task 0123… continues`. */
export const taskInWords = ({ kind, taskArn, exits }: TaskResult): string => {
  const task = taskArn === null ? 'the task' : `task ${codeSpan(taskIdOf(taskArn))}`
  switch (kind) {
    case 'succeeded':
    case 'failed':
      return exits
        .map(({ container, code }) => `${markdown(container)} ${code === null ? 'never ended' : `exited with ${code}`}`)
        .join(', ')
    case 'stopped':
      return `${task} was stopped`
    case 'left-running':
      return `${task} continues`
    case 'not-started':
      return 'no task was started'
  }
}

interface TaskLink {
  readonly text: string
  readonly address: string | null
}

/** Of the tasks that need a look. */
export const taskLinks = ({ stages }: RunRecord): readonly TaskLink[] =>
  stages.flatMap((stage) => {
    if (stage.kind !== 'run-before' && stage.kind !== 'run-after') return []
    const { result } = stage
    if (result?.taskArn == null || result.kind === 'succeeded') return []
    const { cluster, taskArn, log } = result
    const places = [
      { text: `task of ${stage.id}`, address: taskAddress(cluster, taskArn) },
      { text: `log of ${stage.id}`, address: log === null ? null : logAddress(cluster, log) },
    ]
    return places.filter(({ address }) => address !== null)
  })
