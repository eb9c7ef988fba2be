/** The service scheduler: keeps the desired number of tasks running, counts failures, completes or fails the deployment. */
import { completeRollback, failRollback, failRollout } from '../failure.ts'
import type { Rollout, ServiceRecord, TaskRecord } from '../records.ts'
import { breakerThreshold, breakerTrips, completeRollout, countFailure, currentRollout } from '../rollout.ts'
import { addEvent, idOf, livingTasks, recount, taskStops } from '../tasks.ts'
import { eventText } from '../words.ts'
import { stopContainers } from './agent.ts'
import { runProbe } from './health.ts'
import { inspectContainers } from './inspect.ts'
import { startOne, wantedNow } from './placement.ts'
import type { FailedTask, ScheduledService, Scheduler } from './placement.ts'
import { observe } from './watch.ts'
import type { EngineTask } from './watch.ts'

/** One pass over one service: first what its containers did, then what to do next. */
export const schedule = async (scheduler: Scheduler, scheduled: ScheduledService): Promise<void> => {
  await watch(scheduler, scheduled)
  await startMissing(scheduler, scheduled)
  await conclude(scheduler, scheduled)
  await reap(scheduler, scheduled)
}

const watch = async (scheduler: Scheduler, scheduled: ScheduledService): Promise<void> => {
  const living = scheduled.tasks.filter(({ task }) => task.lastStatus === 'RUNNING')
  const ids = living.flatMap(({ containers }) => containers.map(({ id }) => id))
  const views = await inspectContainers(scheduler.agent.docker, ids)
  for (const entry of living) {
    await probeAll(scheduler, entry)
    const cause = observe(entry, views)
    if (cause !== null && entry.task.lastStatus === 'RUNNING') {
      entry.isReaped = true
      const running = entry.containers.filter(({ id }) => views.get(id)?.isRunning === true)
      await stopContainers(scheduler.agent, running)
      taskFailed(scheduler, scheduled, { task: entry.task, cause })
    } else if (isHealthy(scheduler, entry) && !entry.isHealthy) {
      entry.isHealthy = true
      forgetFailures(scheduled.service, entry.task)
    }
  }
}

const probeAll = async ({ agent }: Scheduler, { containers }: EngineTask): Promise<void> => {
  for (const { id, probe } of containers) {
    if (probe !== null) await runProbe(agent.docker, id, probe)
  }
}

const isHealthy = ({ now, agent }: Scheduler, entry: EngineTask): boolean => {
  const { task } = entry
  if (task.lastStatus !== 'RUNNING') return false
  if (task.healthStatus === 'HEALTHY') return true
  const hasCheck = entry.containers.some(({ probe }) => probe !== null)
  return !hasCheck && now().getTime() - entry.runningSince >= agent.constants.healthyAfterMs
}

/** A healthy task ends a series of failures (`resetOnHealthyTask`, on by default). */
const forgetFailures = (service: ServiceRecord, task: TaskRecord): void => {
  const rollout = currentRollout(service)
  const deployment = service.shape.deployments.find(({ id }) => id === task.startedBy)
  if (deployment !== undefined) deployment.failedTasks = 0
  const breaker = rollout?.serviceDeployment.deploymentCircuitBreaker
  if (breaker?.status === 'MONITORING' && rollout?.deployment === deployment) breaker.failureCount = 0
}

const taskFailed = ({ now, agent }: Scheduler, scheduled: ScheduledService, { task, cause }: FailedTask): void => {
  const { service } = scheduled
  const at = now()
  taskStops(service, task, { ...cause, at })
  if (cause.stopCode === 'TaskFailedToStart')
    addEvent(service, eventText.unableToPlace(service.name, cause.stoppedReason), at)
  if (cause.stopCode === 'ServiceSchedulerInitiated')
    addEvent(service, eventText.unhealthy(service.name, idOf(task)), at)
  const rollout = currentRollout(service)
  const moving = rollout?.rollback ?? rollout?.deployment
  if (rollout === null || moving === undefined || task.startedBy !== moving.id) return
  countFailure(rollout, at)
  scheduled.nextStart = at.getTime() + agent.constants.restartDelayMs * moving.failedTasks
  judge(service, rollout, at)
}

const judge = (service: ServiceRecord, rollout: Rollout, at: Date): void => {
  const threshold = breakerThreshold(service.shape.desiredCount)
  if (rollout.rollback !== null) {
    if (rollout.rollback.failedTasks >= threshold) failRollback(rollout, at)
    return
  }
  if (!breakerTrips(rollout)) {
    if (rollout.deployment.failedTasks % threshold === 0) addEvent(service, eventText.unableToStart(service.name), at)
    return
  }
  const { rollback } = service.shape.deploymentConfiguration?.deploymentCircuitBreaker ?? {}
  failRollout(service, rollout, {
    cause: 'circuit-breaker',
    rollback: rollback === true ? 'to-last-completed' : 'none',
    at,
  })
}

const startMissing = async (scheduler: Scheduler, scheduled: ScheduledService): Promise<void> => {
  const { service } = scheduled
  const { desiredCount } = service.shape
  for (;;) {
    const wanted = wantedNow(service)
    if (wanted === null || scheduler.now().getTime() < scheduled.nextStart) return
    if (livingTasks(service, wanted.deployment).length >= desiredCount) return
    const failed = await startOne(scheduler, scheduled, wanted)
    if (failed !== null) taskFailed(scheduler, scheduled, failed)
  }
}

const conclude = async (scheduler: Scheduler, scheduled: ScheduledService): Promise<void> => {
  const { service } = scheduled
  const rollout = currentRollout(service)
  const wanted = wantedNow(service)
  if (rollout === null || wanted === null) return
  const running = livingTasks(service, wanted.deployment)
  const healthy = running.filter(
    (task) => wanted.isSeeded || scheduled.tasks.some((entry) => entry.task === task && entry.isHealthy),
  )
  if (healthy.length < service.shape.desiredCount) return
  const old = scheduled.tasks.filter(({ task, isReaped }) => task.startedBy !== wanted.deployment.id && !isReaped)
  for (const entry of old) await endContainers(scheduler, entry)
  if (rollout.rollback === null) completeRollout(service, rollout, scheduler.now())
  else completeRollback(service, rollout, scheduler.now())
  recount(service)
}

/** Stops the containers of tasks that are stopped in the state. */
const reap = async (scheduler: Scheduler, scheduled: ScheduledService): Promise<void> => {
  for (const entry of scheduled.tasks) {
    if (entry.task.lastStatus === 'STOPPED' && !entry.isReaped) await endContainers(scheduler, entry)
  }
}

const endContainers = async (scheduler: Scheduler, entry: EngineTask): Promise<void> => {
  entry.isReaped = true
  await stopContainers(scheduler.agent, entry.containers)
}
