/** What in a look says that tasks of our deployment may have stopped, so that it is worth a call to read them. Pure. */
import type { FollowState } from './follow.ts'
import type { RolloutView } from './rollout.ts'

/** Events of a deployment that goes well (Developer Guide, "Viewing Amazon ECS service event messages"). */
const WELL =
  /has started \d+ tasks|has stopped \d+ running|registered \d+ targets|begun draining|reached a steady state|deployment completed/iu
const STARTED = /\(service [^)]{1,300}\) has started (\d+) tasks/iu

/** Whether the later state shows a failure that the earlier one does not. */
export const showsFailure = (earlier: FollowState, later: FollowState): boolean => {
  const fresh = later.events.filter(({ id }) => id === undefined || !earlier.printedEvents.has(id))
  return (
    countsFailure(earlier.view, later.view) ||
    later.view.running < earlier.view.running ||
    isNewlyDoomed(earlier, later) ||
    fresh.some(({ message = '' }) => !WELL.test(message)) ||
    startedIn(later) > Math.max(startedIn(earlier), later.view.desired)
  )
}

/** By its tasks: who stops a deployment needs none. */
const isNewlyDoomed = (earlier: FollowState, later: FollowState): boolean =>
  later.doomed !== null && later.doomed.outcome.kind !== 'stopped' && earlier.doomed === null

const countsFailure = (before: RolloutView, after: RolloutView): boolean =>
  after.failed > before.failed || (after.circuitBreaker?.failureCount ?? 0) > (before.circuitBreaker?.failureCount ?? 0)

/** How many tasks were started: more than are desired replace others. */
const startedIn = ({ events }: FollowState): number =>
  events.reduce((sum, { message = '' }) => sum + Number(STARTED.exec(message)?.[1] ?? 0), 0)
