/**
 * Starts another deployment of the revision that a service has. A request that is carried out twice would start two, and UpdateService
 * has no client token: it is sent once, and a deployment whose reply was lost is looked for.
 */
import type { Service, UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import type { KnownDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { LOOK_AGAIN_MS } from '../looks.ts'
import { patiently } from '../patience.ts'
import { isRefused } from '../refused.ts'
import { notUpdated } from './update-failure.ts'
import { readServiceNow } from './service-now.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'

/** ECS shows a new deployment within seconds. */
const LONGEST_SEARCH_MS = 30_000

/**
 * Gives the deployment that replaces `before`, of the same revision.
 * @throws ShipError with the fault's own code, and whether the service may have been changed
 */
export const forceDeployment = async (
  before: KnownDeployment,
  update: ServiceUpdate,
  ports: DeployPorts,
): Promise<KnownDeployment> => {
  const { cluster, service, desiredCount } = update
  const noted = ports.journal.aboutTo({ kind: 'deployment', cluster, service, deploymentId: null })
  const request = {
    cluster,
    service,
    taskDefinition: before.taskDefinitionArn,
    ...desiredCount,
    forceNewDeployment: true,
  }
  const send = (): Promise<UpdateServiceCommandOutput> => ports.target.ecs.updateService(request, { attempts: 'once' })
  // ECS has not carried out what it refused as too many requests.
  const started = await patiently(send, () => undefined, ports)
    .then((reply) => successorIn(reply.service, before))
    .catch(async (error: unknown) => {
      const found =
        error instanceof AwsError && !isRefused(error) ? await search(before, update, { error, ports }) : null
      if (found !== null) return found
      throw notUpdated([error], [noted], { service, registered: null })
    })
  if (started === null) {
    throw fault('E_AWS', {
      message: `ecs:UpdateService of ${service} returned no new deployment of ${before.taskDefinitionArn}`,
      hint: `Check the service \`${service}\`: the update may have been made. Then re-run.`,
    })
  }
  noted.changed({ kind: 'deployment', cluster, service, deploymentId: started.deploymentId })
  return started
}

/** The PRIMARY deployment of the same revision that came after; both times are the server's. */
const successorIn = (service: Service | undefined | null, before: KnownDeployment): KnownDeployment | null => {
  const primary = primaryOf(service ?? null)
  const found = primary === null ? null : knownDeployment(primary)
  if (found === null || found.deploymentId === before.deploymentId) return null
  return found.taskDefinitionArn === before.taskDefinitionArn && found.createdAt >= before.createdAt ? found : null
}

interface Lost {
  readonly error: AwsError
  readonly ports: DeployPorts
}

/** Looks for the deployment of a request whose reply was lost; null when ECS shows none in time. */
const search = async (
  before: KnownDeployment,
  update: ServiceUpdate,
  { error, ports }: Lost,
): Promise<KnownDeployment | null> => {
  const { clock, log } = ports
  log.warning(`${error.message}; the request is not sent again: looking for its deployment`)
  const until = clock.now() + LONGEST_SEARCH_MS
  for (;;) {
    const found = successorIn(await readServiceNow(update, ports), before)
    if (found !== null || clock.now() >= until) return found
    await clock.sleep(LOOK_AGAIN_MS)
  }
}
