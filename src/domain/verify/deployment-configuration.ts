/** What the configuration of the service means for a deployment. */
import type { DeploymentConfiguration, Service } from '@aws-sdk/client-ecs'
import { stepBake } from '../rollout/native-view.ts'
import { isAtOrAfter, type WaitUntil } from '../rollout/lifecycle-stages.ts'
import { bad, good, warn, type Check } from './verify-check.ts'

export interface DeploymentFacts {
  readonly service: Service
  /** The number of tasks that the deployment will have. */
  readonly desiredCount: number
  readonly waitMinutes: number
  /** Absent: `stable`. */
  readonly waitUntil?: WaitUntil
}

/** The checks of the deployment's configuration. */
export const judgeDeployment = (facts: DeploymentFacts): readonly Check[] => [
  ...roomCheck(facts),
  ...bakeCheck(facts),
  ...kindChecks(facts.service),
]

/** The tasks that stay healthy at least, of this many: the minimum in percent, rounded up. The defaults are those of the ECS API Reference. */
const leastHealthy = ({ deploymentConfiguration, schedulingStrategy }: Service, desiredCount: number): number => {
  const percent = deploymentConfiguration?.minimumHealthyPercent ?? (schedulingStrategy === 'DAEMON' ? 0 : 100)
  return Math.ceil((desiredCount * percent) / 100)
}

/** Whether a rolling deployment may stop an old task before a new one has started. */
export const replacementOf = (service: Service, desiredCount: number): 'starts-first' | 'may-stop-first' =>
  (service.deploymentConfiguration?.strategy ?? 'ROLLING') === 'ROLLING' &&
  leastHealthy(service, desiredCount) < desiredCount
    ? 'may-stop-first'
    : 'starts-first'

/** Where no task runs there is nothing to replace: the first new ones have the room of all. */
const hasRoom = (service: Service, desiredCount: number, maximumPercent: number): boolean =>
  service.runningCount === 0 ||
  leastHealthy(service, desiredCount) < desiredCount ||
  Math.floor((desiredCount * maximumPercent) / 100) > desiredCount

/**
 * A rolling deployment stops old tasks down to the minimum, rounded up, and starts new ones up to the maximum, rounded down (ECS API
 * Reference, DeploymentConfiguration). When both are the desired count, it can do neither.
 */
const roomCheck = ({ service, desiredCount }: DeploymentFacts): readonly Check[] => {
  const {
    strategy = 'ROLLING',
    minimumHealthyPercent: min,
    maximumPercent: max,
  } = service.deploymentConfiguration ?? {}
  if (strategy !== 'ROLLING' || min === undefined || max === undefined || desiredCount === 0) return []
  const about = { id: 'healthy-percent', subject: `service ${service.serviceName ?? ''}` }
  if (hasRoom(service, desiredCount, max)) return [good(about, `can replace its tasks (${min} to ${max} %)`)]
  return [
    bad(about, {
      what: `cannot replace a task: with a desired count of ${desiredCount}, at least ${min} % and at most ${max} % healthy tasks leave no room`,
      next: 'Lower `minimumHealthyPercent` or raise `maximumPercent` of the service.',
    }),
  ]
}

/** The minutes that a deployment waits by itself until it is as far as the run waits for: between its steps, and after the last one. */
const bakeMinutes = (configuration: DeploymentConfiguration, until: WaitUntil): number => {
  const { bakeTimeInMinutes = 0 } = configuration
  if (until === 'stable' || until === 'CLEAN_UP') return stepMinutes(configuration) + bakeTimeInMinutes
  return until === 'serving' || isAtOrAfter(until, 'POST_PRODUCTION_TRAFFIC_SHIFT') ? stepMinutes(configuration) : 0
}

const stepMinutes = (configuration: DeploymentConfiguration): number => {
  const { strategy, linearConfiguration: { stepPercent = 10 } = {} } = configuration
  return (strategy === 'LINEAR' ? Math.ceil(100 / stepPercent) - 1 : 1) * (stepBake(configuration) ?? 0)
}

const bakeCheck = ({ service, waitMinutes, waitUntil = 'stable' }: DeploymentFacts): readonly Check[] => {
  const configuration = service.deploymentConfiguration ?? {}
  if ((configuration.strategy ?? 'ROLLING') === 'ROLLING') return []
  const minutes = bakeMinutes(configuration, waitUntil)
  const about = { id: 'bake-time', subject: `service ${service.serviceName ?? ''}` }
  if (minutes < waitMinutes) return [good(about, `bakes for ${minutes} minutes`)]
  return [
    bad(about, {
      what: `bakes for ${minutes} minutes, and the run waits for ${waitMinutes}`,
      next: 'Raise `wait-for-minutes` beyond the bake time, or set `wait-until` to an earlier stage.',
    }),
  ]
}

const kindChecks = ({ serviceName = '', resourceManagementType, loadBalancers = [] }: Service): readonly Check[] => {
  const subject = `service ${serviceName}`
  const express = { id: 'express', subject }
  const classic = { id: 'classic-load-balancer', subject }
  return [
    ...(resourceManagementType === 'ECS'
      ? [
          bad(express, {
            what: 'is an Express Mode service, which this version does not deploy',
            next: 'Deploy it with UpdateExpressGatewayService, or set `service` to one that is not in Express Mode.',
          }),
        ]
      : []),
    ...(loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined)
      ? [
          warn(classic, {
            what: 'is behind a Classic Load Balancer, for which ECS reports no state of a deployment',
            next: 'Move the service to an Application or Network Load Balancer.',
          }),
        ]
      : []),
  ]
}
