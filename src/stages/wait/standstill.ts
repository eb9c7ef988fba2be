/** Reports what a deployment waits for when nothing of it changes for a while, so that a long wait is not a silent one. */
import type { Task } from '@aws-sdk/client-ecs'
import { awaited, isUnchanged } from '../../domain/rollout/awaited.ts'
import { minutes } from '../../domain/rollout/sentence.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Looked } from '../following/stopped-tasks.ts'
import type { TaskReader } from '../following/task-reader.ts'

/** Longer than a task takes to start, and than a load balancer with its defaults takes to call a target unhealthy (2 × 30 s) or healthy (5 × 30 s). */
const STILL_AFTER_MS = 3 * 60_000
/** The same sentence again. */
const AGAIN_AFTER_MS = 15 * 60_000

export interface StillLook extends Looked {
  /** The stopped tasks that were seen. */
  readonly stopped: readonly Task[]
}

/** Gives a function that takes each look, and logs at most one line for it. */
export const makeStandstill = (
  deployment: StartedDeployment,
  reader: TaskReader,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): ((looked: StillLook) => Promise<void>) => {
  const startedAt = clock.now()
  let changedAt = startedAt
  let checkedAt = startedAt
  let said: { readonly text: string; readonly at: number } | null = null
  return async ({ earlier, later, stopped }) => {
    const now = clock.now()
    if (!isUnchanged(earlier, later)) {
      changedAt = now
      checkedAt = now
      said = null
    }
    // A deployment that is being rolled back waits for what runs of another revision.
    if (later.doomed !== null || now < checkedAt + STILL_AFTER_MS || !reader.hasRoom()) return
    checkedAt = now
    const running = await reader.read('RUNNING').catch((): readonly Task[] => [])
    const text = awaited(later, { started: deployment, stopped, running }, now - startedAt)
    if (said?.text === text && now < said.at + AGAIN_AFTER_MS) return
    said = { text, at: now }
    log.info(`No change for ${minutes(now - changedAt)}: ${text}`)
  }
}
