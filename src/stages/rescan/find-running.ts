/** running: the images that tasks run, of the given services or of all of a cluster, by the digests that the tasks report. Nothing is changed. */
import type { ContainerDefinition, Task } from '@aws-sdk/client-ecs'
import { lastPart } from '../../domain/aws/last-part.ts'
import type { OwnRegistry } from '../../domain/image/own-registry.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import {
  definitionsToRead,
  runningImages,
  type FoundRunning,
  type IdlePlace,
  type RunningImages,
} from '../../domain/scan/running-images.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { RegistryConfig, ServiceConfig } from '../../settings/config.ts'
import { LOOK_AGAIN_MS } from '../looks.ts'
import { accountIn, checkAccount } from '../plan/account.ts'
import { allOrEveryProblem, asOneError } from '../plan/every-problem.ts'
import { identify } from '../plan/identify.ts'
import { clusterFinder, readService } from '../plan/live-service.ts'
import { namedIn } from '../plan/named-in.ts'
import { returned } from '../plan/returned.ts'
import { tasksAt, type ListedTasks } from './listed-tasks.ts'

type Named = Pick<ServiceConfig, 'key' | 'region' | 'account' | 'cluster' | 'service' | 'places'>

export interface FindRunningInput {
  readonly registry: RegistryConfig
  /** An empty `service`: all of the cluster. */
  readonly services: readonly Named[]
}

/** With the registry of the run. */
export type FoundInRegistry = FoundRunning & { readonly registry: OwnRegistry }

type FindPorts = Pick<Ports, 'registry' | 'target' | 'clock' | 'log'>

/** Tasks report the digest some seconds after ECS shows them as running. */
const LONGEST_MS = 60_000
/** To start a task takes longer, mostly for the pull of its images. */
const LONGEST_START_MS = 3 * 60_000

/**
 * Takes the names, gives the images and where they run.
 * @throws ShipError `E_NOTHING_RUNS`, `E_CLUSTER_NOT_FOUND`, `E_SERVICE_NOT_FOUND`, `E_ACCOUNT`, `E_REGION_MISSING`; AwsError
 */
export const findRunning = defineStage({
  kind: 'running',
  title: 'Find the running images',
  uses: ['registry', 'target', 'clock', 'log'],
  run: async (input: FindRunningInput, ports: FindPorts): Promise<FoundInRegistry> => {
    const { account } = await identify(input, ports)
    const places = await placesOf(input, ports)
    const { running, idle } = await lookUntilKnown(places, ports)
    if (running.images.length + running.unknown.length === 0) throw nothingRuns(places)
    const { registryId, region } = input.registry
    const own = { account: registryId ?? account, region: region ?? (await ports.registry.region()) }
    const found = {
      ...running,
      idle: await Promise.all(idle.map((place) => idlePlace(place, ports))),
      registry: { kind: 'account' as const, ...own },
    }
    logFound(found, ports.log)
    return found
  },
  record: ({ registry: _, ...found }) => found,
})

const logFound = ({ images, unknown, leftOut, idle }: FoundRunning, log: FindPorts['log']): void => {
  for (const { container } of unknown) log.warning(`${container} does not report the digest of its image`)
  for (const { place } of idle) log.warning(`no task runs in ${place}, so nothing of it is judged`)
  for (const { pinned, containers, runsIn } of images)
    log.info(`${pinned}: ${containers.join(', ')} of ${runsIn.join(', ')}`)
  for (const container of leftOut) log.info(`left out: ${container}, which AWS has added to the task`)
}

interface Place {
  readonly cluster: string
  /** Null: every task of the cluster. */
  readonly service: string | null
  /** What the service would run; null where that is not known. */
  readonly definition: string | null
}

/** Every name must exist: one that does not is a mistake, and no empty list. */
const placesOf = async ({ services }: FindRunningInput, { target: { ecs } }: FindPorts): Promise<readonly Place[]> => {
  const findCluster = clusterFinder(ecs)
  const placeOf = async (named: Named): Promise<Place> => {
    if (named.service === '') {
      const arn = (await findCluster(named.cluster)) ?? named.cluster
      checkAccount({ what: arn, account: accountIn(arn), wanted: named.account })
      return { cluster: arn, service: null, definition: null }
    }
    const found = await readService(named, ecs, findCluster)
    checkAccount({ what: found.serviceArn, account: accountIn(found.serviceArn), wanted: named.account })
    return { cluster: found.clusterArn, service: found.serviceName, definition: found.previousTaskDefinitionArn }
  }
  return allOrEveryProblem(services.map((named) => placeOf(named).catch(namedIn(named)))).catch((thrown: unknown) => {
    throw asOneError(thrown)
  })
}

interface Seen {
  readonly running: RunningImages
  /** Where nothing runs. */
  readonly idle: readonly Place[]
}

const lookUntilKnown = async (places: readonly Place[], ports: FindPorts): Promise<Seen> => {
  const { clock } = ports
  const since = clock.now()
  const defined = new Map<string, readonly string[]>()
  for (;;) {
    const all = await Promise.all(places.map(async (place) => ({ place, found: await tasksAt(place, ports) })))
    await readDefinitions(
      all.flatMap(({ found }) => found.tasks),
      defined,
      ports,
    )
    const waitedMs = clock.now() - since
    const digests = waitedMs < LONGEST_MS ? 'reported' : 'named-too'
    const running = allOf(
      all.map(({ found }) => found),
      { digests, defined },
    )
    const mayStart = running.unknown.some(({ starts }) => starts) && waitedMs < LONGEST_START_MS
    if (running.unknown.length === 0 || (digests === 'named-too' && !mayStart))
      return { running, idle: all.filter(({ found }) => isIdle(found, defined)).map(({ place }) => place) }
    await clock.sleep(LOOK_AGAIN_MS)
  }
}

/** Each task once, also where two places have it. */
const allOf = (all: readonly ListedTasks[], facts: Parameters<typeof runningImages>[1]): RunningImages => {
  const distinct = [...new Map(all.flatMap(({ tasks }) => tasks).map((task) => [task.taskArn, task])).values()]
  const running = runningImages(distinct, facts)
  const undescribed = [...new Set(all.flatMap((one) => one.undescribed))].map((arn) => ({
    // What runs in a task that is listed and not described is not known: the next look no longer lists one that has ended.
    container: `every container of a task that ECS does not describe (${lastPart(arn)})`,
    image: null,
    starts: false,
  }))
  return { ...running, unknown: [...running.unknown, ...undescribed] }
}

const isIdle = ({ tasks, undescribed }: ListedTasks, defined: ReadonlyMap<string, readonly string[]>): boolean => {
  const { images, unknown } = runningImages(tasks, { digests: 'reported', defined })
  return images.length + unknown.length + undescribed.length === 0
}

/** Adds those that are not there yet. */
const readDefinitions = async (
  tasks: readonly Task[],
  defined: Map<string, readonly string[]>,
  ports: FindPorts,
): Promise<void> => {
  for (const arn of definitionsToRead(tasks).filter((one) => !defined.has(one)))
    defined.set(
      arn,
      (await containersIn(arn, ports)).map(({ name = '' }) => name),
    )
}

const containersIn = async (arn: string, { target: { ecs } }: FindPorts): Promise<readonly ContainerDefinition[]> => {
  const { taskDefinition } = await ecs.describeTaskDefinition({ taskDefinition: arn })
  return returned(taskDefinition?.containerDefinitions, `ecs:DescribeTaskDefinition, ${lastPart(arn)}`)
}

const idlePlace = async (place: Place, ports: FindPorts): Promise<IdlePlace> => {
  const containers = place.definition === null ? null : await containersIn(place.definition, ports)
  const names = containers?.map(({ image = '' }) => parseImageReference(image)?.name ?? image) ?? null
  return { place: placeInWords(place), images: names }
}

const nothingRuns = (places: readonly Place[]): Error => {
  const where = places.map(placeInWords).join(', ')
  return fault('E_NOTHING_RUNS', { message: `no task runs in ${where}, so there is no image to scan` })
}

const placeInWords = ({ cluster, service }: Place): string => service ?? `the cluster ${cluster}`
