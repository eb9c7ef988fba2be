/**
 * The cause of a deployment that did not succeed, from what is certain: who ended it, what stopped its tasks, what the events
 * name, the monitor that gave up on it; in this order. What no rule knows is shown in ECS's own words.
 */
import type { ServiceEvent, Task } from '@aws-sdk/client-ecs'
import { eventCause, targetHealth } from './event-causes.ts'
import { failedContainer } from './failed-container.ts'
import type { Failure } from './picture.ts'
import { holding } from './holding.ts'
import type { RolloutCause } from './explanation.ts'
import type { StartedDeployment } from './rollout.ts'
import type { Meaning } from './text-rules.ts'
import { isIdle } from './running-now.ts'
import { messageFor, named, summaryOf, type Share } from './sentence.ts'
import { taskCauses, type TaskCause } from './task-causes.ts'
import { endedBy, lastResort } from './outcome-causes.ts'

/** What is known when the wait ends. */
export interface Findings {
  readonly started: StartedDeployment
  readonly outcome: Failure
  /** The stopped tasks that count as failed (`failedTasks`). */
  readonly stopped: readonly Task[]
  /** Those that are to run; read only when the time is up. */
  readonly running: readonly Task[]
  /** Since our update, oldest first. */
  readonly events: readonly ServiceEvent[]
}

/** The cause, with what else stopped tasks, and the container that failed last. */
export const causeOf = (findings: Findings): RolloutCause => {
  const held = heldBy(findings)
  // The log of a container that was replaced well does not explain what holds the deployment now.
  const failed = held === null ? failedContainer(findings.stopped) : null
  const main = mainCause(findings, held ?? endedBy(findings.outcome))
  const steps = [main.next, idleNext(findings)].filter((step) => step !== null)
  return { ...main, next: steps.length === 0 ? null : steps.join(' '), ...(failed === null ? {} : { failed }) }
}

/** The next step where the desired count is 0: it stays so until somebody raises it. */
const idleNext = ({ outcome, started: { service } }: Findings): string | null => {
  const mayHold = outcome.kind === 'timed-out' || outcome.kind === 'failed' || outcome.kind === 'rolled-back'
  if (!mayHold || !isIdle(outcome.view)) return null
  return `The desired count of ${named(service)} is 0: find out who set it (CloudTrail: UpdateService), raise it and re-run.`
}

/** What keeps a deployment under way whose tasks all run; null without an answer of ECS at the end. */
const heldBy = ({ outcome, ...observed }: Findings): Meaning | null =>
  outcome.kind === 'timed-out' && outcome.silence === undefined ? holding(outcome, observed) : null

/** `known` is what is certain whatever stopped the tasks. */
const mainCause = (findings: Findings, known: Meaning | null): RolloutCause => {
  const { started, outcome, events } = findings
  const byTasks = taskCauses(findings.stopped).map((one) => withTargetHealth(one, findings))
  const [first, ...rest] = byTasks
  if (known !== null) return cause({ meaning: known, share: null }, byTasks, started)
  if (first !== undefined && first.meaning.kind !== 'unknown') return cause(first, rest, started)
  const meaning = eventCause(events, started) ?? first?.meaning ?? lastResort(outcome)
  const share = meaning === first?.meaning ? first.share : null
  return cause({ meaning, share }, share === null ? byTasks : rest, started)
}

const MOST_OTHERS = 4

interface Counted {
  readonly meaning: Meaning
  readonly share: Share | null
}

const cause = (
  { meaning: { kind, sentence, next, detail }, share }: Counted,
  others: readonly TaskCause[],
  { service }: StartedDeployment,
): RolloutCause => ({
  kind,
  summary: summaryOf(sentence, share),
  message: messageFor(sentence, share, service),
  detail,
  next,
  others: others.slice(0, MOST_OTHERS).map((one) => summaryOf(one.meaning.sentence, one.share)),
})

const withTargetHealth = (one: TaskCause, { stopped, events }: Findings): TaskCause => {
  if (one.meaning.kind !== 'load-balancer') return one
  const health = targetHealth(
    events,
    stopped.map(({ taskArn }) => taskArn?.split('/').at(-1) ?? ''),
  )
  if (health === null) return one
  const { sentence } = one.meaning
  return { ...one, meaning: { ...one.meaning, sentence: { ...sentence, tail: `${sentence.tail}: ${health}` } } }
}
