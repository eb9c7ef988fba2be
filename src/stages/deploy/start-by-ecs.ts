/** Starts a deployment that ECS itself carries out: by UpdateService, or by nothing where the service has what it needs. */
import type { DeployResult } from '../../domain/rollout/rollout.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { forceDeployment } from './force.ts'
import { neededNow } from './needed-now.ts'
import { deployRevision } from './revision.ts'
import type { DeployPorts } from './service-update.ts'
import { namesOf, setAlone, setTags } from './set-attributes.ts'
import { unstartedInWords, updateNow } from './update-now.ts'

/** Takes and throws what `deploy` does. */
export const startByEcs = async (input: StartInput, ports: DeployPorts): Promise<DeployResult> => {
  const { now, needed, attributes } = await neededNow(input, ports)
  const { update, facts } = updateNow(input, { now, attributes }, ports.log)
  const { service } = update
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
