/**
 * From a container definition to `docker run`. Pure. As in ECS, the image's HEALTHCHECK is off; the agent runs the one of
 * the task definition (`health.ts`).
 */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'

/** The container and how it is started. */
export interface RunPlan {
  readonly definition: ContainerDefinition
  /** The image name to pull. */
  readonly image: string
  readonly containerName: string
  readonly labels: Readonly<Record<string, string>>
  /** Values of the definition's secrets by variable name; they are passed in the client's environment, not as arguments. */
  readonly secrets: Readonly<Record<string, string>>
  /** MiB that the task may use; null without a limit. */
  readonly taskMemory: number | null
}

/** The arguments after `docker`. Ports are published on free ports of 127.0.0.1. */
export const runArguments = (plan: RunPlan): readonly string[] => {
  const { definition, secrets } = plan
  const [entry, ...entryRest] = definition.entryPoint ?? []
  const tcpPorts = (definition.portMappings ?? []).map(
    ({ containerPort, protocol }) => `${containerPort ?? 0}/${protocol ?? 'tcp'}`,
  )
  return [
    'run',
    '--detach',
    '--pull=never',
    `--name=${plan.containerName}`,
    ...Object.entries(plan.labels).map(([name, value]) => `--label=${name}=${value}`),
    ...(definition.environment ?? []).map(({ name, value }) => `--env=${name ?? ''}=${value ?? ''}`),
    ...Object.keys(secrets).map((name) => `--env=${name}`),
    ...tcpPorts.map((port) => `--publish=127.0.0.1::${port}`),
    ...option('--user', definition.user),
    ...option('--workdir', definition.workingDirectory),
    ...option('--entrypoint', entry),
    ...memoryOptions(definition, plan.taskMemory),
    ...(definition.readonlyRootFilesystem === true ? ['--read-only'] : []),
    ...(definition.linuxParameters?.initProcessEnabled === true ? ['--init'] : []),
    '--no-healthcheck',
    plan.image,
    ...entryRest,
    ...(definition.command ?? []),
  ]
}

/**
 * The hard limits, in MiB (ECS Developer Guide, "Task memory" and "Container memory"): the container's own, and that of its task, which is
 * enforced for each container alone here. Without swap, as on Fargate, so a container that exceeds its limit is killed.
 */
const memoryOptions = (
  { memory, memoryReservation }: ContainerDefinition,
  taskMemory: number | null,
): readonly string[] => {
  const limits = [memory, taskMemory ?? undefined].filter((limit) => limit !== undefined)
  const limit = limits.length === 0 ? null : Math.min(...limits)
  const reserved = memoryReservation === undefined ? null : Math.min(memoryReservation, limit ?? Infinity)
  return [
    ...(limit === null ? [] : [`--memory=${limit}m`, `--memory-swap=${limit}m`]),
    ...(reserved === null ? [] : [`--memory-reservation=${reserved}m`]),
  ]
}

const option = (name: string, value: string | undefined): readonly string[] =>
  value === undefined || value === '' ? [] : [`${name}=${value}`]
