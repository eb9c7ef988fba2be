/**
 * The state of the local ECS: the SDK's types, with mandatory members where the records always have them. Only
 * `rollout.ts`, `tasks.ts` and the operations change it, in place; callers never do.
 */
import type {
  ClusterSetting,
  Deployment,
  RunTaskRequest,
  Service,
  ServiceDeployment,
  ServiceEvent,
  ServiceRevision,
  ServiceRevisionSummary,
  Tag,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs'

import type { OneOffScript } from './script/one-off-script.ts'

type Sure<Shape, Member extends keyof Shape> = Shape & { [Key in Member]-?: NonNullable<Shape[Key]> }

/** A registered task definition. */
export interface TaskDefinitionRecord {
  readonly definition: Sure<
    TaskDefinition,
    'taskDefinitionArn' | 'family' | 'revision' | 'containerDefinitions' | 'status'
  >
  readonly tags: readonly Tag[]
}

/** A deployment as `DescribeServices` lists it. */
export type DeploymentRecord = Sure<
  Deployment,
  'id' | 'status' | 'taskDefinition' | 'desiredCount' | 'pendingCount' | 'runningCount' | 'failedTasks' | 'createdAt'
>

/** A task of a service. `startedBy` is the id of its deployment. */
export type TaskRecord = Sure<
  Task,
  'taskArn' | 'containers' | 'lastStatus' | 'desiredStatus' | 'startedBy' | 'taskDefinitionArn' | 'createdAt'
>

/** One service deployment: its entry in ListServiceDeployments, and the deployments in DescribeServices that carry it out. */
export interface Rollout {
  readonly serviceDeployment: Sure<ServiceDeployment, 'serviceDeploymentArn' | 'status' | 'createdAt'> & {
    targetServiceRevision: Sure<ServiceRevisionSummary, 'arn'>
  }
  readonly revision: Sure<ServiceRevision, 'serviceRevisionArn' | 'taskDefinition'>
  readonly taskDefinition: TaskDefinitionRecord
  readonly deployment: DeploymentRecord
  /** The service when the rollout began: what the circuit breaker rolls back to, and what a lagging reply shows. */
  readonly previous: Rollout | null
  /** The deployment of the rollback, if one has started. */
  rollback: DeploymentRecord | null
  /** Its tasks are bookkeeping only: it was seeded and never had a container. */
  readonly seeded: boolean
}

type CertainOfService = 'serviceArn' | 'serviceName' | 'clusterArn' | 'status' | 'desiredCount'

/** A service with its history, newest first. `tasks` holds the stopped ones too. */
export interface ServiceRecord {
  readonly clusterName: string
  readonly name: string
  readonly shape: Omit<Sure<Service, CertainOfService>, 'deployments' | 'events'> & {
    deployments: DeploymentRecord[]
    events: ServiceEvent[]
  }
  rollouts: Rollout[]
  tasks: TaskRecord[]
  /** The deployments of CodeDeploy that have made its task sets, by the ids of these. */
  externalIds?: ReadonlyMap<string, string>
}

/** A task of RunTask, and what it will do. Without a script its containers really run. */
export interface OneOffTaskRecord {
  readonly task: TaskRecord
  readonly script: OneOffScript | null
  readonly request: RunTaskRequest
}

/** A cluster and its services. */
export interface ClusterRecord {
  readonly name: string
  readonly arn: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly services: ServiceRecord[]
  /** Tasks of RunTask, which belong to no service. */
  readonly oneOffTasks: OneOffTaskRecord[]
  readonly settings: readonly ClusterSetting[]
}

/** Everything. `account` and `region` make the ARNs. */
export interface EcsState {
  readonly account: string
  readonly region: string
  readonly clusters: ClusterRecord[]
  readonly taskDefinitions: TaskDefinitionRecord[]
  /** What the tasks of RunTask do, in the order of the requests; the last one stays. */
  readonly oneOffScripts: OneOffScript[]
}
