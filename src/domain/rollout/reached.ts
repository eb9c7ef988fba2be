/** A wait that ended before ECS had finished: what is reached, and what ECS still does. Nothing here may read as if the deployment were complete. */
import type { RolloutOutcome } from './rollout.ts'
import type { Milestone } from './lifecycle-stages.ts'

/** What the wait has reached; null where it saw the end, or ended otherwise. */
export const reachedBy = (outcome: RolloutOutcome): Milestone | null =>
  outcome.kind === 'success' ? (outcome.reached ?? null) : null

/** `the deployment serves (\`wait-until\`); ECS continues with it`, for the log. */
export const reachedInWords = (milestone: Milestone): string =>
  `${milestone === 'serving' ? 'the new tasks serve' : `the deployment has reached ${milestone}`}: the wait ends, and ECS continues the deployment`

/** `Serving`: before the cause, and as a title. */
export const reachedLabel = (milestone: Milestone): string =>
  milestone === 'serving' ? 'Serving' : `Reached ${milestone}`
