/** running: the images that tasks run, of the given services or of all of a cluster, by the digests that the tasks report. Nothing is changed. */
import type { Task } from '@aws-sdk/client-ecs'
import { lastPart } from '../../domain/aws/last-part.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import { runningImages, type RunningImages } from '../../domain/scan/running-images.ts'
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

type Named = Pick<ServiceConfig, 'key' | 'region' | 'account' | 'cluster' | 'service' | 'places'>

export interface FindRunningInput {
  readonly registry: RegistryConfig
  /** An empty `service`: all of the cluster. */
  readonly services: readonly Named[]
}

type FindPorts = Pick<Ports, 'registry' | 'target' | 'clock' | 'log'>

/** Tasks report the digest some seconds after ECS shows them as running. */
const LONGEST_MS = 60_000
/** Most in one DescribeTasks (ECS API Reference). */
const MOST_TASKS = 100
/** Of 100 tasks each: what one run can look through. */
const MOST_PAGES = 1_000

/**
 * Takes the names, gives the images and where they run.
 * @throws ShipError `E_NOTHING_RUNS`, `E_CLUSTER_NOT_FOUND`, `E_SERVICE_NOT_FOUND`, `E_ACCOUNT`, `E_REGION_MISSING`; AwsError
 */
export const findRunning = defineStage({
  kind: 'running',
  title: 'Find the running images',
  uses: ['registry', 'target', 'clock', 'log'],
  run: async (input: FindRunningInput, ports: FindPorts): Promise<RunningImages> => {
    await identify(input, ports)
    const places = await placesOf(input, ports)
    const found = await lookUntilKnown(places, ports)
    if (found.images.length + found.unknown.length === 0) throw nothingRuns(places)
    for (const container of found.unknown) ports.log.warning(`${container} does not report the digest of its image`)
    for (const { pinned, containers, runsIn } of found.images)
      ports.log.info(`${pinned}: ${containers.join(', ')} of ${runsIn.join(', ')}`)
    return found
  },
  record: (found) => found,
})

interface Place {
  readonly cluster: string
  /** Null: every task of the cluster. */
  readonly service: string | null
}

/** Every name must exist: one that does not is a mistake, and no empty list. */
const placesOf = async ({ services }: FindRunningInput, { target: { ecs } }: FindPorts): Promise<readonly Place[]> => {
  const findCluster = clusterFinder(ecs)
  const placeOf = async (named: Named): Promise<Place> => {
    if (named.service === '') {
      const arn = (await findCluster(named.cluster)) ?? named.cluster
      checkAccount({ what: arn, account: accountIn(arn), wanted: named.account })
      return { cluster: arn, service: null }
    }
    const { clusterArn, serviceArn, serviceName } = await readService(named, ecs, findCluster)
    checkAccount({ what: serviceArn, account: accountIn(serviceArn), wanted: named.account })
    return { cluster: clusterArn, service: serviceName }
  }
  return allOrEveryProblem(services.map((named) => placeOf(named).catch(namedIn(named)))).catch((thrown: unknown) => {
    throw asOneError(thrown)
  })
}

const lookUntilKnown = async (places: readonly Place[], ports: FindPorts): Promise<RunningImages> => {
  const { clock } = ports
  const until = clock.now() + LONGEST_MS
  for (;;) {
    const all = await Promise.all(places.map((place) => tasksAt(place, ports)))
    const distinct = [...new Map(all.flatMap(({ tasks }) => tasks).map((task) => [task.taskArn, task])).values()]
    const isLast = clock.now() >= until
    const found = runningImages(distinct, isLast ? 'named-too' : 'reported')
    const unknown = [...found.unknown, ...new Set(all.flatMap(({ undescribed }) => undescribed).map(inWords))]
    if (unknown.length === 0 || isLast) return { ...found, unknown }
    await clock.sleep(LOOK_AGAIN_MS)
  }
}

/** What runs in a task that is listed and not described is not known: the next look no longer lists one that has ended. */
const inWords = (arn: string): string => `of a task that ECS does not describe (${lastPart(arn)})`

interface Tasks {
  readonly tasks: readonly Task[]
  /** ARNs of those that ECS lists, and does not describe: they have ended in between, or there is a failure. */
  readonly undescribed: readonly string[]
}

const tasksAt = async ({ cluster, service }: Place, { target: { ecs } }: FindPorts): Promise<Tasks> => {
  const of = { cluster, ...(service === null ? {} : { serviceName: service }) }
  const arns = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ ...of, nextToken })
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
  }, MOST_PAGES)
  const tasks: Task[] = []
  for (const chunk of chunksOf(arns, MOST_TASKS))
    tasks.push(...((await ecs.describeTasks({ cluster, tasks: [...chunk] })).tasks ?? []))
  const described = new Set(tasks.map(({ taskArn }) => taskArn))
  return { tasks, undescribed: arns.filter((arn) => !described.has(arn)) }
}

const nothingRuns = (places: readonly Place[]): Error => {
  const where = places.map(({ cluster, service }) => service ?? `the cluster ${cluster}`).join(', ')
  return fault('E_NOTHING_RUNS', { message: `no task runs in ${where}, so there is no image to scan` })
}
