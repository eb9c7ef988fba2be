/** Creates a service that does not exist, with the rendered task definition: that is its first deployment. */
import type { CreateServiceCommandOutput, Deployment } from '@aws-sdk/client-ecs'
import { withAttributes } from '../../domain/service-attributes/attribute-changes.ts'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import type { DeployResult, KnownDeployment } from '../../domain/rollout/rollout.ts'
import type { ServiceCreation } from '../../domain/service-definition/service-definition.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { shortForms } from '../../errors/short-forms.ts'
import { patiently } from '../patience.ts'
import { isRefused } from '../refused.ts'
import type { StartInput } from '../strategies/strategy.ts'
import { revisionOf } from './revision.ts'
import type { DeployPorts } from './service-update.ts'

/** The first service of an account creates the role that ECS works with; it can be used seconds later. */
const NO_ROLE_YET = /Unable to assume the service linked role/i
const ROLE_PAUSE_MS = 10_000

/**
 * Takes what `deploy` does, and how the service is created. The request has a client token: ECS carries it out once, however often it is sent.
 * @throws what `revisionOf` throws; ShipError `E_SERVICE_NOT_CREATED`, and with the fault's own code where ECS does not reject the request
 */
export const createService = async (
  input: StartInput,
  creation: ServiceCreation,
  ports: DeployPorts,
): Promise<DeployResult> => {
  const { clusterArn: cluster, serviceName: service } = input.target
  const { journal, log } = ports
  const taskDefinition = await revisionOf(input.taskDefinition, { run: input.run, service }, ports)
  const request = {
    ...withAttributes(input.attributes?.value ?? {}, creation.request),
    ...(input.desiredCount === null ? {} : { desiredCount: input.desiredCount }),
    cluster,
    serviceName: service,
    taskDefinition,
    clientToken: creation.clientToken,
  }
  const noted = [
    journal.aboutTo({ kind: 'service', cluster, service, from: null, to: taskDefinition }),
    journal.aboutTo({ kind: 'deployment', cluster, service, deploymentId: null }),
  ] as const
  const earlier: AwsError[] = []
  const send = (): Promise<CreateServiceCommandOutput> => ports.target.ecs.createService(request)
  const reply = await patiently(onceTheRoleExists(send, ports), (error) => void earlier.push(error), ports).catch(
    (error: unknown) => {
      const isRefusedByAll = [...earlier, error].every(isRefused)
      if (isRefusedByAll) for (const entry of noted) entry.unchanged()
      throw isRefusedByAll ? notCreated(error, { service, source: creation.source, registered: taskDefinition }) : error
    },
  )
  noted[0].changed()
  const started = startedBy(reply, service, taskDefinition)
  noted[1].changed({ kind: 'deployment', cluster, service, deploymentId: started.deploymentId })
  log.info(
    `created service ${service}: deployment ${started.deploymentId}. It is the first one, so there is nothing to roll back to`,
  )
  const facts = { cluster, service, previousTaskDefinitionArn: null, newSincePlan: null, scaledTo: null }
  return { ...facts, ...started, kind: 'started', isFirst: true }
}

/** Sends it a second time where the first one has created the role. */
const onceTheRoleExists =
  (send: () => Promise<CreateServiceCommandOutput>, { clock, log }: DeployPorts) =>
  async (): Promise<CreateServiceCommandOutput> => {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof AwsError) || !NO_ROLE_YET.test(error.message)) throw error
      log.info(`${error.message}; trying again in ${ROLE_PAUSE_MS / 1000} s`)
      await clock.sleep(ROLE_PAUSE_MS)
      return await send()
    }
  }

interface Refused {
  readonly service: string
  readonly source: string
  readonly registered: string
}

/** What ECS says where the name is not free. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/not idempotent/i, 'A service of this name exists by now: somebody else has created it. Re-run to deploy to it.'],
  [/still draining/i, 'A service of this name is being deleted. Re-run once ECS has finished, or choose another name.'],
]

const notCreated = (error: unknown, { service, source, registered }: Refused): unknown => {
  if (!(error instanceof AwsError) || error.code !== 'E_AWS') return error
  const outcome = `Service \`${service}\` was not created from ${source}`
  const hint = HINTS.find(([pattern]) => pattern.test(error.message))?.[1]
  return fault('E_SERVICE_NOT_CREATED', {
    message: `${outcome}: ${error.message}\nRegistered: ${registered}`,
    headline: [...shortForms(error).map((cause) => `${outcome}: ${cause}`), outcome],
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  })
}

/** @throws ShipError `E_AWS` without a deployment in the reply */
const startedBy = (reply: CreateServiceCommandOutput, service: string, taskDefinition: string): KnownDeployment => {
  const isOurs = (one: Deployment): boolean => one.status === 'PRIMARY' && one.taskDefinition === taskDefinition
  const found = reply.service?.deployments?.find(isOurs)
  const started = found === undefined ? null : knownDeployment(found)
  if (started !== null) return started
  throw fault('E_AWS', {
    message: `ecs:CreateService of ${service} returned no deployment of ${taskDefinition}`,
    hint: `Check the service \`${service}\`: it has been created. Then re-run.`,
  })
}
