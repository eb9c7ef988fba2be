/** The revisions that anything runs or could need, in all clusters that this role may list: of tasks, of services, and of the deployments that a rollback goes back to. */
import type { Service } from '@aws-sdk/client-ecs'
import { lastPart } from '../../domain/aws/last-part.ts'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import type { Ecs } from '../../ports/aws.ts'
import { readCompleted, type ServicePlace } from '../completed-revisions.ts'

/** More are not looked at one by one while a run waits; then nothing is deregistered. */
const MOST_SERVICES = 100
/** Most in one DescribeServices, and in one DescribeTasks (ECS API Reference). */
const SERVICES_AT_ONCE = 10
const TASKS_AT_ONCE = 100
/** A service can go back to the last one that completed; a rollback by hand may name one before it. */
const LAST_COMPLETED = 3

/** The family whose revisions are looked for, and the service whose way back is known. */
export interface LookedFor {
  readonly family: string
  readonly own: ServicePlace
}

export type InUse =
  { readonly kind: 'seen'; readonly arns: ReadonlySet<string> } | { readonly kind: 'unseen'; readonly because: string }

/** @throws AwsError, also for a call that is denied: what is not seen may be in use */
export const revisionsInUse = async ({ family, own }: LookedFor, ecs: Ecs): Promise<InUse> => {
  const clusters = await readPages(async (nextToken) => {
    const reply = await ecs.listClusters({ maxResults: 100, nextToken })
    return { items: reply.clusterArns ?? [], nextToken: reply.nextToken }
  })
  const arns = new Set<string>()
  let count = 0
  for (const cluster of clusters) {
    for (const arn of await revisionsOfTasks(cluster, family, ecs)) arns.add(arn)
    const names = await servicesIn(cluster, ecs)
    count += names.length
    if (count > MOST_SERVICES) return unseen('there are too many services to see which revisions are in use')
    const services = await describe(cluster, names, ecs)
    const others = lastPart(cluster) === lastPart(own.cluster) ? services.filter(isNot(own)) : services
    const hidden = others.find((one) => hidesWayBack(one, family))
    if (hidden !== undefined)
      return unseen(
        `what the service ${hidden.serviceName ?? ''} could go back to is not known: ECS does not deploy it`,
      )
    for (const arn of await revisionsOfServices(cluster, services, ecs)) arns.add(arn)
  }
  return { kind: 'seen', arns }
}

const revisionsOfTasks = async (cluster: string, family: string, ecs: Ecs): Promise<readonly string[]> => {
  const tasks = await readPages(async (nextToken) => {
    const reply = await ecs.listTasks({ cluster, family, desiredStatus: 'RUNNING', nextToken })
    return { items: reply.taskArns ?? [], nextToken: reply.nextToken }
  })
  const found: string[] = []
  for (const piece of chunksOf(tasks, TASKS_AT_ONCE)) {
    const reply = await ecs.describeTasks({ cluster, tasks: [...piece] })
    found.push(...(reply.tasks ?? []).flatMap(({ taskDefinitionArn }) => taskDefinitionArn ?? []))
  }
  return found
}

const servicesIn = (cluster: string, ecs: Ecs): Promise<readonly string[]> =>
  readPages(async (nextToken) => {
    const reply = await ecs.listServices({ cluster, maxResults: 100, nextToken })
    return { items: reply.serviceArns ?? [], nextToken: reply.nextToken }
  })

const describe = async (cluster: string, names: readonly string[], ecs: Ecs): Promise<readonly Service[]> => {
  const found: Service[] = []
  for (const piece of chunksOf(names, SERVICES_AT_ONCE)) {
    const { services = [] } = await ecs.describeServices({ cluster, services: [...piece] })
    found.push(...services)
  }
  return found
}

const isNot =
  ({ service }: ServicePlace) =>
  ({ serviceName }: Service): boolean =>
    serviceName !== service

const isOfEcs = ({ deploymentController }: Service): boolean => (deploymentController?.type ?? 'ECS') === 'ECS'

/** ECS lists what completed only of services that it deploys itself. Of the own one, the revision before is known. */
const hidesWayBack = (service: Service, family: string): boolean =>
  !isOfEcs(service) && revisionsNamedBy(service).some((arn) => revisionName(arn).startsWith(`${family}:`))

const unseen = (because: string): InUse => ({ kind: 'unseen', because })

const revisionsOfServices = async (
  cluster: string,
  services: readonly Service[],
  ecs: Ecs,
): Promise<readonly string[]> => {
  const found: string[] = []
  for (const service of services) {
    found.push(...revisionsNamedBy(service), ...(await lastCompletedOf(cluster, service, ecs)))
  }
  return found
}

const revisionsNamedBy = ({ taskDefinition, deployments = [], taskSets = [] }: Service): readonly string[] =>
  [{ taskDefinition }, ...deployments, ...taskSets].flatMap((one) => one.taskDefinition ?? [])

const lastCompletedOf = async (cluster: string, one: Service, ecs: Ecs): Promise<readonly string[]> => {
  if (!isOfEcs(one)) return []
  const { serviceName: service = '' } = one
  const completed = await readCompleted({ cluster, service }, { ecs, enough: (all) => all.length >= LAST_COMPLETED })
  return completed.map(({ taskDefinitionArn }) => taskDefinitionArn)
}
