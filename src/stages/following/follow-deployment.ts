/** Follows one deployment, look after look, until its end is seen or the time is up. */
import type { Service } from '@aws-sdk/client-ecs'
import { eventsSince, overdue, takeStep } from '../../domain/rollout/follow.ts'
import type { FollowState } from '../../domain/rollout/follow.ts'
import { milestoneIn } from '../../domain/rollout/milestone.ts'
import type { RolloutPicture, SeenOutcome } from '../../domain/rollout/picture.ts'
import { reachedInWords } from '../../domain/rollout/reached.ts'
import { readRollout } from '../../domain/rollout/reading.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { WaitUntil } from '../../domain/rollout/lifecycle-stages.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Looked } from './stopped-tasks.ts'
import { makeObserver } from './observer.ts'
import { attributed, type Pauses } from './pause-hooks.ts'
import { tolerant } from './tolerance.ts'

export type FollowPorts = Pick<Ports, 'target' | 'clock' | 'log'>

export interface Follow {
  readonly deployment: StartedDeployment
  /** Both by the runner's clock. */
  readonly startedAt: number
  readonly deadline: number
  /** What ends it before ECS has finished; absent: only the end does. */
  readonly until?: WaitUntil
  /** What answers pause hooks; absent or null: a person does. */
  readonly pauses?: Pauses | null
  /** Kept here for whoever is interrupted. */
  state: FollowState
  /** Takes each look; gives the outcome of a deployment that is given up although ECS continues it. */
  readonly watch?: (looked: WatchedLook) => Promise<SeenOutcome | null>
  /** The least pause between two looks; absent: that of the looks alone. */
  readonly lookAgainMs?: () => number
}

/** The state before and after a look, and the service that was seen. */
export interface WatchedLook extends Looked {
  readonly service: Service | null
}

/**
 * Gives the outcome. ECS is asked every 3 s, less often while tasks are read as well or it does not answer; what changes is logged.
 * @throws what is not temporary; the reason of the clock's signal once it is aborted
 */
export const followDeployment = async (follow: Follow, ports: FollowPorts): Promise<SeenOutcome> => {
  const { clock } = ports
  const look = tolerant(makeObserver(follow.deployment, ports), follow.deadline, ports)
  for (;;) {
    const { picture, pauseMs, silence } = await look()
    const outcome = picture === null ? null : await takePicture(picture, follow, ports)
    const final = outcome ?? overdue(follow.state, { ...follow, now: clock.now(), silence })
    if (final !== null) return follow.pauses ? attributed(final, follow.pauses) : final
    if (picture?.serviceDeployment) await follow.pauses?.answer(picture.serviceDeployment)
    await clock.sleep(pauseBefore(follow, { pauseMs, now: clock.now() }))
  }
}

const pauseBefore = (
  { deadline, lookAgainMs }: Follow,
  { pauseMs, now }: { readonly pauseMs: number; readonly now: number },
): number => Math.max(1, Math.min(Math.max(pauseMs, lookAgainMs?.() ?? 0), deadline - now))

const takePicture = async (
  picture: RolloutPicture,
  follow: Follow,
  { clock, log }: FollowPorts,
): Promise<SeenOutcome | null> => {
  const earlier = follow.state
  const reading = readRollout(picture, follow.deployment, follow.state.doomed?.outcome)
  const events = eventsSince(picture.service, follow.deployment)
  const step = takeStep(follow.state, { reading, events, now: clock.now() })
  for (const { level, text } of step.notices) log[level](text)
  follow.state = step.state
  const reached = reading.kind === 'running' ? milestoneIn(follow.until ?? 'stable', reading.view, picture) : null
  if (reached !== null) {
    log.info(reachedInWords(reached))
    return { kind: 'success', view: step.state.view, reached }
  }
  if (step.outcome !== null || follow.watch === undefined) return step.outcome
  return follow.watch({ earlier, later: step.state, service: picture.service })
}
