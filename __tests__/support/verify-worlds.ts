/** Targets where everything is right, so that each call of `verify` is made in one of them. */
import type { CapacityProvider, ContainerInstance } from '@aws-sdk/client-ecs'
import { described, type VerifyPlay } from './verify-play.ts'
import { APP, imageOf, PROXY, ROLES } from './verify-sample.ts'

/** On Fargate, with a side-car. */
export const ON_FARGATE: VerifyPlay = {
  definition: { containerDefinitions: [APP, PROXY] },
  images: [imageOf('amd64', 'arm64')],
}

/** A container instance with 4 GiB left. */
export const host = (status: string, cpu: number, more: ContainerInstance = {}): ContainerInstance => ({
  containerInstanceArn: `arn:aws:ecs:eu-west-1:123456789012:container-instance/demo/${status}`,
  status,
  agentConnected: true,
  remainingResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 4096 },
  ],
  ...more,
})

/** On the instances of the cluster. */
export const onHosts = (...containerInstances: readonly ContainerInstance[]): VerifyPlay => ({
  ...described({ launchType: 'EC2' }),
  surroundings: { containerInstances },
})

export const ON_HOSTS: VerifyPlay = onHosts(host('ACTIVE', 1024))

/** On a capacity provider that adds instances by itself. */
export const WITH_PROVIDER: VerifyPlay = {
  ...described({ launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'pool' }] }),
  surroundings: {
    capacityProviders: [
      {
        name: 'pool',
        status: 'ACTIVE',
        autoScalingGroupProvider: { autoScalingGroupArn: 'arn', managedScaling: { status: 'ENABLED' } },
      },
    ],
  },
}

/** Of the local AWS. */
export const ACCOUNT = '123456789012'

/** The container differs in this. */
export const app = (more: object): VerifyPlay => ({ definition: { containerDefinitions: [{ ...APP, ...more }] } })

/** The container gets this alone. */
export const secrets = (valueFrom: string): VerifyPlay => app({ secrets: [{ name: 'DB', valueFrom }] })

/** The execution role differs in this. */
export const executionRole = (more: object): VerifyPlay => ({
  surroundings: { roles: [{ ...ROLES.execution, ...more }, ROLES.task] },
})

/** The capacity provider has this. */
export const provider = (more: Partial<CapacityProvider>): VerifyPlay => ({
  ...WITH_PROVIDER,
  surroundings: { capacityProviders: [{ name: 'pool', status: 'ACTIVE', ...more }], containerInstances: [] },
})

/** On a capacity provider with these instances, to which ECS adds none. */
export const unscaled = (containerInstances: ReturnType<typeof host>[]): VerifyPlay => ({
  ...WITH_PROVIDER,
  surroundings: { capacityProviders: [{ name: 'pool', status: 'ACTIVE' }], containerInstances },
})
