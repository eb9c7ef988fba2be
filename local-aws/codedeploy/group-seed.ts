/** The deployment groups that a local CodeDeploy starts with. */
import type { LocalClock } from '../clock/clock.ts'
import { findCluster, findTaskDefinition, requireService } from '../ecs/lookup.ts'
import type { EcsState, ServiceRecord } from '../ecs/records.ts'
import {
  codeDeployId,
  revisionOf,
  type CodeDeployment,
  type CodeDeployState,
  type GroupRecord,
} from './deployment-records.ts'
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
  const at = clock.date()
  const deployments = groups.flatMap((group) => [...firstOf(group, at), ...before(group, ecs, at)])
  return { ecs, clock, groups, deployments }
}

const firstOf = (group: GroupRecord, at: Date): readonly CodeDeployment[] => {
  const { seed, service } = group
  const [first] = service.shape.deployments
  if (first === undefined || seed.firstTaskSet === 'by-ecs') return []
  const deployment = succeeded(group, first.taskDefinition, at)
  service.externalIds = new Map([[first.id, deployment.info.deploymentId]])
  return [{ ...deployment, green: first }]
}

/** The newest first; each a second before the next one. */
const before = (group: GroupRecord, ecs: EcsState, at: Date): readonly CodeDeployment[] =>
  (group.seed.completedBefore ?? []).toReversed().map((name, index) => {
    const found = findTaskDefinition(ecs, name)
    if (found === undefined) throw new Error(`completedBefore: there is no task definition ${name}`)
    return succeeded(group, found.definition.taskDefinitionArn, new Date(at.getTime() - (index + 1) * 1000))
  })

const succeeded = (group: GroupRecord, taskDefinition: string, at: Date): CodeDeployment => {
  const { application: applicationName, deploymentGroup: deploymentGroupName } = group.seed
  const content = appSpecOf(taskDefinition, group.service)
  const info = {
    ...{ deploymentId: codeDeployId(), applicationName, deploymentGroupName },
    ...{ status: 'Succeeded' as const, createTime: at, completeTime: at, revision: revisionOf(content) },
  }
  return { group, content, info, events: [], green: null, blue: null, weight: 100, digest: null, remaining: [] }
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
