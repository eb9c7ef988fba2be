/**
 * Registers the task definition and points the service at it. Gives the deployment that this very update started; what becomes of
 * it is the wait's to say.
 */
import type { Deployment, UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import { AwsError } from '../errors/aws-error.ts'
import { ShipError } from '../errors/ship-error.ts'
import { defineStage } from '../ports/stage.ts'
import { fault } from '../errors/fault.ts'
import type { LiveTarget } from '../domain/aws/live.ts'
import type { StartedDeployment } from '../domain/rollout/rollout.ts'
import type { TaskDefinitionDraft } from '../domain/task-definition/task-definition.ts'
import type { Ecs } from '../ports/aws.ts'
import type { Ports } from '../ports/ports.ts'

export interface DeployInput {
  readonly target: LiveTarget
  readonly taskDefinition: TaskDefinitionDraft
  readonly desiredCount: number | null
  readonly newDeployment: 'when-changed' | 'forced'
}

/** What ECS calls a request that it understood and will not do (ECS API Reference, RegisterTaskDefinition, "Errors"). */
const REFUSALS = ['ClientException', 'InvalidParameterException']

/**
 * Takes the live target and the rendered task definition, gives the started deployment.
 * @throws ShipError `E_REGISTER` when ECS refuses the task definition, and with the fault's own code when the update fails: it says
 * what was registered and whether the service may have been changed; AwsError for any other refused call
 */
export const deployService = defineStage({
  kind: 'deploy',
  title: 'Deploy',
  uses: ['target', 'log'],
  run: async (input: DeployInput, ports: Pick<Ports, 'target' | 'log'>): Promise<StartedDeployment> => {
    const { log } = ports
    const { ecs } = ports.target
    const { target } = input
    const taskDefinitionArn = await register(input.taskDefinition, ecs)
    log.info(`registered ${taskDefinitionArn}`)
    const deployment = ours(await updateOrTell(input, taskDefinitionArn, ecs), taskDefinitionArn)
    if (deployment?.id === undefined || deployment.createdAt === undefined) {
      throw fault('E_AWS', {
        message: `ecs:UpdateService of ${target.serviceName} answered without a deployment of ${taskDefinitionArn}`,
        hint: 'Look at the service: the update may have been made. Run again.',
      })
    }
    log.info(`updated service ${target.serviceName}: deployment ${deployment.id}`)
    return {
      cluster: target.clusterArn,
      service: target.serviceName,
      deploymentId: deployment.id,
      createdAt: deployment.createdAt.getTime(),
      taskDefinitionArn,
      previousTaskDefinitionArn: target.previousTaskDefinitionArn,
    }
  },
  record: (result) => result,
})

const register = async (draft: TaskDefinitionDraft, ecs: Ecs): Promise<string> => {
  const { taskDefinition } = await ecs.registerTaskDefinition(draft.input).catch((error: unknown) => {
    throw error instanceof AwsError && REFUSALS.includes(error.awsCode) ? refused(draft, error) : error
  })
  if (taskDefinition?.taskDefinitionArn !== undefined) return taskDefinition.taskDefinitionArn
  throw fault('E_AWS', { message: `ecs:RegisterTaskDefinition of ${draft.source} answered without an ARN` })
}

const refused = (draft: TaskDefinitionDraft, error: AwsError): unknown =>
  fault('E_REGISTER', {
    message: `ECS refused the task definition from ${draft.source}: ${error.message}`,
    hint: 'Mend what ECS names in the task definition; the service was not touched.',
    cause: error,
  })

/** No answer, one that is not of AWS's protocol, or a fault inside ECS: the update may have been made all the same. */
const UNSURE = /^(no response|HTTP )|^(ServerException|Internal\w*|ServiceUnavailable\w*|RequestTimeout\w*)$/

const updateOrTell = (input: DeployInput, taskDefinitionArn: string, ecs: Ecs): Promise<UpdateServiceCommandOutput> =>
  update(input, taskDefinitionArn, ecs).catch((error: unknown) => {
    throw error instanceof ShipError ? notUpdated(error, input.target.serviceName, taskDefinitionArn) : error
  })

const notUpdated = (error: ShipError, service: string, taskDefinitionArn: string): ShipError => {
  const { kind, code } = error
  // A region or credentials that are missing are `nothing` too, with codes of their own: then nothing was sent.
  const isRefused = error instanceof AwsError && !(code === 'E_AWS' && UNSURE.test(error.awsCode))
  const outcome = isRefused ? `the service ${service} was not changed` : `the service ${service} may have been updated`
  const message = `${error.message} (${taskDefinitionArn} was registered; ${outcome})`
  const look = `Look at the service ${service}: the update may have been made.`
  const hint = isRefused ? error.hint : [look, ...(error.hint === undefined ? [] : [error.hint])].join(' ')
  return new ShipError({ kind, code, message, hint, cause: error })
}

/**
 * UpdateService has no client token, and the SDK sends it again when a reply is lost. The second request must not start a second
 * deployment: it names the same, freshly registered revision, which the service then already has, so it changes nothing. That
 * holds only without `forceNewDeployment`, and the flag would add nothing: a new revision always starts a new deployment. So it
 * is sent only in the one case where it has a meaning, a service that has the revision already.
 */
const update = async (
  { target, desiredCount, newDeployment }: DeployInput,
  taskDefinition: string,
  ecs: Ecs,
): Promise<UpdateServiceCommandOutput> => {
  const isUnchanged = taskDefinition === target.previousTaskDefinitionArn
  return ecs.updateService({
    cluster: target.clusterArn,
    service: target.serviceName,
    taskDefinition,
    ...(desiredCount === null ? {} : { desiredCount }),
    ...(newDeployment === 'forced' && isUnchanged ? { forceNewDeployment: true } : {}),
  })
}

/** The PRIMARY deployment of the reply, if it runs the revision that we registered; nobody else can have used that one. */
const ours = ({ service }: UpdateServiceCommandOutput, taskDefinitionArn: string): Deployment | undefined =>
  service?.deployments?.find(
    ({ status, taskDefinition }) => status === 'PRIMARY' && taskDefinition === taskDefinitionArn,
  )
