/**
 * Registers the task definition and points the service at it. Gives the deployment that this very update started; `wait` follows it.
 */
import type { Deployment, RegisterTaskDefinitionCommandOutput, UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import { AwsError, NOT_SENT } from '../errors/aws-error.ts'
import { ShipError } from '../errors/ship-error.ts'
import { shortForms } from '../errors/short-forms.ts'
import { defineStage } from '../ports/stage.ts'
import { fault } from '../errors/fault.ts'
import { isBusy } from '../domain/aws/faults.ts'
import type { LiveService } from '../domain/aws/live.ts'
import { parseDeploymentId, parseTaskDefinitionArn } from '../domain/rollout/identifiers.ts'
import type { DeploymentId, TaskDefinitionArn } from '../domain/rollout/identifiers.ts'
import type { StartedDeployment } from '../domain/rollout/rollout.ts'
import type { TaskDefinitionDraft } from '../domain/task-definition/task-definition.ts'
import type { OpenEntry } from '../ports/journal.ts'
import type { Ports } from '../ports/ports.ts'
import { patiently } from './patience.ts'

export interface DeployInput {
  readonly target: Pick<LiveService, 'clusterArn' | 'serviceName' | 'previousTaskDefinitionArn'>
  readonly taskDefinition: TaskDefinitionDraft
  readonly desiredCount: number | null
  readonly newDeployment: 'when-changed' | 'forced'
}

type DeployPorts = Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>

/** The codes of a request that ECS understood and rejects (ECS API Reference, RegisterTaskDefinition, "Errors"). */
const REJECTIONS = ['ClientException', 'InvalidParameterException']

/**
 * Takes the live target and the rendered task definition, gives the started deployment.
 * @throws ShipError `E_REGISTER` when ECS rejects the task definition, and with the fault's own code when the update fails: it names
 * what was registered and whether the service may have been changed; AwsError for any other call that fails
 */
export const deployService = defineStage({
  kind: 'deploy',
  title: 'Deploy',
  uses: ['target', 'clock', 'journal', 'log'],
  run: async (input: DeployInput, ports: DeployPorts): Promise<StartedDeployment> => {
    const { clusterArn: cluster, serviceName: service, previousTaskDefinitionArn } = input.target
    const { journal, log } = ports
    const taskDefinitionArn = await register(input.taskDefinition, ports)
    log.info(`registered ${taskDefinitionArn}`)
    const noted = [
      journal.aboutTo({ kind: 'service', cluster, service, from: previousTaskDefinitionArn, to: taskDefinitionArn }),
      journal.aboutTo({ kind: 'deployment', cluster, service, deploymentId: null }),
    ] as const
    const earlier: AwsError[] = []
    const send = (): Promise<UpdateServiceCommandOutput> => update(input, taskDefinitionArn, ports)
    const reply = await patiently(send, (error) => void earlier.push(error), ports).catch((error: unknown) => {
      throw notUpdated([...earlier, error], noted, { service, taskDefinitionArn })
    })
    noted[0].changed()
    const { id: deploymentId, createdAt } = startedBy(reply, input, taskDefinitionArn)
    noted[1].changed({ kind: 'deployment', cluster, service, deploymentId })
    log.info(`updated service ${service}: deployment ${deploymentId}`)
    return { cluster, service, deploymentId, createdAt, taskDefinitionArn, previousTaskDefinitionArn }
  },
  record: (result) => result,
})

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
  return taskDefinitionArn
}

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

/** No answer, one that is not of AWS's protocol, or a fault inside ECS: the change may have been made all the same. */
const UNSURE = /^(no response|HTTP )|^(ServerException|Internal\w*|ServiceUnavailable\w*|RequestTimeout\w*)$/

/**
 * Whether nothing was changed: the first and only attempt was refused, or never sent. After a retry that is not known: the reply to
 * an earlier attempt may be lost, and the error is only the answer to the last one.
 */
const isRefused = (error: unknown): boolean => {
  if (!(error instanceof AwsError)) return false
  const { attempts, awsCode, code } = error
  const isOnly = attempts === 1 || (attempts === undefined && awsCode === NOT_SENT)
  return isOnly && !(code === 'E_AWS' && UNSURE.test(awsCode))
}

interface Update {
  readonly service: string
  readonly taskDefinitionArn: string
}

/**
 * Closes the entries where nothing was changed, and gives the error that says so; they stay open where that is not known. `errors` are
 * those of all requests, the last one is what ended the update.
 */
const notUpdated = (
  errors: readonly unknown[],
  noted: readonly Pick<OpenEntry, 'unchanged'>[],
  { service, taskDefinitionArn }: Update,
): unknown => {
  const error = errors.at(-1)
  const refused = errors.every(isRefused)
  if (refused) for (const entry of noted) entry.unchanged()
  if (!(error instanceof ShipError)) return error
  const { code } = error
  const outcome = `Service \`${service}\` ${refused ? 'was not' : 'may have been'} updated`
  const message = `${outcome}: ${error.message}\nRegistered: ${taskDefinitionArn}`
  const check = `Check the service \`${service}\`: the update may have been made.`
  const hint = refused ? error.hint : [check, ...(error.hint === undefined ? [] : [error.hint])].join(' ')
  const headline = [...shortForms(error).map((cause) => `${outcome}: ${cause}`), outcome]
  return new ShipError({ code, message, headline, hint, cause: error })
}

/**
 * UpdateService has no client token, and the SDK sends it again when a reply is lost. The second request must not start a second
 * deployment: it names the same, freshly registered revision, which the service then already has, so it changes nothing. That
 * holds only without `forceNewDeployment`, and the flag would add nothing: a new revision always starts a new deployment. So it
 * is sent only in the one case where it has a meaning, a service that has the revision already.
 */
const update = (
  { target, desiredCount, newDeployment }: DeployInput,
  taskDefinition: string,
  ports: DeployPorts,
): Promise<UpdateServiceCommandOutput> => {
  const isUnchanged = taskDefinition === target.previousTaskDefinitionArn
  return ports.target.ecs.updateService({
    cluster: target.clusterArn,
    service: target.serviceName,
    taskDefinition,
    ...(desiredCount === null ? {} : { desiredCount }),
    ...(newDeployment === 'forced' && isUnchanged ? { forceNewDeployment: true } : {}),
  })
}

/**
 * The PRIMARY deployment of the reply, which must run the revision that we registered; nobody else can have used that one.
 * @throws ShipError `E_AWS` without one
 */
const startedBy = (
  { service }: UpdateServiceCommandOutput,
  { target }: DeployInput,
  taskDefinitionArn: string,
): { readonly id: DeploymentId; readonly createdAt: number } => {
  const isOurs = ({ status, taskDefinition }: Deployment): boolean =>
    status === 'PRIMARY' && taskDefinition === taskDefinitionArn
  const { id: found, createdAt } = service?.deployments?.find(isOurs) ?? {}
  const id = parseDeploymentId(found)
  if (id !== null && createdAt !== undefined) return { id, createdAt: createdAt.getTime() }
  throw fault('E_AWS', {
    message: `ecs:UpdateService of ${target.serviceName} returned no deployment of ${taskDefinitionArn}`,
    hint: `Check the service \`${target.serviceName}\`: the update may have been made. Then re-run.`,
  })
}
