/** The revisions that anything runs or could need, in all clusters that this role may list: of tasks, of services, and of the deployments that a rollback goes back to. */
import type { Service } from '@aws-sdk/client-ecs'
import { chunksOf, readPages } from '../../domain/aws/pages.ts'
import type { Ecs } from '../../ports/aws.ts'
import { readCompleted } from '../completed-revisions.ts'

/** More are not looked at one by one while a run waits; then nothing is deregistered. */
const MOST_SERVICES = 100
/** Most in one DescribeServices, and in one DescribeTasks (ECS API Reference). */
const SERVICES_AT_ONCE = 10
const TASKS_AT_ONCE = 100
/** A service can go back to the last one that completed; a rollback by hand may name one before it. */
const LAST_COMPLETED = 3

/**
 * ARNs; null where there are too many services to look at.
 * @throws AwsError, also for a call that is denied: what is not seen may be in use
 */
export const revisionsInUse = async (family: string, ecs: Ecs): Promise<ReadonlySet<string> | null> => {
  const clusters = await readPages(async (nextToken) => {
    const reply = await ecs.listClusters({ maxResults: 100, nextToken })
    return { items: reply.clusterArns ?? [], nextToken: reply.nextToken }
  })
  const used = new Set<string>()
  let count = 0
  for (const cluster of clusters) {
    for (const arn of await revisionsOfTasks(cluster, family, ecs)) used.add(arn)
    const names = await servicesIn(cluster, ecs)
    count += names.length
    if (count > MOST_SERVICES) return null
    for (const arn of await revisionsOfServices(cluster, names, ecs)) used.add(arn)
  }
  return used
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

const revisionsOfServices = async (cluster: string, names: readonly string[], ecs: Ecs): Promise<readonly string[]> => {
  const found: string[] = []
  for (const piece of chunksOf(names, SERVICES_AT_ONCE)) {
    const { services = [] } = await ecs.describeServices({ cluster, services: [...piece] })
    for (const service of services) {
      found.push(...revisionsNamedBy(service), ...(await lastCompletedOf(cluster, service, ecs)))
    }
  }
  return found
}

const revisionsNamedBy = ({ taskDefinition, deployments = [], taskSets = [] }: Service): readonly string[] =>
  [{ taskDefinition }, ...deployments, ...taskSets].flatMap((one) => one.taskDefinition ?? [])

/** ECS lists deployments only of services that it deploys itself. */
const lastCompletedOf = async (
  cluster: string,
  { serviceName: service = '', deploymentController }: Service,
  ecs: Ecs,
): Promise<readonly string[]> => {
  if ((deploymentController?.type ?? 'ECS') !== 'ECS') return []
  const completed = await readCompleted({ cluster, service }, { ecs, enough: (all) => all.length >= LAST_COMPLETED })
  return completed.map(({ taskDefinitionArn }) => taskDefinitionArn)
}
