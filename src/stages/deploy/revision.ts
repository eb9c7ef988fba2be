/** Registers a revision, once for all services of the run that share it and unless there is one already, and points the service at it. */
import type {
  Deployment,
  RegisterTaskDefinitionCommandOutput,
  Service,
  UpdateServiceCommandOutput,
} from '@aws-sdk/client-ecs'
import { isBusy } from '../../domain/aws/faults.ts'
import { listedProblems } from '../../domain/bounds.ts'
import { parseTaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import type { TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import type { KnownDeployment } from '../../domain/rollout/rollout.ts'
import { lostMembers, newerMembers } from '../../domain/task-definition/newer-members.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import { shortForms } from '../../errors/short-forms.ts'
import { patiently } from '../patience.ts'
import { isRefused } from '../refused.ts'
import { registeredOnce } from './registered-once.ts'
import { sendOnce } from './send-once.ts'
import { setTags } from './set-attributes.ts'
import { notUpdated } from './update-failure.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'

/** The codes of a request that ECS understood and rejects (ECS API Reference, RegisterTaskDefinition, "Errors"). */
const REJECTIONS = ['ClientException', 'InvalidParameterException']

/**
 * Gives the deployment of the new revision.
 *
 * UpdateService has no client token, and the SDK sends it again when a reply is lost. The second request cannot start a second
 * deployment: it names the same revision, which the service then already has, so it changes nothing. That
 * holds only without `forceNewDeployment`, and the flag would add nothing: another revision always starts a new deployment.
 * @throws what `deploy` throws; `E_REGISTER` also when ECS has not kept a member that the model lacks
 */
export const deployRevision = async (
  draft: TaskDefinitionDraft,
  update: ServiceUpdate,
  ports: DeployPorts,
): Promise<KnownDeployment> => {
  const { cluster, service, run, from } = update
  const { journal } = ports
  const { registeredAs } = draft
  const taskDefinition = registeredAs ?? (await revisionOf(draft, { run, service }, ports))
  const registered = registeredAs === undefined ? taskDefinition : null
  await setTags(update, registered, ports)
  const noted = [
    journal.aboutTo({ kind: 'service', cluster, service, from, to: taskDefinition }),
    journal.aboutTo({ kind: 'deployment', cluster, service, deploymentId: null }),
  ] as const
  const errors: unknown[] = []
  const found = await sendUpdate(taskDefinition, update, { ports, errors }).catch((error: unknown) => {
    throw notUpdated([...errors, error], noted, { service, registered })
  })
  noted[0].changed()
  const started = found ?? nothingStarted(service, taskDefinition)
  noted[1].changed({ kind: 'deployment', cluster, service, deploymentId: started.deploymentId })
  return started
}

interface Sending {
  readonly ports: DeployPorts
  /** Gets the errors of requests that are sent again. */
  readonly errors: unknown[]
}

/** Another capacity provider strategy needs `forceNewDeployment`, and a forced request is sent once. Gives null where the reply has no deployment. */
const sendUpdate = async (
  taskDefinition: string,
  update: ServiceUpdate,
  { ports, errors }: Sending,
): Promise<KnownDeployment | null> => {
  const { cluster, service, desiredCount, attributes } = update
  const request = { cluster, service, taskDefinition, ...desiredCount, ...attributes.request }
  const find = (shown: Service | null): KnownDeployment | null => startedIn(shown, taskDefinition)
  if (attributes.starts === 'forced')
    return sendOnce({ request: { ...request, forceNewDeployment: true }, update, find }, ports)
  const send = (): Promise<UpdateServiceCommandOutput> => ports.target.ecs.updateService(request)
  const { service: shown = null } = await patiently(send, (error) => void errors.push(error), ports)
  return find(shown)
}

/**
 * Gives the new revision, or that which another service of the run has registered.
 * @throws what `register` throws
 */
export const revisionOf = async (
  draft: TaskDefinitionDraft,
  update: Pick<ServiceUpdate, 'run' | 'service'>,
  ports: DeployPorts,
): Promise<TaskDefinitionArn> => {
  const registering = { ...update, register: () => register(draft, ports) }
  const { taskDefinition, registeredFor } = await registeredOnce(draft, registering)
  const how = registeredFor === null ? 'registered' : `the same definition as that of ${registeredFor}: uses`
  ports.log.info(`${how} ${taskDefinition}`)
  return taskDefinition
}

const register = async (draft: TaskDefinitionDraft, ports: DeployPorts): Promise<TaskDefinitionArn> => {
  const family = draft.input.family ?? ''
  const noted = ports.journal.aboutTo({ kind: 'revision', family, taskDefinitionArn: null })
  const earlier: AwsError[] = []
  const send = (): Promise<RegisterTaskDefinitionCommandOutput> => ports.target.ecs.registerTaskDefinition(draft.input)
  const { taskDefinition } = await patiently(send, (error) => void earlier.push(error), ports).catch(
    (error: unknown) => {
      if ([...earlier, error].every(isRefused)) noted.unchanged()
      throw isRejection(error) ? rejected(draft, error) : error
    },
  )
  const taskDefinitionArn = parseTaskDefinitionArn(taskDefinition?.taskDefinitionArn)
  if (taskDefinitionArn === null) {
    throw fault('E_AWS', { message: `ecs:RegisterTaskDefinition of ${draft.source} returned no ARN` })
  }
  noted.changed({ kind: 'revision', family, taskDefinitionArn })
  const lost = lostMembers(newerMembers(draft.input), newerMembers({ ...taskDefinition }))
  if (lost.length > 0) throw notKept(draft, taskDefinitionArn, lost)
  return taskDefinitionArn
}

/** Only of a definition that was read from ECS: it can have members that the model of this version lacks. */
const notKept = ({ source }: TaskDefinitionDraft, registered: string, lost: readonly string[]): ShipError =>
  fault('E_REGISTER', {
    message: `ECS registered ${registered} without members of ${source} that are newer than this version of ship-to-ecs: ${listedProblems(lost).join(', ')}`,
    headline: `ECS did not keep ${lost.length === 1 ? 'a member' : 'members'} of ${source} when it was registered again`,
    hint: 'Update ship-to-ecs, or set `task-definition` to a file. The service was not changed.',
  })

const isRejection = (error: unknown): error is AwsError =>
  error instanceof AwsError && REJECTIONS.includes(error.awsCode) && !isBusy(error)

const rejected = (draft: TaskDefinitionDraft, error: AwsError): ShipError => {
  const short = `ECS rejected the task definition from ${draft.source}`
  return fault('E_REGISTER', {
    message: `${short}: ${error.message}`,
    headline: [...shortForms(error).map((cause) => `${short}: ${cause}`), short],
    hint: 'Fix what ECS names in the task definition; the service was not changed.',
    cause: error,
  })
}

/** The PRIMARY deployment, which must run the revision that we registered; nobody else can have used that one. Null without one. */
const startedIn = (service: Service | null, taskDefinitionArn: string): KnownDeployment | null => {
  const isOurs = ({ status, taskDefinition }: Deployment): boolean =>
    status === 'PRIMARY' && taskDefinition === taskDefinitionArn
  const found = service?.deployments?.find(isOurs)
  return found === undefined ? null : knownDeployment(found)
}

/** @throws ShipError `E_AWS` */
const nothingStarted = (service: string, taskDefinitionArn: string): never => {
  throw fault('E_AWS', {
    message: `ecs:UpdateService of ${service} returned no deployment of ${taskDefinitionArn}`,
    hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`,
  })
}
