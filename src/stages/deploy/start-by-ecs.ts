/** Starts a deployment that ECS itself carries out: by UpdateService, or by nothing where the service has what it needs. */
import type { DeployResult, KnownDeployment, NewDeployment } from '../../domain/rollout/rollout.ts'
import type { AttributeChanges } from '../../domain/service-attributes/attribute-changes.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { forceDeployment } from './force.ts'
import { neededNow } from './needed-now.ts'
import { deployRevision } from './revision.ts'
import { newSincePlan } from './service-now.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'
import { setAlone, setTags } from './set-attributes.ts'

/** Takes and throws what `deploy` does. */
export const startByEcs = async (input: StartInput, ports: DeployPorts): Promise<DeployResult> => {
  const { clusterArn: cluster, serviceName: service, previousTaskDefinitionArn: planned } = input.target
  const { now, needed, attributes } = await neededNow(input, ports)
  const news = newSincePlan(now, input.target)
  if (news !== null) ports.log.warning(newsInWords(service, news))
  const from = now === null ? planned : (now.taskDefinition ?? null)
  const desiredCount = countOf(input)
  const update = { cluster, service, serviceArn: arnOf(input), run: input.run, from, desiredCount, attributes }
  const facts = { cluster, service, previousTaskDefinitionArn: from, newSincePlan: news }
  if (needed.kind !== 'revision') await setTags(update, null, ports)
  if (needed.kind === 'none') {
    const set = await setAlone(update, now?.desiredCount ?? 0, ports)
    const kind = needed.state === 'completed' ? 'unchanged' : 'followed'
    ports.log.info(unstartedInWords(kind, service, needed.primary))
    return { ...facts, ...needed.primary, kind, ...set }
  }
  await input.beforeUpdate(now)
  const started =
    needed.kind === 'force'
      ? await forceDeployment(needed.primary, update, ports)
      : await deployRevision(input.taskDefinition, update, ports)
  ports.log.info(`updated service ${service}: deployment ${started.deploymentId}`)
  return { ...facts, ...started, kind: 'started', scaledTo: null, ...namesOf(attributes) }
}

const countOf = ({ desiredCount }: StartInput): ServiceUpdate['desiredCount'] =>
  desiredCount === null ? {} : { desiredCount }

/** What was set, where anything was. */
const namesOf = ({ names }: AttributeChanges): Pick<DeployResult, 'attributes'> =>
  names.length === 0 ? {} : { attributes: names }

/** Of a service that `plan` has read. */
export const arnOf = ({ target: { described } }: StartInput): string => described.serviceArn ?? ''

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
