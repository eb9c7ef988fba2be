/**
 * The state of *our* deployment in the answers of CodeDeploy. Pure: one picture in, one reading out. Only `Succeeded` is a success; how a
 * deployment that has failed goes on is read from its rollback, which is a deployment of its own.
 */
import type { DeploymentInfo, ECSTarget, LifecycleEvent } from '@aws-sdk/client-codedeploy'
import {
  ended,
  isGone,
  ROLLBACK_GRACE_MS,
  succeeded,
  VERDICT_GRACE_MS,
  type Doom,
  type RolloutReading,
} from '../rollout/picture.ts'
import type { RolloutView, StartedDeployment } from '../rollout/rollout.ts'
import type { CodeDeployPicture } from './codedeploy-picture.ts'
import { viewOfCodeDeploy } from './codedeploy-view.ts'

const FAILED = ['Failed', 'Stopped']

/** Whether CodeDeploy has finished with a deployment. */
export const hasEnded = ({ status }: DeploymentInfo): boolean => status === 'Succeeded' || FAILED.includes(status ?? '')

/** Whether the new tasks have all the traffic and the last hook is done: only the wait for the end of the old tasks is left. */
export const servesAll = (target: ECSTarget | null): boolean => {
  const last = target?.lifecycleEvents?.findLast(({ lifecycleEventName: name }) =>
    ['AllowTraffic', 'AfterAllowTraffic'].includes(name ?? ''),
  )
  return last?.status === 'Succeeded' || (last?.lifecycleEventName === 'AfterAllowTraffic' && last.status === 'Skipped')
}

/** The name of the wait that ContinueDeployment ends (API Reference, ContinueDeployment). */
const READY_WAIT = 'READY_WAIT'

export const readCodeDeploy = (picture: CodeDeployPicture, started: StartedDeployment): RolloutReading => {
  const { deployment, service } = picture
  const view = viewOfCodeDeploy(picture, started)
  if (isGone(service)) return ended({ kind: 'stopped', view, reason: 'the service was deleted' })
  if (deployment.status === 'Succeeded') return succeeded(view, deployment.completeTime)
  if (FAILED.includes(deployment.status ?? '')) return ofFailed(picture, view)
  const failed = failedEvent(picture.target)
  if (failed !== null) return { kind: 'doomed', outcome: failure(picture, view), graceMs: ROLLBACK_GRACE_MS }
  return { kind: 'running', view, pausedAt: deployment.status === 'Ready' ? READY_WAIT : null }
}

const ofFailed = (picture: CodeDeployPicture, view: RolloutView): RolloutReading => {
  const { deployment, rollback } = picture
  const rolledBack = { ...causes(picture), kind: 'rolled-back', view } as const
  switch (rollback?.status) {
    case undefined:
      break
    case 'Succeeded':
      return ended({ ...rolledBack, state: 'done' })
    case 'Failed':
    case 'Stopped':
      return ended({ ...rolledBack, state: 'failed' })
    default:
      return { kind: 'doomed', outcome: { ...rolledBack, state: 'in-progress' }, graceMs: ROLLBACK_GRACE_MS }
  }
  if (deployment.rollbackInfo?.rollbackDeploymentId !== undefined)
    return { kind: 'doomed', outcome: { ...rolledBack, state: 'in-progress' }, graceMs: ROLLBACK_GRACE_MS }
  const outcome = failure(picture, view)
  return mayRollBack(deployment) ? { kind: 'doomed', outcome, graceMs: VERDICT_GRACE_MS } : ended(outcome)
}

/** The events of an automatic rollback (API Reference, AutoRollbackEvent), by what has ended the deployment. */
const mayRollBack = ({
  status,
  errorInformation,
  autoRollbackConfiguration,
  rollbackInfo,
}: DeploymentInfo): boolean => {
  // CodeDeploy says why it does not roll back.
  if (rollbackInfo?.rollbackMessage !== undefined || autoRollbackConfiguration?.enabled !== true) return false
  const events = autoRollbackConfiguration.events ?? []
  if (errorInformation?.code === 'ALARM_ACTIVE') return events.includes('DEPLOYMENT_STOP_ON_ALARM')
  return events.includes(status === 'Stopped' ? 'DEPLOYMENT_STOP_ON_REQUEST' : 'DEPLOYMENT_FAILURE')
}

const failure = (picture: CodeDeployPicture, view: RolloutView): Doom => {
  const { status, errorInformation } = picture.deployment
  const isAlarm = errorInformation?.code === 'ALARM_ACTIVE'
  const { alarms, reason } = causes(picture)
  return status === 'Stopped' && !isAlarm ? { kind: 'stopped', view, reason } : { kind: 'failed', view, alarms, reason }
}

const causes = (
  picture: CodeDeployPicture,
): { readonly alarms: readonly string[] | null; readonly reason: string } => ({
  alarms: picture.deployment.errorInformation?.code === 'ALARM_ACTIVE' ? alarmsOf(picture.deployment) : null,
  reason: reasonOf(picture),
})

const alarmsOf = ({ overrideAlarmConfiguration }: DeploymentInfo): readonly string[] =>
  (overrideAlarmConfiguration?.alarms ?? []).flatMap(({ name }) => name ?? [])

/** Those of its own steps, which no hook can be attached to (CodeDeploy User Guide, "AppSpec 'hooks' section"). */
const OWN_STEPS = ['Install', 'AllowTestTraffic', 'AllowTraffic']

/** What CodeDeploy says, the most certain first: the hook that failed, then its own error. */
const reasonOf = ({ deployment, target }: CodeDeployPicture): string => {
  const { errorInformation: { code, message } = {}, rollbackInfo } = deployment
  const event = failedEvent(target)
  const own = [code, message].filter(isSaid).join(': ')
  const texts = [...(event === null ? [] : eventTexts(event)), own, rollbackInfo?.rollbackMessage].filter(isSaid)
  return texts.length === 0 ? 'CodeDeploy gave no reason' : texts.join('; ')
}

const isSaid = (text: string | undefined): text is string => text !== undefined && text !== ''

const eventTexts = ({
  lifecycleEventName: name = '',
  diagnostics,
}: LifecycleEvent): readonly (string | undefined)[] => [
  OWN_STEPS.includes(name) ? undefined : `the hook of ${name} failed`,
  diagnostics?.message,
]

const failedEvent = (target: ECSTarget | null): LifecycleEvent | null =>
  target?.lifecycleEvents?.find(({ status }) => status === 'Failed') ?? null
