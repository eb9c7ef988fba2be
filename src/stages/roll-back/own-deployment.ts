/** The deployment that this run has started, also where the reply to its request is not known. */
import type { Service } from '@aws-sdk/client-ecs'
import { isTemporary } from '../../domain/aws/faults.ts'
import { changesOf, type ChangeOf } from '../../domain/change.ts'
import { withTaskSets } from '../../domain/codedeploy/task-sets.ts'
import { parseCodeDeployId } from '../../domain/rollout/identifiers.ts'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import { primaryOf } from '../../domain/rollout/picture.ts'
import type { DeployResult, StartedDeployment } from '../../domain/rollout/rollout.ts'
import type { Ports } from '../../ports/ports.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { sendAgain } from '../patience.ts'

/** ECS shows a new deployment within seconds; after a cancel there are no more. */
const LOOKS = 3
const PAUSE_MS = 1000
const LONGEST_MS = 3 * 60_000

export interface OwnPlace {
  readonly clusterArn: string
  readonly serviceName: string
}

/**
 * Null where this run has started none, or ECS shows none.
 * @throws AwsError for a fault that lasts for three minutes, or is not one that passes
 */
export const findOwn = async (
  deployed: DeployResult | null,
  place: OwnPlace,
  ports: Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>,
): Promise<StartedDeployment | null> => {
  if (deployed !== null) return deployed.kind === 'started' ? deployed : null
  const update = updateOf(place, ports)
  if (update === null) return null
  const { clock } = ports
  // What kept the reply to the update away may last for a while.
  const patience = { mayPass: isTemporary, until: clock.now() + LONGEST_MS }
  for (let looks = 1; ; looks += 1) {
    const found = startedIn(await sendAgain(() => readService(place, ports), patience, ports), update)
    if (found !== null || looks === LOOKS) return found
    await clock.sleep(PAUSE_MS)
  }
}

/** The update that was sent, or about to be: `deploy` has noted it before its request. */
const updateOf = ({ clusterArn, serviceName }: OwnPlace, { journal }: Pick<Ports, 'journal'>) => {
  const sent = changesOf('service', journal.entries()).find(
    ({ change, state }) => change.cluster === clusterArn && change.service === serviceName && state !== 'unchanged',
  )
  return sent?.change ?? null
}

const readService = async (
  { clusterArn: cluster, serviceName }: OwnPlace,
  { target, clock }: Pick<Ports, 'target' | 'clock'>,
): Promise<Service | null> => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) }
  const { services } = await target.ecs.describeServices({ cluster, services: [serviceName] }, limit)
  const [found] = services ?? []
  return found === undefined ? null : withTaskSets(found)
}

/** Nobody else can have used the revision that this run has registered. */
const startedIn = (service: Service | null, { cluster, service: name, from, to }: ChangeOf<'service'>) => {
  // Of a deployment of CodeDeploy the task set is PRIMARY only once the traffic has moved.
  const own = service?.deployments?.find(
    ({ taskDefinition, id }) => taskDefinition === to && parseCodeDeployId(id) !== null,
  )
  const primary = own ?? primaryOf(service)
  const found = primary === null ? null : knownDeployment(primary)
  if (found?.taskDefinitionArn !== to) return null
  return { ...found, cluster, service: name, previousTaskDefinitionArn: from }
}
