/** Targets where everything is right, so that each call of `verify` is made in one of them. */
import type { ContainerInstance } from '@aws-sdk/client-ecs'
import { described, type VerifyPlay } from './verify-play.ts'
import { APP, imageOf, PROXY } from './verify-sample.ts'

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
