/** The deployment groups that a local CodeDeploy starts with. */
import type { LocalClock } from '../clock/clock.ts'
import { findCluster, requireService } from '../ecs/lookup.ts'
import type { EcsState, ServiceRecord } from '../ecs/records.ts'
import { codeDeployId, revisionOf, type CodeDeployState } from './deployment-records.ts'
import type { DeploymentGroupSeed } from './deployment-script.ts'

export const seedCodeDeploy = (
  seeds: readonly DeploymentGroupSeed[],
  ecs: EcsState,
  clock: LocalClock,
): CodeDeployState => {
  const groups = seeds.map((seed) => ({
    seed,
    service: requireService(findCluster(ecs, seed.cluster), seed.service),
    queue: [...seed.scenarios],
  }))
  const deployments = groups.flatMap((group) => {
    const [first] = group.service.shape.deployments
    if (first === undefined || group.seed.firstTaskSet === 'by-ecs') return []
    const deploymentId = codeDeployId()
    group.service.externalIds = new Map([[first.id, deploymentId]])
    const { application: applicationName, deploymentGroup: deploymentGroupName } = group.seed
    const at = clock.date()
    const content = appSpecOf(first.taskDefinition, group.service)
    const info = {
      deploymentId,
      applicationName,
      deploymentGroupName,
      status: 'Succeeded' as const,
      createTime: at,
      completeTime: at,
      revision: revisionOf(content),
    }
    return [{ group, content, info, events: [], green: first, blue: null, weight: 100, digest: null, remaining: [] }]
  })
  return { ecs, clock, groups, deployments }
}

/** What the first deployment was made of. */
const appSpecOf = (taskDefinition: string, { shape: { loadBalancers: [balancer] = [] } }: ServiceRecord): string => {
  const { containerName = 'app', containerPort = 80 } = balancer ?? {}
  const LoadBalancerInfo = { ContainerName: containerName, ContainerPort: containerPort }
  const Properties = { TaskDefinition: taskDefinition, LoadBalancerInfo, PlatformVersion: 'LATEST' }
  return JSON.stringify({
    version: 0,
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }],
    Hooks: [{ AfterInstall: 'first' }],
  })
}
