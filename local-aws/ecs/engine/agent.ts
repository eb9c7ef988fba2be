/** The agent: starts the containers of a task, watches them, stops them, and reads their output. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { Registry } from '../../registry/registry.ts'
import type { LogLine } from '../drive.ts'
import type { TaskDefinitionRecord, TaskRecord } from '../records.ts'
import { amountOf } from '../task-definition-rules.ts'
import { idOf } from '../tasks.ts'
import type { StopCause } from '../tasks.ts'
import type { EngineConstants } from './constants.ts'
import type { Docker } from './docker.ts'
import { newProbe } from './health.ts'
import type { HealthProbe } from './health.ts'
import { pullImage } from './images.ts'
import type { ReportedDigest } from './images.ts'
import { runArguments } from './run-arguments.ts'

/** What the agent works with. */
export interface AgentParts {
  readonly docker: Docker
  /** Of all accounts: an image may be in another one's. */
  readonly registries: readonly Registry[]
  /** Whose tasks it starts. */
  readonly account: string
  readonly constants: EngineConstants
  readonly report: ReportedDigest
  /** Values by a secret's `valueFrom`. */
  readonly secrets: Readonly<Record<string, string>>
  /** Marks the containers of this server. */
  readonly instance: string
}

/** A container of a task, by the engine's id. */
export interface LaunchedContainer {
  readonly id: string
  readonly name: string
  readonly isEssential: boolean
  readonly probe: HealthProbe | null
  readonly digest: string | null
}

/** Containers that were started, and the reason if the task could not start completely. */
export interface Launch {
  readonly containers: readonly LaunchedContainer[]
  readonly failure: StopCause | null
}

/** The label with the server that started a container. */
export const INSTANCE_LABEL = 'ship-to-ecs.local-aws'

/** Pulls and starts the containers of a task, in the order of its definition. */
export const launchTask = async (
  parts: AgentParts,
  task: TaskRecord,
  source: TaskDefinitionRecord,
): Promise<Launch> => {
  const containers: LaunchedContainer[] = []
  for (const definition of source.definition.containerDefinitions) {
    const started = await launchContainer(parts, { task, taskMemory: taskMemoryOf(source) }, definition)
    if ('stoppedReason' in started) {
      return { containers, failure: { stopCode: 'TaskFailedToStart', ...started } }
    }
    containers.push(started)
  }
  return { containers, failure: null }
}

const taskMemoryOf = ({ definition: { memory } }: TaskDefinitionRecord): number | null =>
  memory === undefined ? null : amountOf(memory, 'gb')

const launchContainer = async (
  parts: AgentParts,
  { task, taskMemory }: { readonly task: TaskRecord; readonly taskMemory: number | null },
  definition: ContainerDefinition,
): Promise<LaunchedContainer | Pick<StopCause, 'stoppedReason' | 'containerReason' | 'containerName'>> => {
  const wanted = definition.secrets ?? []
  const missing = wanted.find(({ valueFrom = '' }) => parts.secrets[valueFrom] === undefined)
  if (missing !== undefined) return { stoppedReason: noSecret(missing.valueFrom ?? '') }
  const secrets = Object.fromEntries(
    wanted.map(({ name = '', valueFrom = '' }) => [name, parts.secrets[valueFrom] ?? '']),
  )
  const image = definition.image ?? ''
  const name = definition.name ?? ''
  const pulled = await pullImage(parts.docker, image, parts)
  if (pulled.kind === 'failed') {
    return { stoppedReason: pulled.reason, containerReason: pulled.reason, containerName: name }
  }
  const containerName = `local-aws-${idOf(task).slice(0, 12)}-${name}`
  const labels = { [INSTANCE_LABEL]: parts.instance, 'ship-to-ecs.task': idOf(task) }
  const args = runArguments({ definition, image, containerName, labels, secrets, taskMemory })
  const run = await parts.docker.run(args, { environment: secrets })
  if (run.exitCode === 0) {
    return {
      id: run.stdout.trim(),
      name,
      isEssential: definition.essential !== false,
      probe: newProbeOf(parts, definition),
      digest: pulled.digest,
    }
  }
  await parts.docker.run(['rm', '--force', containerName])
  const reason = cannotStart(run.stderr)
  return { stoppedReason: reason, containerReason: reason, containerName: name }
}

const newProbeOf = ({ constants }: AgentParts, { healthCheck }: ContainerDefinition): HealthProbe | null =>
  healthCheck === undefined ? null : newProbe(healthCheck, Date.now(), constants.healthCheckAcceleration)

const cannotStart = (stderr: string): string => {
  const words = stderr.trim()
  const line = words.split('\n').find((candidate) => candidate.includes('Error')) ?? words
  return `CannotStartContainerError: ${line.replace(/^docker: /, '')}`
}

const noSecret = (valueFrom: string): string =>
  `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${valueFrom}: ResourceNotFoundException: Secrets Manager can't find the specified secret.`

/** Stops containers; their output can be read until the server closes. */
export const stopContainers = async (parts: AgentParts, containers: readonly LaunchedContainer[]): Promise<void> => {
  if (containers.length === 0) return
  const timeout = String(parts.constants.stopTimeoutSeconds)
  await parts.docker.run(['stop', '--time', timeout, ...containers.map(({ id }) => id)])
}

/** Removes every container that this server started. */
export const removeContainers = async (parts: AgentParts): Promise<void> => {
  const filter = `--filter=label=${INSTANCE_LABEL}=${parts.instance}`
  const { stdout } = await parts.docker.run(['ps', '--all', '--quiet', '--no-trunc', filter])
  const ids = stdout.split('\n').filter((id) => id !== '')
  if (ids.length > 0) await parts.docker.run(['rm', '--force', '--volumes', ...ids])
}

/** What a container wrote, both streams in chronological order. */
export const containerLogs = async (docker: Docker, id: string): Promise<readonly LogLine[]> => {
  const { stdout, stderr } = await docker.run(['logs', '--timestamps', id])
  const lines = `${stdout}\n${stderr}`.split('\n').flatMap((line) => {
    const [, stamp, message] = /^(\d{4}-\S+Z) ?(.*)$/.exec(line) ?? []
    return stamp === undefined || message === undefined ? [] : [{ stamp, message }]
  })
  const ordered = lines.toSorted((one, other) => one.stamp.localeCompare(other.stamp))
  return ordered.map(({ stamp, message }) => ({ timestamp: Date.parse(stamp), message }))
}
