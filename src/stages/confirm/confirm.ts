/**
 * confirm: checks that a deployment that succeeded holds, with the image that was scanned and pushed. Enough tasks of this deployment must
 * run, each must report one of the pushed image's digests, and none may have exited since; without that, nothing is confirmed.
 */
import { withTaskSets } from '../../domain/codedeploy/task-sets.ts'
import { defineStage } from '../../ports/stage.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import type { ConfirmResult, StartedDeployment, WaitResult } from '../../domain/rollout/rollout.ts'
import { judge, whole, type Confirmation, type Confirming } from '../../domain/rollout/confirmation.ts'
import { isTemporary } from '../../domain/aws/faults.ts'
import { countedTasks } from '../../domain/rollout/sentence.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTasks } from '../service-tasks.ts'
import { LONGEST_LOOK_MS, LOOK_AGAIN_MS } from '../looks.ts'
import { notConfirmed } from './not-confirmed.ts'

export interface ConfirmInput {
  readonly image: PushedImage
  readonly deployment: StartedDeployment
  /** Null where nobody waited: then only what runs now counts. */
  readonly wait: WaitResult | null
}

type ConfirmPorts = Pick<Ports, 'target' | 'clock' | 'log'>

/** ECS may list a task as running some seconds before it shows the digest. */
const UNREPORTED_MS = 15_000
/** A task that lost its instance is replaced in a minute or two; pulling a large image takes longer. */
const LONGEST_MS = 5 * 60_000
const LOOK_AGAIN_LATER_MS = 10_000

/**
 * Takes the pushed image, the deployment and what the wait saw; gives how many tasks run the image, or that the service has no tasks to run.
 * @throws ShipError `E_NOT_CONFIRMED` that names the tasks, `E_SUPERSEDED`; AwsError
 */
export const confirmImage = defineStage({
  kind: 'confirm',
  title: 'Confirm the running image',
  uses: ['target', 'clock', 'log'],
  run: async ({ image, deployment, wait }: ConfirmInput, ports: ConfirmPorts): Promise<ConfirmResult> => {
    const { clock } = ports
    const confirming = { image, deployment, success: wait?.outcome.kind === 'success' ? wait.outcome : null }
    const startedAt = clock.now()
    const lasting = measureLasting(clock)
    for (;;) {
      const elapsedMs = clock.now() - startedAt
      const found = await lookOnce(confirming, ports, elapsedMs < LONGEST_MS ? 'again' : 'last')
      const lastingMs = lasting(found)
      const result = found === null ? null : conclude(found, { elapsedMs, lastingMs }, confirming)
      if (result !== null) {
        announce(result, confirming, ports)
        return result
      }
      await clock.sleep(elapsedMs < UNREPORTED_MS ? LOOK_AGAIN_MS : LOOK_AGAIN_LATER_MS)
    }
  },
  record: (result) => result,
})

/** For how long, look after look, the same has been found. */
const measureLasting = (clock: Clock): ((found: Confirmation | null) => number) => {
  let first: { readonly kind: Confirmation['kind'] | undefined; readonly at: number } | null = null
  return (found) => {
    if (first?.kind !== found?.kind) first = { kind: found?.kind, at: clock.now() }
    return first === null ? 0 : clock.now() - first.at
  }
}

/** Null after a fault that may pass, unless there is no further look. */
const lookOnce = async (
  confirming: Confirming,
  { target: { ecs }, clock, log }: ConfirmPorts,
  look: 'again' | 'last',
): Promise<Confirmation | null> => {
  const limit = { signal: clock.timeout(LONGEST_LOOK_MS) }
  const { deployment } = confirming
  const { cluster, service: name } = deployment
  try {
    const [{ services }, tasks, stopped] = await Promise.all([
      ecs.describeServices({ cluster, services: [name] }, limit),
      readTasks(deployment, 'RUNNING', { ecs, limit }),
      readTasks(deployment, 'STOPPED', { ecs, limit }),
    ])
    const [service] = services ?? []
    return judge({ service: service === undefined ? null : withTaskSets(service), tasks, stopped }, confirming)
  } catch (error) {
    if (look === 'last' || !isTemporary(error)) throw error
    log.info(`${error.message}; trying again`)
    return null
  }
}

interface Waited {
  readonly elapsedMs: number
  readonly lastingMs: number
}

/** The result, or null while another look may say more. Throws what is certain and not a success. */
const conclude = (
  found: Confirmation,
  { elapsedMs, lastingMs }: Waited,
  confirming: Confirming,
): ConfirmResult | null => {
  switch (found.kind) {
    case 'confirmed':
      return { ...found, digest: confirming.image.digest }
    case 'nothing-runs':
      return found
    case 'unreported':
      return lastingMs < UNREPORTED_MS ? null : found
    case 'replaced':
      return elapsedMs < LONGEST_MS && lastingMs < found.forMs ? null : concludeReplaced(found, confirming)
    case 'short':
      if (elapsedMs < LONGEST_MS) return null
      throw notConfirmed(found, confirming.deployment)
    default:
      throw notConfirmed(found, confirming.deployment)
  }
}

/** The replacements have lasted; a task that was killed on an instance that still runs others has ended by itself. */
const concludeReplaced = (
  { tasks, silent, doubtful }: Extract<Confirmation, { kind: 'replaced' }>,
  { image, deployment }: Confirming,
): ConfirmResult => {
  if (doubtful.length > 0) throw notConfirmed({ kind: 'exited', tasks: doubtful }, deployment)
  const found = whole({ tasks, silent })
  return found.kind === 'confirmed' ? { ...found, digest: image.digest } : found
}

const announce = (result: ConfirmResult, { image, deployment }: Confirming, { log }: ConfirmPorts): void => {
  switch (result.kind) {
    case 'confirmed':
      log.info(`${countedTasks(result.tasks)} ${result.tasks === 1 ? 'reports' : 'report'} ${image.digest}`)
      return
    case 'nothing-runs':
      log.info(`no running task to confirm: the desired count of ${deployment.service} is 0`)
      return
    case 'unreported':
      log.warning(
        `no digest is reported by ${result.silent} of ${countedTasks(result.tasks)}; the task definition names the image by its digest, ${image.digest}`,
      )
  }
}
