/** Starts a deployment that ECS itself carries out: by UpdateService, or by nothing where the service has what it needs. */
import type { UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import type { DeployResult, KnownDeployment, NewDeployment } from '../../domain/rollout/rollout.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { forceDeployment } from './force.ts'
import { neededNow } from './needed-now.ts'
import { deployRevision } from './revision.ts'
import { newSincePlan } from './service-now.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'
import { notUpdated } from './update-failure.ts'

/** Takes and throws what `deploy` does. */
export const startByEcs = async (input: StartInput, ports: DeployPorts): Promise<DeployResult> => {
  const { clusterArn: cluster, serviceName: service, previousTaskDefinitionArn: planned } = input.target
  const { now, needed } = await neededNow(input, ports)
  const news = newSincePlan(now, input.target)
  if (news !== null) ports.log.warning(newsInWords(service, news))
  const from = now === null ? planned : (now.taskDefinition ?? null)
  const desiredCount = input.desiredCount === null ? {} : { desiredCount: input.desiredCount }
  const update = { cluster, service, run: input.run, from, desiredCount }
  const facts = { cluster, service, previousTaskDefinitionArn: from, newSincePlan: news }
  if (needed.kind === 'none') {
    const scaledTo = await scale(update, now?.desiredCount ?? 0, ports)
    const kind = needed.state === 'completed' ? 'unchanged' : 'followed'
    ports.log.info(unstartedInWords(kind, service, needed.primary))
    return { ...facts, ...needed.primary, kind, scaledTo }
  }
  await input.beforeUpdate(now)
  const started =
    needed.kind === 'force'
      ? await forceDeployment(needed.primary, update, ports)
      : await deployRevision(input.taskDefinition, update, ports)
  ports.log.info(`updated service ${service}: deployment ${started.deploymentId}`)
  return { ...facts, ...started, kind: 'started', scaledTo: null }
}

/** Sets the number of tasks alone, which starts no deployment; gives it, or null where it stays as it is. */
export const scale = async (
  { cluster, service, desiredCount: { desiredCount } }: ServiceUpdate,
  from: number,
  { journal, target, log }: DeployPorts,
): Promise<number | null> => {
  if (desiredCount === undefined || desiredCount === from) return null
  const noted = journal.aboutTo({ kind: 'count', cluster, service, from, to: desiredCount })
  const send = (): Promise<UpdateServiceCommandOutput> => target.ecs.updateService({ cluster, service, desiredCount })
  await send().catch((error: unknown) => {
    throw notUpdated([error], [noted], { service, registered: null })
  })
  noted.changed()
  log.info(`desired count of ${service}: ${from} → ${desiredCount}`)
  return desiredCount
}

const unstartedInWords = (kind: 'unchanged' | 'followed', service: string, primary: KnownDeployment): string => {
  const { deploymentId, taskDefinitionArn } = primary
  return kind === 'unchanged'
    ? `nothing to deploy: service ${service} already runs ${taskDefinitionArn} (deployment ${deploymentId})`
    : `service ${service} is already being set to ${taskDefinitionArn}: following deployment ${deploymentId}`
}

const newsInWords = (service: string, { deploymentId, taskDefinitionArn, createdAt }: NewDeployment): string => {
  const since = createdAt === null ? '' : ` at ${new Date(createdAt).toISOString()}`
  return `since the plan, another deployment of ${service} was started${since}: ${deploymentId}, ${taskDefinitionArn ?? 'of no known revision'}`
}
