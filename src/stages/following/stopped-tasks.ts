/** Collects the stopped tasks of our deployment as they appear, since ECS forgets a stopped task after an hour. Each is logged once. */
import type { Task } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { countsAsFailure } from '../../domain/rollout/failure-count.ts'
import type { FollowState } from '../../domain/rollout/follow.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { showsFailure } from '../../domain/rollout/signs.ts'
import { isExplained, stopLines } from '../../domain/rollout/stop-lines.ts'
import { failedTasks } from '../../domain/rollout/stopped.ts'
import { messageOf } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { TaskReader } from './task-reader.ts'

/** A task is listed as stopped a moment after ECS has counted its failure. */
const MOST_EMPTY_READINGS = 2

/** The state before and after a look. */
export interface Looked {
  readonly earlier: FollowState
  readonly later: FollowState
}

export interface TaskCollector {
  /** Reads the stopped tasks where the look shows a failure; gives whether one of them is new, and counts as a failure. */
  readonly take: (looked: Looked) => Promise<boolean>
  /** Those of our deployment that count as failed for a rollback, in the order in which they were seen. */
  readonly stopped: () => readonly Task[]
}

/** A collector that has seen nothing. Without the permission it says so once; other faults only delay it. */
export const makeTaskCollector = (
  deployment: StartedDeployment,
  reader: TaskReader,
  log: Ports['log'],
): TaskCollector => {
  const seen = new Map<string, Task>()
  const stopped = (): readonly Task[] => failedTasks([...seen.values()], deployment)
  const report = makeReporter(log)
  let readingsLeft = 0
  let isDenied = false
  const read = async (): Promise<void> => {
    const ended = [...seen].flatMap(([arn, { lastStatus }]) => (lastStatus === 'STOPPED' ? arn : []))
    for (const task of await reader.read('STOPPED', new Set(ended))) seen.set(task.taskArn ?? '', task)
  }
  return {
    take: async ({ earlier, later }) => {
      if (showsFailure(earlier, later)) readingsLeft = MOST_EMPTY_READINGS
      if (isDenied || readingsLeft === 0 || !reader.hasRoom()) return false
      try {
        await read()
      } catch (error) {
        isDenied = isUnavailable(error)
        if (isDenied) log.warning(`Stopped tasks cannot be read, so what stops them is not shown: ${messageOf(error)}`)
        return false
      }
      const hasFailed = report(stopped())
      readingsLeft = hasFailed ? 0 : readingsLeft - 1
      return hasFailed
    },
    stopped,
  }
}

/** Gives a function that logs the stopped tasks that are new; the first that failed as a warning. It gives whether a new one has failed. */
const makeReporter = (log: Ports['log']): ((stopped: readonly Task[]) => boolean) => {
  const reported = new Set<string>()
  let hasWarned = false
  return (stopped) => {
    const news = stopped.filter((task) => isExplained(task) && !reported.has(task.taskArn ?? ''))
    for (const { taskArn = '' } of news) reported.add(taskArn)
    const failures = news.filter(countsAsFailure)
    for (const line of stopLines(failures)) {
      log[hasWarned ? 'info' : 'warning'](line)
      hasWarned = true
    }
    for (const line of stopLines(news.filter((task) => !failures.includes(task)))) log.info(line)
    return failures.length > 0
  }
}
