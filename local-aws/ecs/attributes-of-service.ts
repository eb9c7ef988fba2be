/** What UpdateService changes of a service beside its revision and its number of tasks, and the tags of a service. */
import type {
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'
import type { EcsState, ServiceRecord } from './records.ts'

/** kayac/ecspresso#481 has met it. */
const NOT_FORCED =
  'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.'

/** What CodeDeploy decides by a deployment (ECS API Reference, UpdateService). */
const BY_DEPLOYMENT = ['networkConfiguration', 'platformVersion', 'capacityProviderStrategy', 'loadBalancers'] as const

/** @throws AwsError for what ECS does not change */
export const refuseAttributes = ({ shape }: ServiceRecord, input: UpdateServiceRequest): void => {
  const isForced = input.forceNewDeployment === true
  if (input.capacityProviderStrategy !== undefined && !isForced)
    throw new AwsError('InvalidParameterException', NOT_FORCED)
  refuseGracePeriod(shape, input)
  const refused = BY_DEPLOYMENT.find((name) => input[name] !== undefined)
  if (shape.deploymentController?.type === 'CODE_DEPLOY' && refused !== undefined) {
    const message = `Unable to update ${refused} on services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`
    throw new AwsError('InvalidParameterException', message)
  }
}

const refuseGracePeriod = (
  { loadBalancers = [], serviceRegistries = [] }: ServiceRecord['shape'],
  { healthCheckGracePeriodSeconds = 0 }: UpdateServiceRequest,
): void => {
  if (healthCheckGracePeriodSeconds === 0 || loadBalancers.length + serviceRegistries.length > 0) return
  const message = 'Health check grace period is only valid for services configured to use load balancers'
  throw new AwsError('InvalidParameterException', message)
}

/** Sets what the request has; gives whether ECS then replaces the tasks by itself. */
export const setAttributes = ({ shape }: ServiceRecord, input: UpdateServiceRequest): boolean => {
  const { deploymentConfiguration, networkConfiguration, platformVersion, capacityProviderStrategy } = input
  const starts =
    networkConfiguration !== undefined || (platformVersion ?? shape.platformVersion) !== shape.platformVersion
  Object.assign(shape, plainOf(input))
  if (deploymentConfiguration !== undefined)
    shape.deploymentConfiguration = { ...shape.deploymentConfiguration, ...deploymentConfiguration }
  if (capacityProviderStrategy !== undefined) delete shape.launchType
  return starts
}

const PLAIN = [
  'networkConfiguration',
  'platformVersion',
  'capacityProviderStrategy',
  'enableExecuteCommand',
  'enableECSManagedTags',
  'propagateTags',
  'healthCheckGracePeriodSeconds',
  'availabilityZoneRebalancing',
] as const

const plainOf = (input: UpdateServiceRequest): Partial<UpdateServiceRequest> =>
  Object.fromEntries(PLAIN.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])))

/** The operations on tags; of services alone. */
export const tagOperations = (state: EcsState) => ({
  TagResource: ({ resourceArn = '', tags = [] }: TagResourceRequest): TagResourceResponse => {
    const { shape } = taggedService(state, resourceArn)
    const keys = new Set(tags.map(({ key }) => key))
    shape.tags = [...(shape.tags ?? []).filter(({ key }) => !keys.has(key)), ...tags]
    return {}
  },
  UntagResource: ({ resourceArn = '', tagKeys = [] }: UntagResourceRequest): UntagResourceResponse => {
    const { shape } = taggedService(state, resourceArn)
    shape.tags = (shape.tags ?? []).filter(({ key = '' }) => !tagKeys.includes(key))
    return {}
  },
})

const taggedService = ({ clusters }: EcsState, arn: string): ServiceRecord => {
  const found = clusters.flatMap(({ services }) => services).find(({ shape }) => shape.serviceArn === arn)
  if (found === undefined) throw new AwsError('InvalidParameterException', 'The specified service is not found.')
  return found
}
