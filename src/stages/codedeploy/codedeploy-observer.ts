/** Asks CodeDeploy and ECS for the picture of our deployment. */
import type { DeploymentInfo, ECSTarget } from '@aws-sdk/client-codedeploy'
import type { Service } from '@aws-sdk/client-ecs'
import { isUnavailable } from '../../domain/aws/faults.ts'
import type { CodeDeployPicture } from '../../domain/codedeploy/codedeploy-picture.ts'
import { hasEnded, servesAll } from '../../domain/codedeploy/codedeploy-reading.ts'
import { withTaskSets } from '../../domain/codedeploy/task-sets.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { fault } from '../../errors/fault.ts'
import type { CallLimit } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTarget } from './read-target.ts'

type ObserverPorts = Pick<Ports, 'target' | 'log'>

/** What is read beside the deployment, look after look: at one look each 3 s, all make 36 calls a minute. */
const TURNS = ['events', 'service', 'events', 'service', 'nothing'] as const

/**
 * Gives a function that asks once, until its signal aborts. The deployment is read at each look, its life-cycle events and the service in turn, and
 * all of them where the deployment has ended, or has come to serve. One that has ended is not read again: its rollback is.
 */
export const makeCodeDeployObserver = (
  started: StartedDeployment,
  ports: ObserverPorts,
): ((signal: AbortSignal) => Promise<CodeDeployPicture>) => {
  const readEvents = makeEventReader(started, ports)
  const { target: aws } = ports
  let last: CodeDeployPicture | null = null
  let looks = 0
  const read = async (limit: CallLimit): Promise<CodeDeployPicture> => {
    const [deployment, target, service] = await Promise.all([
      readDeployment(started.deploymentId, aws, limit),
      readEvents(limit),
      readService(started, aws, limit),
    ])
    return { deployment, target, service, rollback: await readRollback(deployment, aws, limit) }
  }
  const readAgain = async (before: CodeDeployPicture, limit: CallLimit): Promise<CodeDeployPicture> => {
    looks += 1
    const turn = TURNS[looks % TURNS.length]
    const [deployment, target, service] = await Promise.all([
      isSettled(before) ? before.deployment : readDeployment(started.deploymentId, aws, limit),
      turn === 'events' ? readEvents(limit) : before.target,
      // A service that is not listed may be at the next look.
      turn === 'service' || before.service === null ? readService(started, aws, limit) : before.service,
    ])
    return { deployment, target, service, rollback: await readRollback(deployment, aws, limit) }
  }
  return async (signal) => {
    // Each look is a further attempt, so the SDK makes none of its own.
    const limit = { signal, attempts: 'once' } as const
    const seen: CodeDeployPicture = last === null ? await read(limit) : await readAgain(last, limit)
    last = last !== null && turnOf(seen) !== turnOf(last) ? await read(limit) : seen
    return last
  }
}

/** It has ended, and names its rollback: it stays as it is. */
const isSettled = ({ deployment, rollback }: CodeDeployPicture): boolean => rollback !== null && hasEnded(deployment)

/** Changes where everything has to be seen at once: an outcome is read from one picture. */
const turnOf = ({ target, deployment, rollback }: CodeDeployPicture): string =>
  [servesAll(target), hasEnded(deployment), rollback !== null && hasEnded(rollback)].join(' ')

const readRollback = async (
  { rollbackInfo }: DeploymentInfo,
  aws: Pick<Ports['target'], 'codedeploy'>,
  limit: CallLimit,
): Promise<DeploymentInfo | null> => {
  const id = rollbackInfo?.rollbackDeploymentId
  return id === undefined ? null : readDeployment(id, aws, limit)
}

/** Null until CodeDeploy has begun, and where the call is denied, which is reported once. */
const makeEventReader = (
  started: StartedDeployment,
  { target, log }: ObserverPorts,
): ((limit: CallLimit) => Promise<ECSTarget | null>) => {
  let isDenied = false
  return async (limit) => {
    if (isDenied) return null
    try {
      return await readTarget(started, target, limit)
    } catch (error) {
      if (!isUnavailable(error)) throw error
      isDenied = true
      log.warning(`${error.operation} is denied: the life-cycle events are not shown; grant ${error.operation}`)
      return null
    }
  }
}

const readService = async (
  { cluster, service }: StartedDeployment,
  { ecs }: Pick<Ports['target'], 'ecs'>,
  limit: CallLimit,
): Promise<Service | null> => {
  const { services } = await ecs.describeServices({ cluster, services: [service] }, limit)
  const [found] = services ?? []
  return found === undefined ? null : withTaskSets(found)
}

const readDeployment = async (
  deploymentId: string,
  { codedeploy }: Pick<Ports['target'], 'codedeploy'>,
  limit: CallLimit,
): Promise<DeploymentInfo> => {
  const { deploymentInfo } = await codedeploy.getDeployment({ deploymentId }, limit)
  if (deploymentInfo !== undefined) return deploymentInfo
  throw fault('E_AWS', { message: `codedeploy:GetDeployment of ${deploymentId} returned no deployment` })
}
