/** Gives up a deployment whose tasks fail again and again, where ECS does not end it by itself. */
import type { Service, Task } from '@aws-sdk/client-ecs'
import {
  countsAsFailure,
  failureLimit,
  failuresSinceHealthy,
  giveUp,
  hasBreaker,
} from '../../domain/rollout/failure-count.ts'
import type { FollowState } from '../../domain/rollout/follow.ts'
import type { Doom } from '../../domain/rollout/picture.ts'
import type { GivenUp, StartedDeployment } from '../../domain/rollout/rollout.ts'
import { tasksOf } from '../../domain/rollout/running-image.ts'
import { stopTimeOf } from '../../domain/rollout/stopped.ts'
import type { Ports } from '../../ports/ports.ts'
import type { TaskReader } from './task-reader.ts'

/** How long the circuit breaker of the service may take for its own verdict: it counts a failed task some seconds later. */
const BREAKER_GRACE_MS = 60_000

/** What is known when tasks have failed. */
export interface Failing {
  readonly state: FollowState
  readonly service: Service | null
  readonly stopped: readonly Task[]
  /** Whether one of them was read just now, or the log of one. */
  readonly news: 'new-failure' | 'new-reason' | 'none'
}

/** Gives a function that takes what is known after each look, and gives the outcome of a deployment that is given up. */
export const makeFailFast = (
  deployment: StartedDeployment,
  reader: TaskReader,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
): ((failing: Failing) => Promise<Doom | null>) => {
  let reachedAt: number | null = null
  let lastFailureAt = 0
  const judge = async ({ state, service, stopped }: Failing): Promise<GivenUp | null> => {
    const failed = stopped.filter(countsAsFailure)
    const limit = failureLimit(service, state.view)
    if (giveUp(failed, limit) === null) return null
    // Read for a verdict only. Where that fails, nothing says that no task is healthy.
    const running = await reader.read('RUNNING').catch(() => null)
    if (running === null) return null
    const now = Math.max(...failed.map((task) => stopTimeOf(task) ?? 0)) + clock.now() - lastFailureAt
    return giveUp(failuresSinceHealthy(failed, { service, running: tasksOf(running, deployment), now }), limit)
  }
  return async (failing) => {
    const { state, service, news } = failing
    // ECS has its own verdict.
    if (state.doomed !== null) return null
    if (news === 'new-failure') lastFailureAt = clock.now()
    const graceMs = hasBreaker(service, state.view) ? BREAKER_GRACE_MS : 0
    const isDue = reachedAt === null ? news !== 'none' : clock.now() >= reachedAt + graceMs
    if (!isDue) return null
    const givenUp = await judge(failing)
    if (givenUp === null) reachedAt = null
    else if (graceMs === 0 || reachedAt !== null) return given(state, givenUp)
    else {
      reachedAt = clock.now()
      log.info(
        `The circuit breaker of the service has ${graceMs / 1000} s to end the deployment; then the run gives up`,
      )
    }
    return null
  }
}

const given = ({ view }: FollowState, givenUp: GivenUp): Doom => ({
  kind: 'failed',
  view,
  reason: '',
  alarms: null,
  givenUp,
})
