/**
 * Updates a service by a request that must not be carried out twice: UpdateService has no client token, so it is sent once, and a deployment
 * whose reply was lost is looked for.
 */
import type { Service, UpdateServiceCommandInput, UpdateServiceCommandOutput } from '@aws-sdk/client-ecs'
import type { KnownDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { searchFor } from '../lost-reply.ts'
import { patiently } from '../patience.ts'
import { isRefused } from '../refused.ts'
import { readServiceNow } from './service-now.ts'
import type { DeployPorts, ServiceUpdate } from './service-update.ts'

export interface Once {
  readonly request: UpdateServiceCommandInput
  readonly update: Pick<ServiceUpdate, 'cluster' | 'service'>
  /** The deployment that the request has started, in the service as ECS shows it. */
  readonly find: (service: Service | null) => KnownDeployment | null
}

/** Gives the deployment; null when a reply has none. @throws what UpdateService throws */
export const sendOnce = (once: Once, ports: DeployPorts): Promise<KnownDeployment | null> => {
  const send = (): Promise<UpdateServiceCommandOutput> =>
    ports.target.ecs.updateService(once.request, { attempts: 'once' })
  // ECS has not carried out what it refused as too many requests.
  return patiently(send, () => undefined, ports)
    .then((reply) => once.find(reply.service ?? null))
    .catch(async (error: unknown) => {
      const found = error instanceof AwsError && !isRefused(error) ? await search(once, error, ports) : null
      if (found !== null) return found
      throw error
    })
}

/** Looks for the deployment of a request whose reply was lost; null when ECS shows none in time. */
const search = ({ update, find }: Once, error: AwsError, ports: DeployPorts): Promise<KnownDeployment | null> => {
  ports.log.warning(`${error.message}; the request is not sent again: looking for its deployment`)
  return searchFor(async () => find(await readServiceNow(update, ports)), ports.clock)
}
