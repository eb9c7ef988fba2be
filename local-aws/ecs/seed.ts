/** The state that a local AWS starts with. */
import type { PlaceSettings, ServiceSeed } from '../options.ts'
import { ecsArn } from './identifiers.ts'
import { findTaskDefinition } from './lookup.ts'
import type { ClusterRecord, EcsState, ServiceRecord, TaskDefinitionRecord } from './records.ts'
import { completeRollout, startRollout } from './rollout.ts'
import { registerTaskDefinition } from './task-definitions.ts'
import { seededDigests } from './seeded-digests.ts'
import { startTask, taskRuns } from './tasks.ts'

/**
 * Builds clusters, task definitions and services. A service with the history `completed` has a first deployment that is COMPLETED,
 * with its tasks RUNNING; those tasks are bookkeeping and have no containers. One with the history `never-completed` has its
 * first deployment in progress and no task.
 */
export const seedEcs = (settings: PlaceSettings, at: Date): EcsState => {
  const state: EcsState = {
    account: settings.account,
    region: settings.region,
    clusters: [],
    taskDefinitions: [],
    oneOffScripts: [...settings.oneOffTasks],
  }
  for (const request of settings.taskDefinitions) registerTaskDefinition(state, request, at)
  for (const { name, services, settings: ofCluster } of settings.clusters) {
    const cluster: ClusterRecord = {
      name,
      arn: ecsArn(state, `cluster/${name}`),
      status: 'ACTIVE',
      services: [],
      oneOffTasks: [],
      settings: ofCluster,
    }
    state.clusters.push(cluster)
    for (const seed of services) seedService(state, cluster, { seed, at })
  }
  for (const name of settings.deregistered) {
    const found = findTaskDefinition(state, name)
    if (found === undefined) throw new Error(`The task definition '${name}' is not in taskDefinitions.`)
    found.definition.status = 'INACTIVE'
  }
  return state
}

const seedService = (
  state: EcsState,
  cluster: ClusterRecord,
  { seed, at }: { readonly seed: ServiceSeed; readonly at: Date },
): void => {
  const taskDefinition = seededDefinition(state, seed, seed.taskDefinition)
  const service = newService(state, cluster, seed)
  cluster.services.push(service)
  seed.completedBefore.forEach((name, index, all) => {
    const earlier = new Date(at.getTime() - (all.length - index) * 3600_000)
    const definition = seededDefinition(state, seed, name)
    const before = startRollout(state, service, { taskDefinition: definition, at: earlier, seeded: true })
    completeRollout(service, before, earlier)
  })
  const rollout = startRollout(state, service, { taskDefinition, at, seeded: true })
  if (seed.history === 'never-completed') return
  for (let started = 0; started < seed.desiredCount; started += 1) {
    const task = startTask(state, { service, deployment: rollout.deployment, taskDefinition, at })
    taskRuns(service, task, { at, digests: seededDigests(state, task) })
  }
  completeRollout(service, rollout, at)
}

const seededDefinition = (state: EcsState, seed: ServiceSeed, name: string): TaskDefinitionRecord => {
  const found = findTaskDefinition(state, name)
  if (found !== undefined) return found
  throw new Error(`The service '${seed.name}' needs the task definition '${name}', which is not in taskDefinitions.`)
}

const newService = (state: EcsState, cluster: ClusterRecord, seed: ServiceSeed): ServiceRecord => {
  const subnet = { subnets: ['subnet-0123456789abcdef0'], securityGroups: [], assignPublicIp: 'DISABLED' as const }
  return {
    clusterName: cluster.name,
    name: seed.name,
    rollouts: [],
    tasks: [],
    shape: {
      serviceArn: ecsArn(state, `service/${cluster.name}/${seed.name}`),
      serviceName: seed.name,
      clusterArn: cluster.arn,
      status: seed.status,
      desiredCount: seed.desiredCount,
      runningCount: 0,
      pendingCount: 0,
      launchType: 'FARGATE',
      platformVersion: 'LATEST',
      platformFamily: 'Linux',
      loadBalancers: seed.loadBalancer === 'classic' ? [{ loadBalancerName: 'classic' }] : [],
      serviceRegistries: [],
      schedulingStrategy: 'REPLICA',
      deploymentController: { type: seed.deploymentController },
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: false, rollback: false },
        maximumPercent: 200,
        minimumHealthyPercent: 100,
        strategy: 'ROLLING',
        ...seed.deploymentConfiguration,
      },
      networkConfiguration: { awsvpcConfiguration: subnet },
      enableECSManagedTags: false,
      enableExecuteCommand: false,
      propagateTags: 'NONE',
      ...seed.described,
      deployments: [],
      events: [],
    },
  }
}
