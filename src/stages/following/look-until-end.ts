/** Looks at one deployment, look after look, until its end is seen or the time is up: the same for every strategy. */
import type { Service } from '@aws-sdk/client-ecs'
import { eventsSince, overdue, takeStep } from '../../domain/rollout/follow.ts'
import type { FollowState } from '../../domain/rollout/follow.ts'
import type { Milestone, WaitUntil } from '../../domain/rollout/lifecycle-stages.ts'
import type { Doom, RolloutPicture, RolloutReading, SeenOutcome } from '../../domain/rollout/picture.ts'
import { reachedInWords } from '../../domain/rollout/reached.ts'
import type { RolloutView, StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Pauses } from './pause-hooks.ts'
import type { Looked } from './stopped-tasks.ts'
import type { TestGate } from './test-gate.ts'
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
  /** What must have passed before production traffic moves; absent: nothing. */
  readonly gate?: TestGate
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

/** How a strategy looks at a deployment, and what it makes of what it sees. */
export interface Looking<Picture> {
  readonly look: (signal: AbortSignal) => Promise<Picture>
  /** `earlier` is the outcome that was certain after the look before. */
  readonly read: (picture: Picture, earlier: Doom | null) => RolloutReading
  /** What of `until` a deployment under way has reached. */
  readonly reached: (until: WaitUntil, picture: Picture, view: RolloutView) => Milestone | null
  /** What is done between two looks. */
  readonly between?: (picture: Picture) => Promise<void>
}

/**
 * Gives the outcome. What changes is logged.
 * @throws what is not temporary; the reason of the clock's signal once it is aborted
 */
export const lookUntilEnd = async <Picture extends Pick<RolloutPicture, 'service'>>(
  follow: Follow,
  looking: Looking<Picture>,
  ports: FollowPorts,
): Promise<SeenOutcome> => {
  const { clock } = ports
  const look = tolerant(looking.look, follow.deadline, ports)
  for (;;) {
    const { picture, pauseMs, silence } = await look()
    const outcome = picture === null ? null : gated(await takePicture(picture, { follow, looking }, ports), follow)
    const final = outcome ?? overdue(follow.state, { ...follow, now: clock.now(), silence })
    if (final?.kind === 'success' && final.reached !== undefined) ports.log.info(reachedInWords(final.reached))
    if (final !== null) return final
    if (picture !== null) await looking.between?.(picture)
    await clock.sleep(pauseBefore(follow, { pauseMs, now: clock.now() }))
  }
}

/** A success is none before its gate has opened. */
const gated = (outcome: SeenOutcome | null, { gate, state }: Follow): SeenOutcome | null =>
  gate === undefined || state.doomed !== null ? outcome : gate.judge(outcome, state.view)

const pauseBefore = (
  { deadline, lookAgainMs }: Follow,
  { pauseMs, now }: { readonly pauseMs: number; readonly now: number },
): number => Math.max(1, Math.min(Math.max(pauseMs, lookAgainMs?.() ?? 0), deadline - now))

interface Following<Picture> {
  readonly follow: Follow
  readonly looking: Looking<Picture>
}

const takePicture = async <Picture extends Pick<RolloutPicture, 'service'>>(
  picture: Picture,
  { follow, looking }: Following<Picture>,
  { clock, log }: FollowPorts,
): Promise<SeenOutcome | null> => {
  const { service } = picture
  const earlier = follow.state
  const reading = looking.read(picture, earlier.doomed?.outcome ?? null)
  const events = eventsSince(service, follow.deployment)
  const step = takeStep(earlier, { reading, events, now: clock.now() })
  for (const { level, text } of step.notices) log[level](text)
  follow.state = step.state
  const reached = reading.kind === 'running' ? looking.reached(follow.until ?? 'stable', picture, reading.view) : null
  if (reached !== null) return { kind: 'success', view: step.state.view, reached }
  if (step.outcome !== null || follow.watch === undefined) return step.outcome
  return follow.watch({ earlier, later: step.state, service })
}
