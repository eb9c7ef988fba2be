/** Plays the steps of deployments on the local clock, by the same transitions of tasks that ECS has. */
import { findTaskDefinition } from '../ecs/lookup.ts'
import { stopCause } from '../ecs/script/stop-cause.ts'
import { scriptedDigests } from '../ecs/seeded-digests.ts'
import { livingTasks, recount, startTask, taskRuns, taskStops } from '../ecs/tasks.ts'
import type { DeploymentRecord, TaskRecord } from '../ecs/records.ts'
import { codeDeployId, revisionOf, type CodeDeployment, type CodeDeployState } from './deployment-records.ts'
import type { CodeDeployStep } from './deployment-script.ts'

/** Brings every deployment up to date. */
export const advance = (state: CodeDeployState): void => {
  for (const deployment of [...state.deployments]) {
    const startedAt = deployment.info.createTime.getTime()
    for (let next = deployment.remaining[0]; next !== undefined; next = deployment.remaining[0]) {
      const at = new Date(startedAt + next.at * 1000)
      if (at.getTime() > state.clock.now()) break
      deployment.remaining.shift()
      apply(state, deployment, { step: next, at })
    }
  }
}

interface Due {
  readonly step: CodeDeployStep
  readonly at: Date
}

const apply = (state: CodeDeployState, deployment: CodeDeployment, { step, at }: Due): void => {
  const { info } = deployment
  switch (step.kind) {
    case 'begins':
      info.status = 'InProgress'
      deployment.events ??= []
      return
    case 'event':
      setEvent(deployment, step, at)
      return
    case 'tasks-run':
      for (let count = 0; count < step.count; count += 1) runTask(state, deployment, at)
      return
    case 'task-fails':
      taskStops(deployment.group.service, runTask(state, deployment, at), { ...stopCause(step.cause), at })
      return
    case 'shifts':
      shift(deployment, step.percent)
      return
    case 'status':
      info.status = step.status
      return
    default:
      applyEnd(state, deployment, { step, at })
  }
}

const applyEnd = (state: CodeDeployState, deployment: CodeDeployment, { step, at }: Due): void => {
  const { info } = deployment
  switch (step.kind) {
    case 'succeeds':
      succeed(deployment, at)
      return
    case 'fails':
      info.status = step.status
      info.completeTime = at
      info.errorInformation = step.error
      if (step.rollback === 'starts') startRollback(state, deployment, at)
      return
    case 'rollback-ends':
      endRollback(state, deployment, { status: step.status, at })
      return
    default:
      return
  }
}

const setEvent = (
  deployment: CodeDeployment,
  { name, status, message }: Extract<CodeDeployStep, { kind: 'event' }>,
  at: Date,
): void => {
  const events = (deployment.events ??= [])
  const known = events.find(({ lifecycleEventName }) => lifecycleEventName === name)
  const changed = {
    lifecycleEventName: name,
    status,
    startTime: known?.startTime ?? at,
    ...(status === 'InProgress' ? {} : { endTime: at }),
    ...(message === undefined ? {} : { diagnostics: { errorCode: 'ScriptFailed' as const, message } }),
  }
  if (known === undefined) events.push(changed)
  else Object.assign(known, changed)
}

const runTask = (state: CodeDeployState, { green, group, digest }: CodeDeployment, at: Date): TaskRecord => {
  const { service } = group
  const taskDefinition = findTaskDefinition(state.ecs, green?.taskDefinition ?? '')
  if (green === null || taskDefinition === undefined) throw new Error('A deployment without a task set runs no task.')
  const task = startTask(state.ecs, { service, deployment: green, taskDefinition, at })
  taskRuns(service, task, { at, digests: scriptedDigests(task, digest) })
  return task
}

const shift = (deployment: CodeDeployment, percent: number): void => {
  const { green, blue } = deployment
  deployment.weight = percent
  if (green !== null) green.status = percent === 100 ? 'PRIMARY' : 'ACTIVE'
  if (blue !== null) blue.status = percent === 100 ? 'ACTIVE' : 'PRIMARY'
}

/** The deployment has ended well: the old tasks are gone. */
export const succeed = (deployment: CodeDeployment, at: Date): void => {
  const { info, green, blue } = deployment
  shift(deployment, 100)
  retire(deployment, { kept: green, gone: blue, at })
  info.status = 'Succeeded'
  info.completeTime = at
}

/** CodeDeploy creates a deployment of what was there before; `deployment` names it. */
export const startRollback = (state: CodeDeployState, deployment: CodeDeployment, at: Date): void => {
  const { group, info } = deployment
  const { applicationName, deploymentGroupName } = info
  const deploymentId = codeDeployId()
  const { content = 'null' } = state.deployments.find(({ green }) => green !== null && green === deployment.blue) ?? {}
  info.rollbackInfo = { rollbackDeploymentId: deploymentId }
  state.deployments.unshift({
    group,
    content,
    info: {
      ...{ deploymentId, applicationName, deploymentGroupName, status: 'InProgress', createTime: at },
      creator: 'codeDeployRollback',
      revision: revisionOf(content),
      rollbackInfo: { rollbackTriggeringDeploymentId: info.deploymentId },
    },
    events: [],
    green: null,
    blue: null,
    weight: 0,
    digest: null,
    remaining: [],
  })
}

const endRollback = (
  { deployments }: CodeDeployState,
  deployment: CodeDeployment,
  { status, at }: { readonly status: 'Succeeded' | 'Failed'; readonly at: Date },
): void => {
  const id = deployment.info.rollbackInfo?.rollbackDeploymentId
  const rollback = deployments.find(({ info }) => info.deploymentId === id)
  if (rollback === undefined) return
  rollback.info.status = status
  rollback.info.completeTime = at
  if (status === 'Failed') return
  shift(deployment, 0)
  retire(deployment, { kept: deployment.blue, gone: deployment.green, at })
}

interface Retiring {
  readonly kept: DeploymentRecord | null
  readonly gone: DeploymentRecord | null
  readonly at: Date
}

const retire = ({ group }: CodeDeployment, { kept, gone, at }: Retiring): void => {
  const { service } = group
  if (kept === null || gone === null) return
  for (const task of livingTasks(service, gone)) {
    const stoppedReason = `Scaling activity initiated by (deployment ${kept.id})`
    taskStops(service, task, { stopCode: 'ServiceSchedulerInitiated', stoppedReason, at })
  }
  const { deployments } = service.shape
  deployments.splice(deployments.indexOf(gone), 1)
  recount(service)
}
