/** What several rules ask of a task definition, found once. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'

export interface LintFacts {
  readonly containers: readonly ContainerDefinition[]
  readonly byName: ReadonlyMap<string, ContainerDefinition>
  readonly volumeNames: ReadonlySet<string>
  /** Whether a container is a FireLens router. */
  readonly hasLogRouter: boolean
  /** The container that gets the built image, from ECR and by digest. */
  readonly containerName: string
  /** Whether tasks may run on Fargate: `requiresCompatibilities` lists it, so ECS holds the definition to Fargate's rules. */
  readonly capacity: 'fargate' | 'other'
  readonly system: 'linux' | 'windows'
}

/** Of a checked definition, and the container whose image is replaced. */
export const lintFacts = ({ input }: TaskDefinitionDraft, containerName: string): LintFacts => {
  const containers = input.containerDefinitions ?? []
  const isOnFargate = (input.requiresCompatibilities ?? []).some((one) => one.toUpperCase() === 'FARGATE')
  const isWindows = /^windows/i.test(input.runtimePlatform?.operatingSystemFamily ?? '')
  return {
    containers,
    byName: new Map(containers.map((container) => [container.name ?? '', container])),
    volumeNames: new Set((input.volumes ?? []).map(({ name }) => name ?? '')),
    hasLogRouter: containers.some(({ firelensConfiguration }) => firelensConfiguration !== undefined),
    containerName,
    capacity: isOnFargate ? 'fargate' : 'other',
    system: isWindows ? 'windows' : 'linux',
  }
}
