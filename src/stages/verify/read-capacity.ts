/** Reads where the tasks of a service are placed. */
import type { CapacityProvider, ContainerInstance } from '@aws-sdk/client-ecs'
import { chunksOf } from '../../domain/aws/pages.ts'
import { unitsIn } from '../../domain/task-definition/amounts.ts'
import { judgeCapacity, type CapacityFacts, type Host } from '../../domain/verify/capacity.ts'
import { replacementOf } from '../../domain/verify/deployment-configuration.ts'
import { ownProviders } from '../../domain/verify/launch.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { INCOMPLETE, known, mapReading, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { ask, askAll, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of the capacity; none on Fargate. */
export const verifyCapacity = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const { service } = subject
  const providers = ownProviders(service)
  const found = await readProviders(providers, subject, asking)
  return judgeCapacity({
    serviceName: service.serviceName ?? '',
    providers,
    statuses: mapReading(found, (all) => new Map(all.map(({ name = '', status = '' }) => [name, status]))),
    hosts: hasHosts(subject, found) ? await readHosts(subject, asking) : { kind: 'missing' },
    task: taskSize(subject),
    replacement: replacementOf(service, subject.desiredCount ?? service.desiredCount ?? 0),
  })
}

/** Whether somebody must have added hosts. Of a provider that is missing or not active, that is said. */
const hasHosts = ({ service }: Subject, providers: Reading<readonly CapacityProvider[]>): boolean => {
  if (service.launchType === 'EC2' || service.launchType === 'EXTERNAL') return true
  if (providers.kind !== 'read') return false
  const active = providers.value.filter(({ status }) => status === 'ACTIVE')
  if (active.length < ownProviders(service).length) return false
  return !active.some(
    ({ autoScalingGroupProvider: group, managedInstancesProvider: managed }) =>
      managed !== undefined || group?.managedScaling?.status === 'ENABLED',
  )
}

/** Each provider is in the reply, or a failure of it is. */
const readProviders = async (
  names: readonly string[],
  { clusterArn: cluster }: Subject,
  { aws, limit }: Asking,
): Promise<Reading<readonly CapacityProvider[]>> => {
  if (names.length === 0) return { kind: 'missing' }
  const asked = { cluster, capacityProviders: [...names] }
  const reply = await ask(aws.ecs.describeCapacityProviders(asked, limit))
  return thenReading(reply, ({ capacityProviders: found = [], failures = [] }) => {
    const missing = failures.filter(({ reason }) => reason === 'MISSING')
    const isComplete = found.every(({ name, status }) => name !== undefined && status !== undefined)
    return !isComplete || found.length + missing.length < new Set(names).size ? INCOMPLETE : known(found)
  })
}

/** The container instances that one DescribeContainerInstances takes (ECS API Reference). */
const MOST_HOSTS = 100

const readHosts = async (subject: Subject, asking: Asking): Promise<CapacityFacts['hosts']> => {
  const { aws, limit } = asking
  const cluster = subject.clusterArn
  const listed = await askAll(async (nextToken) => {
    const page = await aws.ecs.listContainerInstances({ cluster, nextToken }, limit)
    return { items: page.containerInstanceArns, nextToken: page.nextToken }
  })
  if (listed.kind !== 'read') return listed
  const parts = await Promise.all(
    chunksOf(listed.value, MOST_HOSTS).map(async (containerInstances) => {
      const asked = { cluster, containerInstances: [...containerInstances] }
      return thenReading(await ask(aws.ecs.describeContainerInstances(asked, limit)), (reply) => {
        const { containerInstances: described = [], failures = [] } = reply
        return described.length + failures.length < containerInstances.length
          ? INCOMPLETE
          : known(described.filter((one) => isForService(one, subject)))
      })
    }),
  )
  const all = parts.reduce<Reading<readonly ContainerInstance[]>>(
    (sum, part) => thenReading(sum, (some) => mapReading(part, (more) => [...some, ...more])),
    known([]),
  )
  return thenReading(all, hostsOf)
}

/** ECS places the tasks of a strategy on the hosts of its providers, and those of EXTERNAL on hosts outside AWS. */
const isForService = ({ capacityProviderName: provider = '', attributes = [] }: ContainerInstance, of: Subject) => {
  const providers = ownProviders(of.service)
  if (providers.length > 0) return providers.includes(provider)
  const isExternal = attributes.some(({ name }) => name === 'ecs.capability.external')
  return isExternal === (of.service.launchType === 'EXTERNAL')
}

const hostsOf = (instances: readonly ContainerInstance[]): Reading<readonly Host[]> => {
  const hosts = instances.flatMap(({ status, agentConnected, remainingResources: left = [] }): readonly Host[] => {
    const cpu = left.find(({ name }) => name === 'CPU')?.integerValue
    const memory = left.find(({ name }) => name === 'MEMORY')?.integerValue
    if (status === undefined || cpu === undefined || memory === undefined) return []
    return [{ status, agent: agentConnected === false ? 'disconnected' : 'connected', cpu, memory }]
  })
  return hosts.length < instances.length ? INCOMPLETE : known(hosts)
}

/** The size of the task, or else the sum of what its containers reserve. */
const taskSize = ({ definition, containers }: Subject): CapacityFacts['task'] => {
  const sum = (sizes: readonly (number | undefined)[]): number =>
    sizes.reduce<number>((all, one) => all + (one ?? 0), 0)
  return {
    cpu: unitsIn(definition.cpu ?? '', 'cpu') ?? sum(containers.map(({ cpu }) => cpu)),
    memory:
      unitsIn(definition.memory ?? '', 'memory') ??
      sum(containers.map(({ memory, memoryReservation }) => memoryReservation ?? memory)),
  }
}
