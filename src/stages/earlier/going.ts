/** A service that is to go back, and the revision that is found for it. */
import type { Service } from '@aws-sdk/client-ecs'
import type { DeployedBy } from '../../domain/aws/deployed-by.ts'
import type { LiveRepository, RunningRevision } from '../../domain/aws/live.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import type { Ports } from '../../ports/ports.ts'

export type FindPorts = Pick<Ports, 'registry' | 'surroundings' | 'target' | 'log'>

/** The service as ECS describes it, and what it has now. */
export interface Going {
  readonly deployedBy: DeployedBy
  readonly clusterArn: string
  readonly serviceName: string
  readonly described: Service
  readonly running: RunningRevision | null
  readonly containerName: string | null
  readonly repository: LiveRepository | null
}

export interface FoundRevision {
  readonly goesBackTo: string
  readonly taskDefinition: TaskDefinitionDraft
  /** Null where it is registered. */
  readonly asItIs: RunningRevision | null
}
