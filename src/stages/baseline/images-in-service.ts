/** The images that containers of a service run now: what its tasks report, or where none runs, what its revision names by digest. */
import type { Task } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import type { LiveService } from '../../domain/aws/live.ts'
import { parseDigest } from '../../domain/image/digest.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { wantedPlatform } from '../../domain/image/platform.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTasks } from '../service-tasks.ts'

export type BaselineService = Pick<
  LiveService,
  | 'clusterArn'
  | 'serviceName'
  | 'containerName'
  | 'taskDefinition'
  | 'running'
  | 'previousTaskDefinitionArn'
  | 'creation'
>

export type RunningImages =
  /** Several while a deployment is in progress. */
  | { readonly kind: 'found'; readonly uses: readonly SideCarToScan[] }
  | { readonly kind: 'first'; readonly because: string }
  | { readonly kind: 'unreadable'; readonly because: string }

/** The tasks of a service that run; none where they cannot be seen. */
export type RunningTasks =
  { readonly kind: 'tasks'; readonly tasks: readonly Task[] } | Extract<RunningImages, { kind: 'first' }>

/** Reads only. @throws AwsError, where tasks may be read and are not */
export const runningTasks = async (
  service: BaselineService,
  { target: { ecs }, log }: Pick<Ports, 'target' | 'log'>,
): Promise<RunningTasks> => {
  const { serviceName, previousTaskDefinitionArn, creation } = service
  if (creation !== undefined || previousTaskDefinitionArn === null)
    return { kind: 'first', because: `the service ${serviceName} runs nothing yet` }
  const of = { cluster: service.clusterArn, service: serviceName }
  const tasks = await readTasks(of, 'RUNNING', { ecs, limit: {} }).catch((thrown: unknown) => {
    if (!isUnavailable(thrown)) throw thrown
    log.info(`${thrown.message}; the task definition of ${serviceName} says what runs`)
    return []
  })
  return { kind: 'tasks', tasks: tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING') }
}

/** Of the container that is named in `service`. */
export const imagesIn = (service: BaselineService, running: RunningTasks): RunningImages => {
  if (running.kind === 'first') return running
  return running.tasks.length > 0 ? reportedBy(running.tasks, service) : namedBy(service)
}

/** Whether what runs is without the container that is named in `service`, in any task. */
export const isNewIn = ({ containerName, running: revision }: BaselineService, running: RunningTasks): boolean => {
  if (running.kind === 'first') return false
  const named = revision?.definition.input.containerDefinitions
  const lists = running.tasks.length > 0 ? running.tasks.map(({ containers }) => containers) : [named]
  // A list that is missing is not known, and not an empty one.
  return lists.some((list = []) => list.length > 0 && !list.some(({ name }) => name === containerName))
}

/** A task that does not report its image makes all of it unknown: a finding counts as old only where every task has it. */
const reportedBy = (tasks: readonly Task[], service: BaselineService): RunningImages => {
  const { serviceName, containerName } = service
  const uses = tasks.map(({ containers }) => {
    const container = containers?.find(({ name }) => name === containerName)
    return useOf(service, container?.image ?? '', container?.imageDigest)
  })
  if (uses.includes(null)) {
    const because = `a task of ${serviceName} does not report the digest of an image of the container ${containerName}`
    return { kind: 'unreadable', because }
  }
  const found = uses.filter((use) => use !== null)
  return { kind: 'found', uses: [...new Map(found.map((use) => [use.pinned, use])).values()] }
}

const namedBy = (service: BaselineService): RunningImages => {
  const { serviceName, containerName, running } = service
  const named = running?.definition.input.containerDefinitions?.find(({ name }) => name === containerName)?.image
  const use = useOf(service, named ?? '')
  if (use !== null) return { kind: 'found', uses: [use] }
  const says =
    named === undefined
      ? `its task definition cannot be read or has no container ${containerName}`
      : `its task definition does not name the image ${named} by digest`
  return { kind: 'unreadable', because: `no running task of ${serviceName} can be seen, and ${says}` }
}

const useOf = (service: BaselineService, image: string, reported = ''): SideCarToScan | null => {
  const reference = parseImageReference(image)
  const digest = parseDigest(reported) ?? parseDigest(reference?.digest ?? '')
  if (reference === null || digest === null) return null
  const definition = service.running?.definition ?? service.taskDefinition
  return {
    image,
    containers: [service.containerName],
    pinned: `${reference.name}@${digest}`,
    platform: wantedPlatform(definition),
    source: definition.source,
  }
}
