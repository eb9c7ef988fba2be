/**
 * What keeps a deployment under way although all its tasks run. A task that stopped early and was replaced well is history then; so is an
 * event about the placement of a task. Pure.
 */
import type { ServiceEvent, Task } from '@aws-sdk/client-ecs'
import { serviceEventCause, targetHealth } from './event-causes.ts'
import type { DeploymentCounts, RolloutView, StartedDeployment } from './rollout.ts'
import { tasksOf } from './running-image.ts'
import { countedTasks, named, type Sentence } from './sentence.ts'
import { stopTimeOf } from './stopped.ts'
import type { Meaning } from './text-rules.ts'

export interface Timeout {
  readonly view: RolloutView
  /** Since the wait began, shortly after the update. */
  readonly afterMs: number
}

export interface Observed {
  readonly started: StartedDeployment
  /** The stopped tasks that count as failed. */
  readonly stopped: readonly Task[]
  /** Those that are to run. */
  readonly running: readonly Task[]
  readonly events: readonly ServiceEvent[]
}

/** A replacement that has run twice as long as the task that it replaced, and this long, is taken for good. */
const OUTLIVED = 2
const SHORTEST_RUN_MS = 30_000

/** What holds the deployment now, or null where not all its tasks run or what stopped some may stop these, too. */
export const holding = (timeout: Timeout, observed: Observed): Meaning | null => {
  const { view } = timeout
  if (view.desired === 0 || view.running < view.desired) return null
  if (!isHistory(timeout, observed)) return null
  const ours = tasksOf(observed.running, observed.started)
  return (
    unhealthyTarget(ours, observed.events) ??
    unhealthyContainer(ours) ??
    serviceEventCause(observed.events) ??
    stageOf(view) ??
    previousTasks(view) ??
    alarmsOf(view) ??
    unsteady(view)
  )
}

/** Whether every task that stopped was outlived by each task that runs now. */
const isHistory = ({ view, afterMs }: Timeout, { started, stopped, running }: Observed): boolean => {
  if (stopped.length === 0) return true
  const ours = tasksOf(running, started)
  const now = started.createdAt + afterMs
  const ages = ours.map(({ startedAt }) => now - (startedAt?.getTime() ?? now))
  const lives = stopped.map((task) => lifeOf(task, started))
  return ours.length >= view.desired && Math.min(...ages) >= Math.max(SHORTEST_RUN_MS, OUTLIVED * Math.max(...lives))
}

/** How long a task ran; of one that never did, how long it took to fail. */
const lifeOf = (task: Task, started: StartedDeployment): number =>
  (stopTimeOf(task) ?? Infinity) - ((task.startedAt ?? task.createdAt)?.getTime() ?? started.createdAt)

const unhealthyTarget = (ours: readonly Task[], events: readonly ServiceEvent[]): Meaning | null => {
  const health = targetHealth(
    events,
    ours.map(({ taskArn }) => taskArn?.split('/').at(-1) ?? ''),
  )
  if (health === null) return null
  const next = 'Fix what the health check asks for (path, port, codes, grace period) and re-run.'
  return {
    kind: 'load-balancer',
    sentence: { head: 'tasks', tail: ` run, but fail ELB health checks: ${health}` },
    next,
    detail: '',
  }
}

const unhealthyContainer = (ours: readonly Task[]): Meaning | null => {
  const containers = ours.flatMap(({ containers = [] }) => containers)
  const ill = containers.find(({ healthStatus }) => healthStatus === 'UNHEALTHY')
  if (ill === undefined) return null
  const sentence = { head: `container ${named(ill.name ?? '')}`, tail: ' runs, but fails its health check' }
  const next = 'Fix the container, or the `healthCheck` of its definition, and re-run.'
  return { kind: 'container-health', sentence, next, detail: '' }
}

/** Of a deployment with stages (blue/green, linear, canary): its previous tasks run on purpose. */
const stageOf = ({ lifecycleStage: stage }: RolloutView): Meaning | null => {
  if (stage === undefined) return null
  if (stage === 'BAKE_TIME') return time({ head: 'the deployment', tail: ' is in its bake time' }, RAISE_ABOVE_BAKE)
  return time(
    { head: 'the deployment', tail: ` is at stage ${named(stage)}` },
    'Check the target health and the lifecycle hooks of that stage, or raise `wait-for-minutes`.',
  )
}

const CHECK_HEALTH = 'Check the health checks (path, port, grace period), or raise `wait-for-minutes`.'
const RAISE_ABOVE_BAKE = 'Raise `wait-for-minutes` above the bake time.'

/** ECS lowers the desired count of a previous deployment only when the new tasks are healthy, and then waits until its tasks are gone. */
const previousTasks = (view: RolloutView): Meaning | null => {
  const previous = (view.service?.deployments ?? []).filter((one) => one.deploymentId !== view.deploymentId)
  if (total(previous, 'desired') > 0) {
    const sentence = { head: 'new tasks', tail: ' run, but are not healthy yet' }
    return time(sentence, CHECK_HEALTH)
  }
  const left = total(previous, 'running')
  if (left === 0) return null
  const tail = ` ${left === 1 ? 'has' : 'have'} not stopped yet; all new tasks run`
  return time(
    { head: countedTasks(left).replace(' ', ' previous '), tail },
    'Check the deregistration delay of the target group, `stopTimeout` and task protection, or raise `wait-for-minutes`.',
  )
}

const total = (deployments: readonly DeploymentCounts[], count: 'desired' | 'running'): number =>
  deployments.reduce((sum, one) => sum + one[count], 0)

const alarmsOf = ({ alarms }: RolloutView): Meaning | null =>
  alarms === 'MONITORING'
    ? time({ head: 'the deployment', tail: ' is in the bake time of its alarms' }, RAISE_ABOVE_BAKE)
    : null

const unsteady = ({ desired }: RolloutView): Meaning =>
  time(
    {
      head: desired === 1 ? 'the new task' : `all ${desired} new tasks`,
      tail: `${desired === 1 ? ' runs' : ' run'}, but the service is not steady yet`,
    },
    CHECK_HEALTH,
  )

const time = (sentence: Sentence, next: string): Meaning => ({ kind: 'time', sentence, next, detail: '' })
