/** The service that is imported, and the task definition that it runs. */
import type { Service, Tag, TaskDefinition } from '@aws-sdk/client-ecs'
import { unsupportedService } from '../../domain/aws/deployed-by.ts'
import { lastPart } from '../../domain/aws/last-part.ts'
import { listNames } from '../../domain/near-match.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { ImportCalls } from '../init-ports.ts'

export interface ServiceName {
  readonly cluster: string
  readonly service: string
}

type Calls = Pick<ImportCalls, 'ecs'>

/** @throws ShipError with the names that exist; for a service that cannot be deployed to; AwsError */
export const findService = async (name: ServiceName, calls: Calls): Promise<Service> => {
  const { services = [] } = await calls.ecs
    .describeServices({ cluster: name.cluster, services: [name.service] })
    .catch(async (thrown: unknown) => {
      throw isMissingCluster(thrown) ? await noCluster(name, calls) : thrown
    })
  const [service] = services
  if (service === undefined) throw await noService(name, calls)
  // For a while ECS still returns a deleted service (DescribeServices, "Service", status).
  if (service.status === 'INACTIVE') throw deleted(name)
  const problem = unsupportedService(service)
  if (problem === null) return service
  throw fault('E_SERVICE_UNSUPPORTED', { message: `${inWords(name)} ${problem.because}`, hint: problem.hint })
}

const inWords = ({ cluster, service }: ServiceName): string => `the service '${service}' in the cluster '${cluster}'`

const isMissingCluster = (thrown: unknown): boolean =>
  thrown instanceof AwsError && thrown.awsCode === 'ClusterNotFoundException'

const deleted = (name: ServiceName): ShipError =>
  fault('E_SERVICE_NOT_FOUND', {
    message: `${inWords(name)} was deleted (INACTIVE)`,
    hint: 'Name a service that runs, or begin a new one with `ship-to-ecs init`.',
  })

const noCluster = async ({ cluster }: ServiceName, { ecs }: Calls): Promise<ShipError> => {
  const names = await listed(async () => (await ecs.listClusters({ maxResults: 100 })).clusterArns)
  return fault('E_CLUSTER_NOT_FOUND', {
    message: `the cluster '${cluster}' does not exist in this region and account${among('clusters', cluster, names)}`,
    hint: 'Correct `--from-service`, or choose another `--region` or AWS_PROFILE.',
  })
}

const noService = async (name: ServiceName, { ecs }: Calls): Promise<ShipError> => {
  const { cluster, service } = name
  const names = await listed(async () => (await ecs.listServices({ cluster, maxResults: 100 })).serviceArns)
  return fault('E_SERVICE_NOT_FOUND', {
    message: `${inWords(name)} does not exist${among('services', service, names)}`,
    hint: 'Correct `--from-service`.',
  })
}

const among = (plural: string, word: string, names: readonly string[] | null): string =>
  names === null ? '' : `; ${listNames({ plural, word, names })}`

/** The first hundred names; null when they cannot be listed: they only help, and the permission may be missing. */
const listed = async (read: () => Promise<readonly string[] | undefined>): Promise<readonly string[] | null> => {
  try {
    return ((await read()) ?? []).map(lastPart)
  } catch (thrown) {
    if (thrown instanceof AwsError) return null
    throw thrown
  }
}

export interface Described {
  readonly definition: TaskDefinition
  readonly tags: readonly Tag[]
}

/** That of the last deployment; CodeDeploy keeps it in the primary task set. */
export const readDefinition = async (service: Service, { ecs }: Calls): Promise<Described> => {
  const primary = service.taskSets?.find(({ status }) => status === 'PRIMARY')
  const taskDefinition = service.taskDefinition ?? primary?.taskDefinition
  if (taskDefinition === undefined)
    throw fault('E_TASK_DEFINITION_NOT_FOUND', {
      message: `the service '${service.serviceName ?? ''}' has no task definition yet`,
      hint: 'Begin a new service with `ship-to-ecs init`.',
    })
  const { taskDefinition: definition = {}, tags = [] } = await ecs.describeTaskDefinition({
    taskDefinition,
    include: ['TAGS'],
  })
  return { definition, tags }
}
