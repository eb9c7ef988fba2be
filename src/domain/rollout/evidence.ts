/** What a failed deployment leaves behind: its service events, and its stopped tasks grouped by what stopped them. */
import type { ServiceEvent, Task } from '@aws-sdk/client-ecs'
import type { Evidence } from './explanation.ts'
import { describeStop, stopTimeOf } from './stopped.ts'

const MOST_REASONS = 5

/** The events of a deployment, in their order. */
export const eventEvidence = (events: readonly ServiceEvent[]): readonly Evidence[] =>
  events.map(({ createdAt, message }) => ({
    at: isoOf(createdAt),
    kind: 'event',
    text: message ?? '',
  }))

/** Stopped tasks, the most frequent reason first; `at` is when the last of its kind stopped. */
export const taskEvidence = (stopped: readonly Task[]): readonly Evidence[] => {
  const groups = [...Map.groupBy(stopped, describeStop)].toSorted(([, one], [, other]) => other.length - one.length)
  return groups.slice(0, MOST_REASONS).map(([text, group]) => ({
    at: isoOf(new Date(Math.max(...group.map((task) => task.stoppedAt?.getTime() ?? stopTimeOf(task) ?? 0)))),
    kind: 'stopped-task',
    text: `${group.length} × ${text}`,
  }))
}

const isoOf = (time: Date | undefined): string => (time ?? new Date(0)).toISOString()
