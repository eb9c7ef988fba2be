/** Reads the tasks that explain why a deployment did not succeed. */
import type { DesiredStatus, Task } from '@aws-sdk/client-ecs'
import { messageOf } from '../../errors/ship-error.ts'
import type { Failure } from '../../domain/rollout/picture.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { failedTasks } from '../../domain/rollout/stopped.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTasks } from '../service-tasks.ts'

/** The wait is over by then, perhaps because ECS does not answer. */
const MOST_TIME_MS = 5000

export interface ExplainingTasks {
  /** Those of our deployment that count as failed. */
  readonly stopped: readonly Task[]
  /** Those that are to run, where the time was up. */
  readonly running: readonly Task[]
}

/**
 * The tasks that explain the outcome: those that were collected while the deployment was followed, and those that can be read now. None where
 * they cannot be read, since they only explain it.
 */
export const readExplainingTasks = async (
  outcome: Failure,
  { deployment, collected }: { readonly deployment: StartedDeployment; readonly collected: readonly Task[] },
  { target: { ecs }, clock, log }: Pick<Ports, 'target' | 'clock' | 'log'>,
): Promise<ExplainingTasks> => {
  const limit = { signal: clock.timeout(MOST_TIME_MS) }
  // What has stopped does not change.
  const known = new Set(
    collected.flatMap(({ taskArn, lastStatus }) => (lastStatus === 'STOPPED' ? (taskArn ?? []) : [])),
  )
  const read = (status: DesiredStatus): Promise<readonly Task[]> =>
    readTasks(deployment, status, { ecs, limit, known }).catch((error: unknown) => {
      log.info(`${status.toLowerCase()} tasks cannot be read: ${messageOf(error)}`)
      return []
    })
  const [stopped, running] = await Promise.all([read('STOPPED'), outcome.kind === 'timed-out' ? read('RUNNING') : []])
  const latest = new Map([...collected, ...stopped].map((task) => [task.taskArn, task]))
  return { stopped: failedTasks([...latest.values()], deployment), running }
}
