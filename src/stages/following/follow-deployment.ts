/** Follows a deployment that ECS itself carries out. */
import type { ServiceDeployment } from '@aws-sdk/client-ecs'
import { milestoneIn } from '../../domain/rollout/milestone.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import { readRollout } from '../../domain/rollout/reading.ts'
import { lookUntilEnd, type Follow, type FollowPorts } from './look-until-end.ts'
import { makeObserver } from './observer.ts'
import { attributed } from './pause-hooks.ts'

/**
 * Gives the outcome. ECS is asked every 3 s, less often while tasks are read as well or it does not answer.
 * @throws what `lookUntilEnd` throws
 */
export const followDeployment = async (follow: Follow, ports: FollowPorts): Promise<SeenOutcome> => {
  const { deployment, pauses } = follow
  const outcome = await lookUntilEnd(
    follow,
    {
      look: makeObserver(deployment, ports),
      read: (picture, earlier) => readRollout(picture, deployment, earlier),
      reached: (until, picture, view) => milestoneIn(until, view, picture),
      between: ({ serviceDeployment }) => answerPauses(serviceDeployment, follow),
    },
    ports,
  )
  return pauses ? attributed(outcome, pauses) : outcome
}

/** A hook is left as it is while the gate has not opened. */
const answerPauses = async (own: ServiceDeployment | null, { pauses, gate }: Follow): Promise<void> => {
  if (own !== null && gate?.holds(own.lifecycleStage) !== true) await pauses?.answer(own)
}
