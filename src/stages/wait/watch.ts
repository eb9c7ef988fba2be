/** Watches the tasks of our deployment while it is followed: what stops them is logged, and a deployment that cannot succeed is given up. */
import type { Task } from '@aws-sdk/client-ecs'
import { causeOf } from '../../domain/rollout/cause.ts'
import type { Doom } from '../../domain/rollout/picture.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { outcomeLabel } from '../../domain/rollout/verdict.ts'
import type { Ports } from '../../ports/ports.ts'
import { makeFailFast } from '../following/fail-fast.ts'
import type { WatchedLook } from '../following/look-until-end.ts'
import { makeTaskCollector } from '../following/stopped-tasks.ts'
import { makeTaskReader, type TaskReader } from '../following/task-reader.ts'
import { makeLogReasons } from './log-reasons.ts'
import { makeStandstill } from './standstill.ts'

export type WatchPorts = Pick<Ports, 'target' | 'surroundings' | 'clock' | 'log' | 'announce'>

export interface Watched {
  readonly deployment: StartedDeployment
  /** Whether the run counts failed tasks by itself. */
  readonly failFast: 'on' | 'off'
}

export interface Watch extends Pick<TaskReader, 'lookAgainMs'> {
  /** Gives the outcome of a deployment that is given up. */
  readonly look: (looked: WatchedLook) => Promise<Doom | null>
  /** The stopped tasks that were seen. */
  readonly stopped: () => readonly Task[]
  /** These tasks, with the reason that a log has shown. */
  readonly explained: (stopped: readonly Task[]) => readonly Task[]
}

/** A watch for one deployment. That it fails is announced as soon as it is certain, once. */
export const makeWatch = ({ deployment, failFast }: Watched, ports: WatchPorts): Watch => {
  const reader = makeTaskReader(deployment, ports)
  const { take, stopped: collected } = makeTaskCollector(deployment, reader, ports.log)
  const { learn, explained } = makeLogReasons(deployment, ports)
  const stopped = (): readonly Task[] => explained(collected())
  const judge = failFast === 'on' ? makeFailFast(deployment, reader, ports) : () => Promise.resolve(null)
  const reportStandstill = makeStandstill(deployment, reader, ports)
  let isAnnounced = false
  const announce = (outcome: Doom, { later: { events } }: WatchedLook): void => {
    if (isAnnounced || outcome.kind === 'stopped') return
    isAnnounced = true
    const cause = causeOf({ started: deployment, outcome, stopped: stopped(), running: [], events })
    const next = cause.next === null ? '' : `\nNext: ${cause.next}`
    ports.announce({ title: `${outcomeLabel(outcome)}: ${cause.summary}`, text: `${cause.message}${next}` })
  }
  return {
    look: async (looked) => {
      const { later: state, service } = looked
      const hasFailed = await take(looked)
      const hasLearned = await learn(collected())
      const news = hasFailed ? 'new-failure' : hasLearned ? 'new-reason' : 'none'
      const givenUp = await judge({ state, service, stopped: stopped(), news })
      const certain = givenUp ?? state.doomed?.outcome ?? null
      if (certain === null) await reportStandstill({ ...looked, stopped: stopped() })
      else announce(certain, looked)
      return givenUp
    },
    stopped,
    lookAgainMs: reader.lookAgainMs,
    explained,
  }
}
