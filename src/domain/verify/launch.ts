/** What runs the tasks of a service. */
import type { Service } from '@aws-sdk/client-ecs'

/** The capacity providers that AWS has (ECS Developer Guide, "Fargate capacity providers"); no other name may begin like them. */
const isOfFargate = (name: string): boolean => name.startsWith('FARGATE')

const strategyOf = ({ capacityProviderStrategy = [] }: Service): readonly string[] =>
  capacityProviderStrategy.flatMap(({ capacityProvider }) => capacityProvider ?? [])

/** The capacity providers of the strategy, without those of Fargate. */
export const ownProviders = (service: Service): readonly string[] =>
  strategyOf(service).filter((name) => !isOfFargate(name))

/** Whether the tasks themselves pull their images and send their logs; on hosts, the hosts do. */
export const isOnFargate = (service: Service): boolean =>
  service.launchType === 'FARGATE' || (strategyOf(service).length > 0 && ownProviders(service).length === 0)

/** Whether it is known that the tasks do not run on Fargate: without a launch type and a strategy, the cluster decides. */
export const isOnHosts = (service: Service): boolean =>
  !isOnFargate(service) && (service.launchType !== undefined || strategyOf(service).length > 0)
