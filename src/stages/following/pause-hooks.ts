/** Answers the pause hooks at which a deployment waits, as `pause-hook` says: each hook id once, since a linear deployment meets one at every step. */
import type { ServiceDeployment } from '@aws-sdk/client-ecs'
import { isTemporary, isUnavailable } from '../../domain/aws/faults.ts'
import { awaitedPauses, type PauseAnswer } from '../../domain/rollout/pauses.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import type { StartedDeployment } from '../../domain/rollout/rollout.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { messageOf } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { LONGEST_LOOK_MS } from '../looks.ts'
import { isRefused } from '../refused.ts'

type PausePorts = Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>

export interface Pauses {
  /** Answers each hook that waits for one. @throws AwsError that a later look would not change */
  readonly answer: (own: ServiceDeployment) => Promise<void>
  /** The hook at which this run has had the deployment rolled back; null: at none. */
  readonly rolledBackAt: () => string | null
}

/** Of one hook. */
interface Answer {
  readonly noted: { readonly changed: () => void; readonly unchanged: () => void }
  state: 'open' | 'taken'
  /** Whether ECS may have carried a request out. */
  isSent: boolean
  refusals: number
}

interface Answering {
  readonly answer: Exclude<PauseAnswer, 'wait'>
  readonly deployment: StartedDeployment
  readonly ports: PausePorts
  readonly answers: Map<string, Answer>
}

/** Somebody else may answer between a look and the request; the next look shows it. */
const MOST_REFUSALS = 2

/** What answers the pauses of one deployment; null where they wait for a person. */
export const pausesOf = (answer: PauseAnswer, deployment: StartedDeployment, ports: PausePorts): Pauses | null => {
  if (answer === 'wait') return null
  const answering: Answering = { answer, deployment, ports, answers: new Map() }
  return {
    answer: (own) => answerAll(own, answering),
    rolledBackAt: () => {
      const taken = [...answering.answers].find(([, { state, isSent }]) => state === 'taken' && isSent)
      return answer === 'roll-back' ? (taken?.[0] ?? null) : null
    },
  }
}

const answerAll = async (own: ServiceDeployment, answering: Answering): Promise<void> => {
  const waiting = awaitedPauses(own)
  settle(waiting, answering)
  for (const hookId of waiting) {
    // What was answered may be shown as waiting for a moment.
    if (answering.answers.get(hookId)?.state !== 'taken') await answerOne({ own, hookId }, answering)
  }
}

/** A request without a reply has arrived where its pause no longer waits. */
const settle = (waiting: readonly string[], { answers }: Answering): void => {
  for (const [hookId, one] of answers) {
    if (one.state === 'taken' || waiting.includes(hookId)) continue
    one.state = 'taken'
    if (one.isSent) one.noted.changed()
  }
}

interface Pause {
  readonly own: ServiceDeployment
  readonly hookId: string
}

const answerOne = async ({ own, hookId }: Pause, answering: Answering): Promise<void> => {
  const { answer, ports, answers } = answering
  const one: Answer = answers.get(hookId) ?? {
    noted: note(hookId, answering),
    state: 'open',
    isSent: false,
    refusals: 0,
  }
  answers.set(hookId, one)
  const action = answer === 'continue' ? 'CONTINUE' : 'ROLLBACK'
  const limit = { signal: ports.clock.timeout(LONGEST_LOOK_MS) }
  try {
    const { serviceDeploymentArn } = own
    await ports.target.ecs.continueServiceDeployment({ serviceDeploymentArn, hookId, action }, limit)
  } catch (error) {
    failed(error, one, ports)
    return
  }
  one.state = 'taken'
  one.isSent = true
  one.noted.changed()
  ports.log.info(`${answer === 'continue' ? 'continued' : 'requested the rollback at'} pause hook ${hookId}`)
}

/** Throws what a later look would not change. */
const failed = (error: unknown, one: Answer, { log }: PausePorts): void => {
  one.isSent ||= !isRefused(error)
  if (!one.isSent) one.noted.unchanged()
  const mayPass = isTemporary(error)
  if (!mayPass) one.refusals += 1
  if (!(error instanceof AwsError) || isUnavailable(error) || one.refusals > MOST_REFUSALS) throw error
  log.info(`${messageOf(error)}; looking again`)
}

const note = (hookId: string, { answer, deployment, ports: { journal } }: Answering): Answer['noted'] => {
  const { cluster, service, deploymentId } = deployment
  return answer === 'continue'
    ? journal.aboutTo({ kind: 'pause', cluster, service, deploymentId, hookId })
    : journal.aboutTo({ kind: 'rollback', cluster, service, deploymentId })
}

/** A rollback that this run has requested at a hook: ECS only says that a user has. */
export const attributed = (outcome: SeenOutcome, { rolledBackAt }: Pauses): SeenOutcome => {
  const hook = outcome.kind === 'rolled-back' ? rolledBackAt() : null
  return outcome.kind === 'rolled-back' && hook !== null ? { ...outcome, atHook: hook } : outcome
}
