/** What differs between the ways in which a service is deployed to; stages know nothing else of them, and pipelines and reports nothing at all. */
import type { Service } from '@aws-sdk/client-ecs'
import type { LiveService } from '../../domain/aws/live.ts'
import type { Completed } from '../../domain/rollout/completed.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import type { Trigger } from '../../domain/rollout/rollback-policy.ts'
import type { DeployResult, StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import type { Registered } from '../../domain/tasks/registered.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import type { DeployPorts } from '../deploy/service-update.ts'
import type { Follow, FollowPorts } from '../following/look-until-end.ts'
import type { Own, Taken } from '../roll-back/own.ts'
import type { RequestPorts } from '../roll-back/request-rollback.ts'

export interface StartInput extends Pick<ServiceConfig, 'whenInProgress' | 'waitMinutes' | 'attributes'> {
  readonly target: Pick<
    LiveService,
    | 'deployedBy'
    | 'described'
    | 'containerName'
    | 'clusterArn'
    | 'serviceName'
    | 'previousTaskDefinitionArn'
    | 'running'
    | 'primaryDeploymentId'
    | 'creation'
  >
  readonly taskDefinition: TaskDefinitionDraft
  /** Identifies the run: the same object for all its services. Absent: nothing is shared with another service. */
  readonly run?: object
  readonly desiredCount: number | null
  readonly newDeployment: 'when-changed' | 'forced'
  /** What `register` found, before tasks ran for it; null or absent where it was not asked. */
  readonly registered?: Registered | null
  /** Throws what keeps the service, as it is right before the update, from being updated. */
  readonly beforeUpdate: (now: Service | null) => Promise<void>
}

export type DeployedService = Pick<LiveService, 'clusterArn' | 'serviceName' | 'deployedBy'>

export interface CompletedPorts extends Pick<Ports, 'target'> {
  readonly enough: (found: readonly Completed[]) => boolean
}

export interface Strategy {
  /** Starts the deployment of a task definition, unless the service has what it needs. */
  readonly start: (input: StartInput, ports: DeployPorts) => Promise<DeployResult>
  /** Follows a deployment until its end is seen, or the time is up. */
  readonly follow: (follow: Follow, ports: FollowPorts) => Promise<SeenOutcome>
  /** The deployment with what it is taken back to, where that is another revision than the one right before it. */
  readonly withLastGood: (own: StartedDeployment, trigger: Trigger, ports: FollowPorts) => Promise<StartedDeployment>
  /** The revisions of a service that have completed a deployment, newest first, until those are enough. @throws AwsError */
  readonly completed: (service: DeployedService, ports: CompletedPorts) => Promise<readonly Completed[]>
  /** Requests that a deployment be taken back, where that is called for. */
  readonly takeBack: (own: Own, ports: RequestPorts) => Promise<Taken>
}
