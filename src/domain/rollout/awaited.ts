/** What a deployment waits for while nothing of it changes. Pure. */
import { causeOf } from './cause.ts'
import type { FollowState } from './follow.ts'
import type { Observed } from './holding.ts'
import { hookInWords } from './native-view.ts'
import type { RolloutView } from './rollout.ts'
import { named } from './sentence.ts'
import { isTaskOf } from './task-of.ts'

/** Whether a look has shown nothing new. */
export const isUnchanged = (earlier: FollowState, later: FollowState): boolean =>
  earlier.printedView === later.printedView &&
  earlier.printedEvents.size === later.printedEvents.size &&
  earlier.pausedAt === later.pausedAt

/** In one sentence without its full stop. What a time-out would report now, unless a hook is waited for, which the view names itself. */
export const awaited = (
  { view, pausedAt, events }: FollowState,
  observed: Omit<Observed, 'events'>,
  afterMs: number,
): string => {
  if (pausedAt !== null) return `the deployment is paused at hook ${named(pausedAt)}`
  const hook = view.hooks?.find(({ status }) => status === 'IN_PROGRESS')
  if (hook !== undefined) return `${hookInWords(hook)} of stage ${named(view.lifecycleStage ?? '')} has not ended`
  const outcome = { kind: 'timed-out', view, afterMs } as const
  const { kind, message } = causeOf({ ...observed, outcome, events })
  return kind === 'time' && view.running < view.desired ? `${message}: ${startingInWords(view, observed)}` : message
}

/** `1 PENDING, 1 PROVISIONING`: the states of the tasks that do not run yet (ECS Developer Guide, "Task lifecycle"). */
const startingInWords = ({ pending }: RolloutView, { running, started }: Omit<Observed, 'events'>): string => {
  const states = running
    .filter((task) => isTaskOf(task, started))
    .flatMap(({ lastStatus }) => (lastStatus === undefined || lastStatus === 'RUNNING' ? [] : [lastStatus]))
  const counts = Object.entries(Object.groupBy(states, (state) => state))
  if (counts.length > 0) return counts.map(([state, tasks = []]) => `${tasks.length} ${state}`).join(', ')
  return pending === 0 ? 'ECS has not started the missing ones' : `${pending} pending`
}
