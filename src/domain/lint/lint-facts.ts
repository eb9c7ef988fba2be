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
  /** `pinned`: side-cars are registered by digest, however they are written. */
  readonly sideCars: 'pinned' | 'as-written'
  /** Whether tasks may run on Fargate: `requiresCompatibilities` lists it, so ECS holds the definition to Fargate's rules. */
  readonly capacity: 'fargate' | 'other'
  readonly system: 'linux' | 'windows'
}

/** What is deployed of a definition, besides what is written in it. */
export type Deployed = Pick<LintFacts, 'containerName' | 'sideCars'>

/** Of a checked definition. */
export const lintFacts = ({ input }: TaskDefinitionDraft, { containerName, sideCars }: Deployed): LintFacts => {
  const containers = input.containerDefinitions ?? []
  const isOnFargate = (input.requiresCompatibilities ?? []).some((one) => one.toUpperCase() === 'FARGATE')
  const isWindows = /^windows/i.test(input.runtimePlatform?.operatingSystemFamily ?? '')
  return {
    containers,
    byName: new Map(containers.map((container) => [container.name ?? '', container])),
    volumeNames: new Set((input.volumes ?? []).map(({ name }) => name ?? '')),
    hasLogRouter: containers.some(({ firelensConfiguration }) => firelensConfiguration !== undefined),
    containerName,
    sideCars,
    capacity: isOnFargate ? 'fargate' : 'other',
    system: isWindows ? 'windows' : 'linux',
  }
}
