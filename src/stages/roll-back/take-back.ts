/**
 * Looks at the service and requests what the look calls for, until ECS has taken a request or there is nothing to request. Each request follows
 * a look of its own: while ECS refuses or does not answer, somebody else may deploy, and the deployment may end.
 */
import { isTemporary } from '../../domain/aws/faults.ts'
import { parseTaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import { knownDeployment } from '../../domain/rollout/needed-update.ts'
import { newerPrimary, primaryOf, type RolloutPicture, type RolloutReading } from '../../domain/rollout/picture.ts'
import { readRollout } from '../../domain/rollout/reading.ts'
import { moveFor, SUCCEEDED_SINCE, type Move } from '../../domain/rollout/rollback-policy.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { makeObserver } from '../following/observer.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { pauseAfter } from '../patience.ts'
import type { Own, Taken } from './own.ts'
import { requestRollback, type Noted, type RequestPorts } from './request-rollback.ts'

/** What has been seen and requested so far. */
interface Progress {
  /** The first look; null before it. */
  first: RolloutReading['kind'] | null
  /** Of requests that ECS may have carried out although it gave no good answer. */
  readonly unanswered: Noted[]
  /** `update` once the right to stop a deployment is found to be missing. */
  way: 'stop' | 'update'
  absences: number
}

const LONGEST_MS = 3 * 60_000
/** A response that does not list the service says nothing at first: ECS is eventually consistent (API Reference, RunTask). */
const MOST_ABSENCES = 5

/** @throws AwsError for a fault that lasts for three minutes, or is not one that passes; ShipError `E_AWS` */
export const takeBack = async (own: Own, ports: RequestPorts): Promise<Taken> => {
  const { clock, log } = ports
  const look = makeObserver(own.deployment, ports)
  const progress: Progress = { first: null, unanswered: [], way: 'stop', absences: 0 }
  const until = clock.now() + LONGEST_MS
  for (let failures = 0; ; failures += 1) {
    const pauseMs = pauseAfter(failures)
    try {
      const picture = await look(clock.timeout(LONGEST_LOOK_MS))
      const taken = await act(picture, { own, progress }, ports)
      if (taken !== null) return taken
    } catch (error) {
      if (mayUpdateInstead(error, own, progress)) {
        log.warning(`${error.message}; setting the service back by ecs:UpdateService instead`)
        progress.way = 'update'
        continue
      }
      if (!isTemporary(error) || clock.now() + pauseMs > until) throw error
      log.info(`${error.message}; trying again in ${(pauseMs / 1000).toFixed(1)} s`)
    }
    await clock.sleep(pauseMs)
  }
}

interface Acting {
  readonly own: Own
  readonly progress: Progress
}

/** Null where the look says nothing. */
const act = async (picture: RolloutPicture, { own, progress }: Acting, ports: RequestPorts): Promise<Taken | null> => {
  const { service } = picture
  const { deployment, trigger, policy } = own
  progress.absences = service === null ? progress.absences + 1 : 0
  if (service === null && progress.absences <= MOST_ABSENCES) return null
  const reading = readRollout(picture, deployment)
  progress.first ??= reading.kind
  const taken = takenAlready(picture, reading, { own, progress })
  if (taken !== null) return taken
  const move = onTheWay(moveFor({ reading, service, deployment, trigger, policy }), deployment, progress)
  if (move.kind === 'none') return move
  if (move.kind === 'follow') return { kind: 'taken', by: 'ecs', followed: deployment }
  const { unanswered } = progress
  const followed = await requestRollback(move, deployment, {
    ports,
    unanswered: (entry) => void unanswered.push(entry),
  })
  // It is the same change, which counts once.
  for (const entry of unanswered) entry.unchanged()
  return { kind: 'taken', by: 'run', followed }
}

/** What has come of the deployment, or of an earlier request, since the first look; null: nothing. */
const takenAlready = (picture: RolloutPicture, reading: RolloutReading, { own, progress }: Acting): Taken | null => {
  const { deployment, trigger } = own
  const { first, unanswered } = progress
  const end = reading.kind === 'running' ? null : reading.outcome.kind
  const isBetter = end === 'success' && first !== 'ended'
  if (isBetter && trigger !== 'cancel') return { kind: 'none', because: SUCCEEDED_SINCE }
  const followed = end === 'rolled-back' ? deployment : setBackIn(picture, deployment)
  if (followed !== null && unanswered.length > 0) {
    settle(unanswered)
    return { kind: 'taken', by: 'run', followed }
  }
  return end === 'rolled-back' && first !== 'ended' ? { kind: 'taken', by: 'ecs', followed: deployment } : null
}

/** ECS has carried one out; they all ask for the same. */
const settle = (unanswered: readonly Noted[]): void => {
  for (const entry of unanswered) entry.unchanged()
  unanswered.at(-1)?.changed()
}

/** The newer deployment of the revision before, where the service has one. */
const setBackIn = ({ service }: RolloutPicture, started: StartedDeployment): StartedDeployment | null => {
  const primary = newerPrimary({ primary: primaryOf(service), started })
  const known = primary === null ? null : knownDeployment(primary)
  if (known === null || known.taskDefinitionArn !== started.previousTaskDefinitionArn) return null
  const { cluster, service: name, taskDefinitionArn } = started
  return { ...known, cluster, service: name, previousTaskDefinitionArn: taskDefinitionArn }
}

/** By an update, where a stop is denied. */
const onTheWay = (move: Move, { previousTaskDefinitionArn }: StartedDeployment, { way }: Progress): Move => {
  const to = parseTaskDefinitionArn(previousTaskDefinitionArn ?? '')
  return move.kind === 'stop' && way === 'update' && to !== null ? { kind: 'update', to } : move
}

/** Whoever has chosen `rollback-on` gets a rollback also without the right to stop a deployment: `deploy` has the right to update. */
const mayUpdateInstead = (error: unknown, { deployment, policy }: Own, { way }: Progress): error is AwsError =>
  error instanceof AwsError &&
  error.code === 'E_ACCESS_DENIED' &&
  error.operation === 'ecs:StopServiceDeployment' &&
  way === 'stop' &&
  policy.origin === 'chosen' &&
  deployment.previousTaskDefinitionArn !== null &&
  deployment.previousTaskDefinitionArn !== deployment.taskDefinitionArn
