/**
 * The run's own count of failed tasks, for services whose circuit breaker is off or does not count what fails: ECS takes a container that exits
 * after it ran for a healthy task. Pure.
 */
import type { DeploymentCircuitBreaker, Service, Task } from '@aws-sdk/client-ecs'
import { exitsOf, suspectsIn } from './exits.ts'
import { longestLife } from './exited-since.ts'
import type { GivenUp, RolloutView } from './rollout.ts'
import { stopTimeOf } from './stopped.ts'
import { causeKey, meaningOfTask } from './task-causes.ts'

/** SIGTERM: somebody asked the container to end. */
const TERMINATED = 143

/**
 * Whether a stopped task of a deployment counts against it. What AWS has run out of or takes away never does, nor what somebody stopped, nor a stop
 * by ECS whose reason no rule knows.
 */
export const countsAsFailure = (task: Task): boolean => {
  const { kind, heals } = meaningOfTask(task)
  if (kind === 'capacity' || kind === 'stop' || heals === 'passes') return false
  if (kind === 'unknown') return task.stopCode === 'TaskFailedToStart'
  return kind !== 'exit' || suspectsIn(exitsOf(task.containers ?? [])).some(({ code }) => code !== TERMINATED)
}

const SMALLEST = 3
const LARGEST = 200
const HALF = 50

/**
 * How many failed tasks end a deployment: what ECS reports of its breaker, otherwise the number that the breaker of the service would have (API Reference,
 * ThresholdConfiguration; Developer Guide, "How the Amazon ECS deployment circuit breaker detects failures").
 */
export const failureLimit = (service: Service | null, view: RolloutView): number =>
  view.circuitBreaker?.threshold ??
  limitOf(breakerOf(service), view.service?.desired ?? service?.desiredCount ?? view.desired)

const limitOf = (breaker: DeploymentCircuitBreaker | null, desired: number): number => {
  const { type = 'BOUNDED_PERCENT', value = HALF } = breaker?.thresholdConfiguration ?? {}
  const percent = Math.ceil((value * desired) / 100)
  switch (type) {
    case 'COUNT':
      return Math.max(1, value)
    case 'UNBOUNDED_PERCENT':
      return Math.max(1, percent)
    default:
      return Math.min(Math.max(percent, SMALLEST), LARGEST)
  }
}

const breakerOf = (service: Service | null): DeploymentCircuitBreaker | null =>
  service?.deploymentConfiguration?.deploymentCircuitBreaker ?? null

/** Whether ECS counts failures of its own, and may end the deployment. */
export const hasBreaker = (service: Service | null, view: RolloutView): boolean =>
  view.circuitBreaker !== null || breakerOf(service)?.enable === true

/** A task that has run twice as long as the longest that failed, and this long, is healthy. */
const OUTLIVED = 2
const SHORTEST_RUN_MS = 30_000

/**
 * The failures that count: those since a task of the deployment became healthy, unless the breaker of the service keeps them
 * (`resetOnHealthyTask`). `running` are its tasks that run; `now` is by the server's clock.
 */
export const failuresSinceHealthy = (
  failed: readonly Task[],
  {
    service,
    running,
    now,
  }: { readonly service: Service | null; readonly running: readonly Task[]; readonly now: number },
): readonly Task[] => {
  if (breakerOf(service)?.resetOnHealthyTask === false) return failed
  const probation = Math.max(SHORTEST_RUN_MS, OUTLIVED * longestLife(failed))
  const healthyAt = running.flatMap(({ startedAt, healthStatus }) => {
    const at = (startedAt?.getTime() ?? Infinity) + probation
    return healthStatus !== 'UNHEALTHY' && at <= now ? [at] : []
  })
  const since = Math.max(-Infinity, ...healthyAt)
  return failed.filter((task) => (stopTimeOf(task) ?? now) > since)
}

/** Starts that are this far apart are not one hiccup of a registry or of a new role. */
const APART_MS = 30_000

/** Why a deployment with these failures is given up; null while it may still succeed. */
export const giveUp = (failed: readonly Task[], limit: number): GivenUp | null => {
  const hopeless = Object.values(Object.groupBy(failed, (task) => causeKey(meaningOfTask(task)))).find((group = []) =>
    isHopeless(group),
  )
  if (hopeless !== undefined) return { because: 'cannot-heal', failures: hopeless.length }
  return failed.length >= limit ? { because: 'limit', failures: failed.length, limit } : null
}

const isHopeless = (group: readonly Task[]): boolean => {
  if (group.some((task) => meaningOfTask(task).heals !== 'never')) return false
  const starts = group.flatMap(({ createdAt }) => createdAt?.getTime() ?? [])
  return starts.length > 1 && Math.max(...starts) - Math.min(...starts) >= APART_MS
}
