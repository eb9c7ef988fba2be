/** Applies one change of a scenario by the same transitions that the engine drive uses. */
import type { LogLine } from '../drive.ts'
import { completeRollback, failRollback, failRollout } from '../failure.ts'
import { ecsArn } from '../identifiers.ts'
import type { DeploymentRecord, EcsState, Rollout, ServiceRecord, TaskRecord } from '../records.ts'
import { completeRollout, countFailure } from '../rollout.ts'
import { scriptedDigests, seededDigests } from '../seeded-digests.ts'
import { enterStage } from '../strategy.ts'
import { addEvent, idOf, livingTasks, startTask, taskRuns, taskStops } from '../tasks.ts'
import { eventText } from '../words.ts'
import type { Change, TaskStop } from './scenario.ts'
import { actFromOutside, isFromOutside } from './from-outside.ts'
import { stopCause } from './stop-cause.ts'

/** Where and when a change happens. */
export interface Stage {
  readonly state: EcsState
  readonly service: ServiceRecord
  readonly rollout: Rollout
  readonly at: Date
  /** What containers report. */
  readonly digest: string | null
}

type Of<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>

/** A task that failed by a change, with the lines that its container wrote. */
export interface FailedTask {
  readonly task: TaskRecord
  readonly logs: readonly LogLine[]
}

/** Changes the state. Gives the task that failed, if one did. */
export const applyChange = (stage: Stage, change: Change): FailedTask | null => {
  const { service, at } = stage
  if (isFromOutside(change)) {
    actFromOutside(stage, change)
    return null
  }
  switch (change.kind) {
    case 'tasks-run':
      runTasks(stage, change.count)
      return null
    case 'task-pending':
      pendingTask(stage)
      return null
    case 'task-fails':
      return failTask(stage, change.cause)
    case 'tasks-stop':
      stopTasks(stage, change)
      return null
    case 'completes':
      complete(stage, change.running ?? stage.service.shape.desiredCount)
      return null
    case 'fails':
      failRollout(service, stage.rollout, {
        cause: change.cause,
        rollback: change.rollback ? 'to-last-completed' : 'none',
        at,
      })
      return null
    default:
      applyRare(stage, change)
      return null
  }
}

const applyRare = (
  stage: Stage,
  change: Of<
    'rollback-completes' | 'rollback-fails' | 'pauses' | 'enters' | 'drains' | 'hook' | 'clock-holds' | 'event'
  >,
): void => {
  switch (change.kind) {
    case 'rollback-completes':
      runTasks(stage, stage.service.shape.desiredCount)
      completeRollback(stage.service, stage.rollout, stage.at)
      return
    case 'rollback-fails':
      failRollback(stage.rollout, stage.at)
      return
    case 'pauses':
      pause(stage, change)
      return
    case 'enters':
      enterStage(stage.rollout, change.stage, change)
      return
    case 'drains':
      drain(stage)
      return
    case 'hook':
      runHook(stage, change)
      return
    case 'event':
      addEvent(stage.service, change.message, stage.at)
      return
    case 'clock-holds':
      return
    default:
      change satisfies never
  }
}

/** The newest service deployment: after `superseded`, the one of the other party. */
const newest = (stage: Stage): Rollout => stage.service.rollouts[0] ?? stage.rollout

const moving = (stage: Stage): { readonly rollout: Rollout; readonly deployment: DeploymentRecord } => {
  const rollout = newest(stage)
  return { rollout, deployment: rollout.rollback ?? rollout.deployment }
}

const pendingTask = (stage: Stage): TaskRecord => {
  const { rollout, deployment } = moving(stage)
  const source = rollout.rollback === null ? rollout : (rollout.previous ?? rollout)
  return startTask(stage.state, {
    service: stage.service,
    deployment,
    taskDefinition: source.taskDefinition,
    at: stage.at,
  })
}

const runTasks = (stage: Stage, count: number): void => {
  const { deployment } = moving(stage)
  while (livingTasks(stage.service, deployment).length < count) pendingTask(stage)
  for (const task of livingTasks(stage.service, deployment).slice(0, count)) {
    if (task.lastStatus !== 'RUNNING') run(stage, task)
  }
}

const run = ({ state, service, rollout, digest, at }: Stage, task: TaskRecord): void => {
  const isOwn = task.startedBy === rollout.deployment.id
  taskRuns(service, task, { at, digests: isOwn ? scriptedDigests(task, digest) : seededDigests(state, task) })
}

const complete = (stage: Stage, running: number): void => {
  runTasks(stage, running)
  completeRollout(stage.service, newest(stage), stage.at)
}

const failTask = (stage: Stage, failure: TaskStop): FailedTask => {
  const { service, at } = stage
  const { rollout, deployment } = moving(stage)
  const pending = livingTasks(service, deployment).find(({ lastStatus }) => lastStatus !== 'RUNNING')
  const task = pending ?? pendingTask(stage)
  const cause = stopCause(failure)
  if (cause.stopCode !== 'TaskFailedToStart') run(stage, task)
  taskStops(service, task, { ...cause, at })
  countFailure(rollout, at)
  if (failure.kind === 'fails-health-check') addEvent(service, eventText.unhealthy(service.name, idOf(task)), at)
  if (cause.stopCode === 'TaskFailedToStart') {
    addEvent(service, eventText.unableToPlace(service.name, cause.stoppedReason), at)
  }
  const lines = failure.kind === 'exits' ? (failure.logs ?? []) : []
  return { task, logs: lines.map((message) => ({ timestamp: at.getTime(), message })) }
}

const stopTasks = (stage: Stage, { count, cause }: Of<'tasks-stop'>): void => {
  const { service, at } = stage
  const running = livingTasks(service, moving(stage).deployment).filter(({ lastStatus }) => lastStatus === 'RUNNING')
  for (const task of running.slice(0, count)) {
    if (cause.kind === 'instance-shuts-down') task.containerInstanceArn = instanceArn(stage)
    taskStops(service, task, { ...stopCause(cause), at })
  }
}

const instanceArn = ({ state, service }: Stage): string =>
  ecsArn(state, `container-instance/${service.clusterName}/${'0'.repeat(32)}`)

const pause = (stage: Stage, change: Of<'pauses'>): void => {
  enterStage(stage.rollout, change.stage)
  stage.rollout.serviceDeployment.lifecycleHookDetails = [
    {
      hookId: change.hookId,
      targetType: 'PAUSE',
      status: 'AWAITING_ACTION',
      expiresAt: new Date(stage.at.getTime() + change.expiresInSeconds * 1000),
      timeoutAction: change.timeoutAction ?? 'ROLLBACK',
    },
  ]
}

const drain = (stage: Stage): void => {
  const { deployment } = moving(stage)
  for (const one of stage.service.shape.deployments) if (one.id !== deployment.id) one.desiredCount = 0
}

const runHook = ({ state, rollout }: Stage, { function: name, status }: Of<'hook'>): void => {
  const targetArn = `arn:aws:lambda:${state.region}:${state.account}:function:${name}`
  rollout.serviceDeployment.lifecycleHookDetails = [{ hookId: name, targetType: 'AWS_LAMBDA', targetArn, status }]
}
