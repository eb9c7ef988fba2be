/** Stopped tasks as lines of the log, while the deployment is under way. */
import type { Task } from '@aws-sdk/client-ecs'
import { taskIdOf } from './stopped.ts'
import { meaningOfTask } from './task-causes.ts'

/** A task that is still stopping may have no exit code yet. */
export const isExplained = (task: Task): boolean =>
  task.lastStatus === 'STOPPED' || meaningOfTask(task).kind !== 'unknown'

const MOST_IDS = 3

/** One for each cause: `container `web` exited with code 1 (task 0123…)`. */
export const stopLines = (tasks: readonly Task[]): readonly string[] => {
  const sentenceOf = (task: Task): string => {
    const { head, tail } = meaningOfTask(task).sentence
    return `${head}${tail}`
  }
  return Object.entries(Object.groupBy(tasks, sentenceOf)).map(([sentence, group = []]) => {
    const ids = group.slice(0, MOST_IDS).map(taskIdOf)
    const more = group.length - ids.length
    const named = `${group.length === 1 ? 'task' : `${group.length} tasks:`} ${ids.join(', ')}`
    return `Stopped: ${sentence} (${named}${more === 0 ? '' : ` and ${more} more`})`
  })
}
