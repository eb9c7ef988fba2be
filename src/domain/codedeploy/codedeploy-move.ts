/** How a deployment of CodeDeploy is taken back. Pure. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy'
import { parseTaskDefinitionArn, revisionName, type TaskDefinitionArn } from '../rollout/identifiers.ts'
import { newerPrimary, primaryOf } from '../rollout/picture.ts'
import { FIRST, outlives, REPLACED, SUCCEEDED_SINCE } from '../rollout/rollback-policy.ts'
import type { RollBackPolicy, Trigger } from '../rollout/rollback-policy.ts'
import type { StartedDeployment } from '../rollout/rollout.ts'
import type { CodeDeployPicture } from './codedeploy-picture.ts'
import { hasEnded, readCodeDeploy } from './codedeploy-reading.ts'
import { greenOf } from './codedeploy-view.ts'

export type CodeDeployMove =
  /** CodeDeploy stops it, and moves the traffic back to the task set that was there before. */
  | { readonly kind: 'stop' }
  /** It has ended with the traffic on its task set: only another deployment moves it away. */
  | { readonly kind: 'deploy'; readonly to: TaskDefinitionArn }
  /** CodeDeploy is at it already. */
  | { readonly kind: 'follow' }
  | { readonly kind: 'none'; readonly because: string }

export interface TakingBack {
  readonly deployment: StartedDeployment
  readonly trigger: Trigger
  readonly policy: RollBackPolicy
}

const none = (because: string): CodeDeployMove => ({ kind: 'none', because })

/** What is to be done. A deployment that somebody else replaced, stopped or rolled back is left alone. */
export const codeDeployMoveFor = (picture: CodeDeployPicture, taking: TakingBack): CodeDeployMove => {
  const { deployment, trigger } = taking
  if (deployment.previousTaskDefinitionArn === null) return none(FIRST)
  if (!hasEnded(picture.deployment)) return unlessLeft(picture, taking, { kind: 'stop' })
  const reading = readCodeDeploy(picture, deployment)
  if (reading.kind !== 'ended') return { kind: 'follow' }
  const { outcome } = reading
  switch (outcome.kind) {
    case 'rolled-back':
      return none(BY_CODEDEPLOY[outcome.state])
    case 'stopped':
      return none(`the deployment was stopped: ${outcome.reason}`)
    case 'success':
      return outlives(trigger) ? none(SUCCEEDED_SINCE) : back(picture, taking)
    default:
      return back(picture, taking)
  }
}

const BY_CODEDEPLOY = {
  done: 'CodeDeploy has rolled it back',
  'in-progress': 'CodeDeploy rolls it back',
  failed: 'CodeDeploy has tried to roll it back, and failed',
} as const

/** Where it has ended. */
const back = (picture: CodeDeployPicture, taking: TakingBack): CodeDeployMove => {
  const { deployment } = taking
  const primary = primaryOf(picture.service)
  if (newerPrimary({ primary, started: deployment }) !== null) return none(REPLACED)
  const other = primary?.id === deployment.deploymentId || hasTraffic(picture) ? null : primary
  if (other !== null)
    return none(`the traffic was not moved: ${revisionName(other.taskDefinition ?? '')} serves as before`)
  const to = parseTaskDefinitionArn(deployment.previousTaskDefinitionArn ?? '')
  if (to === null) return none(FIRST)
  if (to === deployment.taskDefinitionArn) return none('the service ran the same revision before')
  return unlessLeft(picture, taking, { kind: 'deploy', to })
}

/** Also a part of it. */
const hasTraffic = (picture: CodeDeployPicture): boolean => (greenOf(picture)?.trafficWeight ?? 0) > 0

/** As of a circuit breaker that is set not to roll back: what is not chosen gives way to how the group is set. */
const unlessLeft = ({ deployment }: CodeDeployPicture, { policy }: TakingBack, move: CodeDeployMove): CodeDeployMove =>
  policy.origin === 'chosen' || rollsBack(deployment)
    ? move
    : none('the deployment group is set not to roll back; set `rollback-on` if the run is to do it')

const rollsBack = ({ autoRollbackConfiguration: { enabled, events = [] } = {} }: DeploymentInfo): boolean =>
  enabled === true && events.includes('DEPLOYMENT_FAILURE')
