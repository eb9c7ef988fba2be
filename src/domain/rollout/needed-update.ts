/** What a service needs so that it runs a rendered task definition. Pure. */
import type { Deployment, Service } from '@aws-sdk/client-ecs'
import type { RunningRevision } from '../aws/live.ts'
import { isSameDefinition } from '../task-definition/normalised.ts'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'
import { parseCodeDeployId, parseDeploymentId, parseTaskDefinitionArn } from './identifiers.ts'
import { primaryOf } from './picture.ts'
import type { KnownDeployment } from './rollout.ts'

export type NeededUpdate =
  /** A revision of its own, which starts a deployment. */
  | { readonly kind: 'revision' }
  /** Another deployment of the revision that it has. */
  | { readonly kind: 'force'; readonly primary: KnownDeployment }
  /** Its PRIMARY deployment runs the revision, or is about to. */
  | { readonly kind: 'none'; readonly primary: KnownDeployment; readonly state: 'completed' | 'in-progress' }

export interface Wanted {
  readonly taskDefinition: TaskDefinitionDraft
  readonly newDeployment: 'when-changed' | 'forced'
}

/** What the service is now; each is null where that is not known, and then a revision is needed. */
export interface Present {
  readonly service: Service | null
  readonly running: RunningRevision | null
}

/**
 * A deployment that FAILED needs a revision, or another deployment of one that is deployed as it is: ECS starts no tasks of it any more. So does a
 * forced one of a revision that was deregistered.
 */
export const neededUpdate = (wanted: Wanted, present: Present): NeededUpdate => {
  const found = primaryOf(present.service)
  const primary = found === null ? null : knownDeployment(found)
  if (found === null || primary === null || !isWhatRuns(wanted, present, primary)) return { kind: 'revision' }
  if (wanted.newDeployment === 'forced')
    return present.running?.status === 'ACTIVE' ? { kind: 'force', primary } : { kind: 'revision' }
  if (found.rolloutState === 'FAILED') return afterFailure(wanted, primary)
  return { kind: 'none', primary, state: isCompleted(found, present.service) ? 'completed' : 'in-progress' }
}

/** An update to the revision that the service has starts no deployment. */
const afterFailure = ({ taskDefinition }: Wanted, primary: KnownDeployment): NeededUpdate =>
  taskDefinition.registeredAs === undefined ? { kind: 'revision' } : { kind: 'force', primary }

/** Whether the service has the revision that the plan has read, and that is the wanted one. */
const isWhatRuns = ({ taskDefinition }: Wanted, { service, running }: Present, primary: KnownDeployment): boolean =>
  running !== null &&
  running.taskDefinitionArn === service?.taskDefinition &&
  running.taskDefinitionArn === primary.taskDefinitionArn &&
  isSameDefinition(running.definition.input, taskDefinition.input)

/** An entry of `deployments[]`; null when ECS leaves out what identifies it. */
export const knownDeployment = ({ id, taskDefinition, createdAt }: Deployment): KnownDeployment | null => {
  const [deploymentId, taskDefinitionArn] = [
    parseDeploymentId(id) ?? parseCodeDeployId(id),
    parseTaskDefinitionArn(taskDefinition),
  ]
  if (deploymentId === null || taskDefinitionArn === null || createdAt === undefined) return null
  return { deploymentId, taskDefinitionArn, createdAt: createdAt.getTime() }
}

/**
 * ECS gives no rolloutState for a service behind a Classic Load Balancer, nor for another strategy than rolling (API Reference, Deployment): then
 * the deployment is complete when it is the only one left and all its tasks run.
 */
const isCompleted = ({ rolloutState, runningCount, desiredCount }: Deployment, service: Service | null): boolean =>
  rolloutState === undefined
    ? service?.deployments?.length === 1 && runningCount === desiredCount
    : rolloutState === 'COMPLETED'
