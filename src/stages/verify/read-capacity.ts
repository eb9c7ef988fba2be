/** Reads where the tasks of a service are placed. */
import type { CapacityProvider, ContainerInstance } from '@aws-sdk/client-ecs'
import { judgeCapacity, type CapacityFacts, type Host } from '../../domain/verify/capacity.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { mapReading, type Reading } from '../../domain/verify/answer.ts'
import { ask, type Asking } from './ask.ts'
import type { Subject } from './subject.ts'

/** The checks of the capacity; none on Fargate. */
export const verifyCapacity = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const { service, clusterArn } = subject
  const strategy = (service.capacityProviderStrategy ?? []).flatMap(({ capacityProvider }) => capacityProvider ?? [])
  const providers = strategy.filter((name) => !name.startsWith('FARGATE'))
  const found = await readProviders(providers, clusterArn, asking)
  const isScaled = (found.kind === 'read' ? found.value : []).some(
    ({ autoScalingGroupProvider: group, managedInstancesProvider: managed }) =>
      managed !== undefined || group?.managedScaling?.status === 'ENABLED',
  )
  const hasHosts = service.launchType === 'EC2' || (providers.length > 0 && !isScaled)
  return judgeCapacity({
    serviceName: service.serviceName ?? '',
    providers,
    statuses: mapReading(found, (all) => new Map(all.map(({ name = '', status = '' }) => [name, status]))),
    hosts: hasHosts ? await readHosts(clusterArn, asking) : { kind: 'missing' },
    task: taskSize(subject),
  })
}

const readProviders = async (
  names: readonly string[],
  cluster: string,
  { aws, limit }: Asking,
): Promise<Reading<readonly CapacityProvider[]>> => {
  if (names.length === 0) return { kind: 'missing' }
  const asked = { cluster, capacityProviders: [...names] }
  const reply = await ask(aws.ecs.describeCapacityProviders(asked, limit))
  return mapReading(reply, ({ capacityProviders = [] }) => capacityProviders)
}

/** The first hundred: enough to find room. */
const readHosts = async (cluster: string, { aws, limit }: Asking): Promise<CapacityFacts['hosts']> => {
  const listed = await ask(aws.ecs.listContainerInstances({ cluster }, limit))
  if (listed.kind !== 'read') return listed
  const { containerInstanceArns: containerInstances = [] } = listed.value
  if (containerInstances.length === 0) return { kind: 'read', value: [] }
  const reply = await ask(aws.ecs.describeContainerInstances({ cluster, containerInstances }, limit))
  return mapReading(reply, (all) => (all.containerInstances ?? []).map(hostOf))
}

const hostOf = ({ status = '', remainingResources = [] }: ContainerInstance): Host => {
  const left = (resource: string): number => remainingResources.find(({ name }) => name === resource)?.integerValue ?? 0
  return { status, cpu: left('CPU'), memory: left('MEMORY') }
}

/** The size of the task, or else the sum of what its containers reserve. A size in vCPU or GB is for Fargate alone. */
const taskSize = ({ definition, containers }: Subject): CapacityFacts['task'] => {
  const sum = (sizes: readonly (number | undefined)[]): number =>
    sizes.reduce<number>((all, one) => all + (one ?? 0), 0)
  const given = (size: string | undefined): number | null => (/^\d+$/.test(size ?? '') ? Number(size) : null)
  return {
    cpu: given(definition.cpu) ?? sum(containers.map(({ cpu }) => cpu)),
    memory:
      given(definition.memory) ?? sum(containers.map(({ memory, memoryReservation }) => memoryReservation ?? memory)),
  }
}
