/** What a failed deployment left behind: its service events, and its stopped tasks grouped by what stopped them. */
import type { Container, ServiceEvent, Task } from '@aws-sdk/client-ecs'
import type { Evidence, StartedDeployment } from './rollout.ts'

const MOST_REASONS = 5

/** ECS stops the tasks of a deployment that it replaces with these words; they tell of no failure. */
const SCALED_IN = /^Scaling activity initiated by/

/** The events of a deployment, in their order; ECS keeps a hundred of a service, so there are no more. */
export const eventEvidence = (events: readonly ServiceEvent[]): readonly Evidence[] =>
  events.map(({ createdAt, message }) => ({
    at: isoOf(createdAt),
    kind: 'event',
    text: message ?? '',
  }))

/** The stopped tasks of our deployment, most frequent reason first; `at` is when the last of its kind stopped. */
export const taskEvidence = (tasks: readonly Task[], started: StartedDeployment): readonly Evidence[] => {
  const ours = tasks.filter(
    ({ startedBy, stoppedReason }) => startedBy === started.deploymentId && !SCALED_IN.test(stoppedReason ?? ''),
  )
  const groups = [...Map.groupBy(ours, describeStop)].toSorted(([, one], [, other]) => other.length - one.length)
  return groups.slice(0, MOST_REASONS).map(([text, group]) => ({
    at: isoOf(new Date(Math.max(...group.map(({ stoppedAt }) => stoppedAt?.getTime() ?? 0)))),
    kind: 'stopped-task',
    text: `${group.length} × ${text}`,
  }))
}

/** `EssentialContainerExited: Essential container in task exited; web: exit code 1`. */
const describeStop = (task: Task): string => {
  const reason = [task.stopCode, task.stoppedReason].filter((part) => part !== undefined).join(': ')
  const containers = (task.containers ?? [])
    .map((container) => describeContainer(container, task))
    .filter((part) => part !== null)
  return [reason === '' ? 'stopped without a reason' : reason, ...containers].join('; ')
}

/** What the container adds to what is said of its task: a reason that both bear is told once. */
const describeContainer = ({ name, exitCode, reason, healthStatus }: Container, task: Task): string | null => {
  const facts = [
    exitCode === undefined ? null : `exit code ${exitCode}`,
    healthStatus === 'UNHEALTHY' ? 'unhealthy' : null,
    reason === task.stoppedReason ? null : (reason ?? null),
  ].filter((part) => part !== null)
  return facts.length === 0 ? null : `${name ?? 'a container'}: ${facts.join(', ')}`
}

const isoOf = (time: Date | undefined): string => (time ?? new Date(0)).toISOString()
