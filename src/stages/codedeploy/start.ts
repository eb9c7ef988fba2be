/** Starts a deployment of CodeDeploy: registers a revision, renders the AppSpec, and creates the deployment once. */
import type { Service } from '@aws-sdk/client-ecs'
import { byCodeDeploy, type ByCodeDeploy } from '../../domain/aws/deployed-by.ts'
import { changedBefore } from '../../domain/tasks/registered.ts'
import { renderAppSpec } from '../../domain/codedeploy/appspec.ts'
import { revisionName, type TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import type { DeployResult, KnownDeployment } from '../../domain/rollout/rollout.ts'
import { fieldsFor } from '../../domain/service-attributes/service-attributes.ts'
import { neededUpdate } from '../../domain/rollout/needed-update.ts'
import { revisionOf } from '../deploy/revision.ts'
import { readServiceNow } from '../deploy/service-now.ts'
import type { DeployPorts, ServiceUpdate } from '../deploy/service-update.ts'
import { attributesNow } from '../deploy/needed-now.ts'
import { setAlone, setTags } from '../deploy/set-attributes.ts'
import { unstartedInWords, updateNow } from '../deploy/update-now.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { createDeployment, type Creating } from './create-deployment.ts'
import { deploymentUnderWay, freeGroup } from './under-way.ts'

/** Takes and throws what `deploy` does. */
export const startByCodeDeploy = async (input: StartInput, ports: DeployPorts): Promise<DeployResult> => {
  const by = byCodeDeploy(input.target.deployedBy)
  const { now, needed, update, facts } = await readNow(input, ports)
  const { service } = update
  const other = await deploymentUnderWay(by, ports)
  const isOwn = needed.kind === 'none' && (other === null || other === needed.primary.deploymentId)
  if (!isOwn) await makeRoom({ input, now, by, other }, ports)
  await setTags(update, null, ports)
  const set = await setAlone(update, now?.desiredCount ?? 0, ports)
  if (isOwn) {
    const kind = other === null ? 'unchanged' : 'followed'
    ports.log.info(unstartedInWords(kind, service, needed.primary))
    return { ...facts, ...waitsOf(by), ...needed.primary, kind, ...set }
  }
  const started = await create({ ...update, by, described: now ?? input.target.described }, input, ports)
  return { ...facts, ...waitsOf(by), ...started, kind: 'started', ...set, scaledTo: null }
}

interface Room {
  readonly input: StartInput
  readonly now: Service | null
  readonly by: ByCodeDeploy
  readonly other: Awaited<ReturnType<typeof deploymentUnderWay>>
}

const makeRoom = async ({ input, now, by, other }: Room, ports: DeployPorts): Promise<void> => {
  await input.beforeUpdate(now)
  if (other === null) return
  const { clusterArn: cluster, serviceName: service } = input.target
  const changed = changedBefore(input.registered)
  await freeGroup(other, { ...input, by, cluster, service, changed, until: endOfWait(input, ports) }, ports)
}

const endOfWait = ({ waitMinutes }: StartInput, { clock }: DeployPorts): number => clock.now() + waitMinutes * 60_000

/** The service right before its deployment, and what that needs. */
const readNow = async (input: StartInput, ports: DeployPorts) => {
  const { clusterArn: cluster, serviceName: service, running } = input.target
  const now = await readServiceNow({ cluster, service, include: fieldsFor(input.attributes) }, ports)
  const needed = neededUpdate(input, { service: now, running })
  return { now, needed, ...updateNow(input, { now, attributes: attributesNow(input, now) }, ports.log) }
}

type Known = Pick<Creating, 'cluster' | 'service' | 'from'> & { readonly by: ByCodeDeploy } & Pick<
    ServiceUpdate,
    'run'
  > & { readonly described: Service }

const create = async (known: Known, input: StartInput, ports: DeployPorts): Promise<KnownDeployment> => {
  const { by, service, described } = known
  const { registeredAs } = input.taskDefinition
  const taskDefinition = registeredAs ?? (await revisionOf(input.taskDefinition, known, ports))
  const registered = registeredAs === undefined ? taskDefinition : null
  const container = input.target.containerName
  const content = renderAppSpec({ taskDefinition, file: by.appspec, service: described, container })
  const changed = registered === null ? 'nothing was registered' : `registered: ${registered}`
  const creating = { ...known, taskDefinition, registered, content, description: descriptionOf(taskDefinition, known) }
  const freeing = { ...input, ...known, changed, until: endOfWait(input, ports) }
  const started = await createDeployment(creating, ports, (blocking) => freeGroup(blocking, freeing, ports))
  const group = `${by.application}, ${by.deploymentGroup}`
  ports.log.info(`created deployment ${started.deploymentId} of service ${service} (${group})`)
  return started
}

/** A revision that is registered for a deployment nobody else can use; one that is deployed again follows what runs. */
const descriptionOf = (taskDefinition: TaskDefinitionArn, { from }: Known): string =>
  `${revisionName(taskDefinition)}${from === null ? '' : ` after ${revisionName(from)}`}`

const waitsOf = ({ groupWaitsMinutes }: ByCodeDeploy): Pick<DeployResult, 'ownWaitsMinutes'> =>
  groupWaitsMinutes === 0 ? {} : { ownWaitsMinutes: groupWaitsMinutes }
