/** ECS: capacity providers, container instances and protected tasks, as a configuration describes them. */
import type {
  DescribeCapacityProvidersRequest,
  DescribeCapacityProvidersResponse,
  DescribeContainerInstancesRequest,
  DescribeContainerInstancesResponse,
  GetTaskProtectionRequest,
  GetTaskProtectionResponse,
  ListContainerInstancesResponse,
} from '@aws-sdk/client-ecs'
import { described, type Surroundings } from './surroundings.ts'

const call = (operation: string) => ({ service: 'ecs', operation }) as const

/** The operations of this file. */
export const capacityOperations = ({ capacityProviders, containerInstances, protectedTasks }: Surroundings) => ({
  DescribeCapacityProviders: (input: DescribeCapacityProvidersRequest): DescribeCapacityProvidersResponse => {
    const all = described(capacityProviders, call('DescribeCapacityProviders'))
    const missing = (input.capacityProviders ?? []).filter((asked) => !all.some(({ name }) => name === asked))
    return {
      capacityProviders: all.filter(({ name = '' }) => input.capacityProviders?.includes(name) !== false),
      failures: missing.map((arn) => ({ arn, reason: 'MISSING' })),
    }
  },
  ListContainerInstances: (): ListContainerInstancesResponse => ({
    containerInstanceArns: described(containerInstances, call('ListContainerInstances')).map(
      ({ containerInstanceArn = '' }) => containerInstanceArn,
    ),
  }),
  DescribeContainerInstances: (input: DescribeContainerInstancesRequest): DescribeContainerInstancesResponse => ({
    containerInstances: described(containerInstances, call('DescribeContainerInstances')).filter(
      ({ containerInstanceArn = '' }) => input.containerInstances?.includes(containerInstanceArn) === true,
    ),
  }),
  GetTaskProtection: ({ tasks = [] }: GetTaskProtectionRequest): GetTaskProtectionResponse => {
    const [count = 0] = described(protectedTasks, call('GetTaskProtection'))
    return { protectedTasks: tasks.map((taskArn, index) => ({ taskArn, protectionEnabled: index < count })) }
  },
})
