/** ECS: capacity providers, container instances and protected tasks, as a configuration describes them. */
import type {
  DescribeCapacityProvidersRequest,
  DescribeCapacityProvidersResponse,
  DescribeContainerInstancesRequest,
  DescribeContainerInstancesResponse,
  GetTaskProtectionRequest,
  GetTaskProtectionResponse,
  ListContainerInstancesRequest,
  ListContainerInstancesResponse,
} from '@aws-sdk/client-ecs'
import { described, type Surroundings } from './surroundings.ts'

/** ECS API Reference, ListContainerInstances. */
const PAGE = 100

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
  ListContainerInstances: ({ nextToken = '0' }: ListContainerInstancesRequest): ListContainerInstancesResponse => {
    const all = described(containerInstances, call('ListContainerInstances'))
    const end = Number(nextToken) + PAGE
    return {
      containerInstanceArns: all
        .slice(Number(nextToken), end)
        .map(({ containerInstanceArn = '' }) => containerInstanceArn),
      ...(end < all.length ? { nextToken: String(end) } : {}),
    }
  },
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
