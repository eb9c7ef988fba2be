/** What the service needs right before the update, once a deployment that others have started is dealt with. */
import type { Deployment, Service } from '@aws-sdk/client-ecs'
import { deploymentInProgress } from '../../domain/rollout/in-progress.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import { attributeChanges, type AttributeChanges } from '../../domain/service-attributes/attribute-changes.ts'
import { fieldsFor, NO_ATTRIBUTES } from '../../domain/service-attributes/service-attributes.ts'
import { neededUpdate, type NeededUpdate, type Wanted } from '../../domain/rollout/needed-update.ts'
import { minutes, named } from '../../domain/rollout/sentence.ts'
import { changedBefore, type Registered } from '../../domain/tasks/registered.ts'
import { fault } from '../../errors/fault.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { LOOK_AGAIN_MS } from '../looks.ts'
import { readServiceNow } from './service-now.ts'
import type { DeployPorts } from './service-update.ts'
import type { LiveService } from '../../domain/aws/live.ts'

export interface Needing extends Wanted, Pick<ServiceConfig, 'whenInProgress' | 'waitMinutes' | 'attributes'> {
  readonly target: Pick<LiveService, 'clusterArn' | 'serviceName' | 'running' | 'described'>
  /** What `register` found; null or absent where nothing has to run before the update. */
  readonly registered?: Registered | null
}

export interface NeededNow {
  /** Null where ECS does not say. */
  readonly now: Service | null
  readonly needed: NeededUpdate
  /** The attributes that differ. */
  readonly attributes: AttributeChanges
}

/**
 * Reads the service, again and again while another deployment is to end first. One of the same definition is no other one: it is followed.
 * @throws ShipError `E_DEPLOYMENT_IN_PROGRESS`, `E_SERVICE_CHANGED`, and what `readServiceNow` throws
 */
export const neededNow = async (needing: Needing, ports: DeployPorts): Promise<NeededNow> => {
  const { target, whenInProgress, waitMinutes } = needing
  const { clusterArn: cluster, serviceName: service, running } = target
  const until = ports.clock.now() + waitMinutes * 60_000
  let announced: string | null = null
  for (;;) {
    const now = await readServiceNow({ cluster, service, include: fieldsFor(needing.attributes) }, ports)
    const attributes = attributesNow(needing, now)
    // Tasks that are replaced for another reason than their revision are replaced by a forced deployment.
    const newDeployment = attributes.starts === 'nothing' ? needing.newDeployment : 'forced'
    const needed = neededUpdate({ ...needing, newDeployment }, { service: now, running })
    const found = { now, needed, attributes }
    checkTasksRan(needing, needed)
    const other = needed.kind === 'none' ? null : deploymentInProgress(now)
    if (other === null) return found
    const words = inWords(service, other)
    if (whenInProgress === 'replace') {
      ports.log.info(`${words}; this run replaces it`)
      return found
    }
    if (whenInProgress === 'fail') throw inProgress(words, needing)
    if (ports.clock.now() >= until) throw inProgress(`${words}, still after ${minutes(waitMinutes * 60_000)}`, needing)
    if (words !== announced) ports.log.info(`${words}; waiting for its end`)
    announced = words
    await ports.clock.sleep(LOOK_AGAIN_MS)
  }
}

/** Where ECS does not say what the service is now, it is compared as it was planned. */
export const attributesNow = (
  { attributes = NO_ATTRIBUTES, target }: Pick<Needing, 'attributes' | 'target'>,
  now: Service | null,
): AttributeChanges => attributeChanges(attributes.value, now ?? target.described)

/** Where `register` found nothing to deploy, no task of `run-before` has run. */
const checkTasksRan = ({ registered, target }: Needing, { kind }: NeededUpdate): void => {
  if (registered?.kind !== 'nothing' || kind === 'none') return
  throw fault('E_SERVICE_CHANGED', {
    message: `service ${named(target.serviceName)} no longer has the revision that it had a moment ago; it was not updated`,
    headline: 'the service was changed while the run prepared its deployment',
  })
}

const inWords = (service: string, { id = '', taskDefinition = '' }: Deployment): string =>
  `deployment ${id} of service ${named(service)} is in progress: ${named(revisionName(taskDefinition))}`

const inProgress = (words: string, { registered }: Needing): Error =>
  fault('E_DEPLOYMENT_IN_PROGRESS', {
    message: `${words}; ${changedBefore(registered)}`,
    headline: 'another deployment of the service is in progress',
  })
