/** What is verified: one service, and what will run in it. */
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput, Service, Tag } from '@aws-sdk/client-ecs'
import { lastPart } from '../../domain/aws/last-part.ts'
import type { WaitUntil } from '../../domain/rollout/lifecycle-stages.ts'
import type { RequiredTags } from '../../domain/verify/required-tags.ts'

export interface Subject {
  readonly key: string
  readonly clusterArn: string
  /** As ECS describes it, with the attributes that this run sets. */
  readonly service: Service
  /** The tags that it will have, where this run changes them. */
  readonly plannedTags?: readonly Tag[]
  readonly definition: RegisterTaskDefinitionCommandInput
  readonly containers: readonly ContainerDefinition[]
  /** The container whose image is replaced. */
  readonly containerName: string
  /** The image that this run pushes before the deployment; null: none. */
  readonly pushes: string | null
  /** The setting; null: unchanged. */
  readonly desiredCount: number | null
  readonly waitMinutes: number
  /** Absent: `stable`. */
  readonly waitUntil?: WaitUntil
  readonly requiredTags: RequiredTags
}

/** `service/CLUSTER/SERVICE`: how Application Auto Scaling names it. */
export const resourceOf = ({ clusterArn, service: { serviceName = '' } }: Subject): string =>
  `service/${lastPart(clusterArn)}/${serviceName}`

/** The account of its cluster. */
export const accountOf = ({ clusterArn }: Subject): string => clusterArn.split(':')[4] ?? ''
