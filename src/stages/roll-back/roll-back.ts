/**
 * roll-back: sets a service back whose deployment did not succeed, and follows it until ECS has finished. What ECS does by itself is
 * only followed; a deployment that somebody else has replaced or stopped is left alone.
 */
import { deployerOf, revisionName } from '../../domain/rollout/identifiers.ts'
import { startFollowing } from '../../domain/rollout/follow.ts'
import type { SeenOutcome } from '../../domain/rollout/picture.ts'
import type { Ending, RollBackPolicy, RollBackResult } from '../../domain/rollout/rollback-policy.ts'
import type { DeployResult, RolloutView, StartedDeployment } from '../../domain/rollout/rollout.ts'
import { runningNow } from '../../domain/rollout/running-now.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { outcomeLabel } from '../../domain/rollout/verdict.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { strategyOf } from '../strategies/strategies.ts'
import type { Taken } from './own.ts'
import { findOwn, type OwnPlace } from './own-deployment.ts'

export interface RollBackInput {
  readonly target: OwnPlace
  /** Null where `deploy` did not end: it may have updated the service all the same. */
  readonly deployed: DeployResult | null
  readonly ending: Ending
  readonly policy: RollBackPolicy
}

type RollBackPorts = Pick<Ports, 'target' | 'clock' | 'journal' | 'log'>

/** Less than what an undo has, so that this stage says how it ended. */
const LONGEST_MS = 9 * 60_000

/**
 * Takes the deployment and why it did not succeed, gives what the service was set back to, or why it was not.
 * @throws ShipError `E_NOT_ROLLED_BACK`, with the result in it; AwsError
 */
export const rollBack = defineStage({
  kind: 'roll-back',
  title: 'Roll back',
  uses: ['target', 'clock', 'journal', 'log'],
  run: async (input: RollBackInput, ports: RollBackPorts): Promise<RollBackResult> => {
    const result = await rollBackOnce(input, ports)
    ports.log[result.kind === 'none' ? 'info' : 'warning'](inWords(result, input.target.serviceName))
    return result
  },
  record: (result) => result,
})

const none = (because: string): RollBackResult => ({ kind: 'none', because })

const rollBackOnce = async (input: RollBackInput, ports: RollBackPorts): Promise<RollBackResult> => {
  const deadline = ports.clock.now() + LONGEST_MS
  const { ending, policy, deployed, target } = input
  if (ending.kind === 'left') return none(ending.because)
  const { trigger } = ending
  if (!policy.on.includes(trigger)) return none(`\`rollback-on\` does not list \`${trigger}\``)
  const found = await findOwn(deployed, target, ports)
  if (found === null)
    return none(
      deployed === null ? 'the service has no deployment of this run' : 'this run has not started the deployment',
    )
  const strategy = strategyOf(deployerOf(found.deploymentId))
  const own = await strategy.withLastGood(found, trigger, ports)
  const taken = await strategy.takeBack({ deployment: own, trigger, policy }, ports)
  if (taken.kind === 'none') return none(taken.because)
  const { followed, by } = taken
  const revision = followed === own ? revisionOf(own) : revisionName(followed.taskDefinitionArn)
  // A cancelled run has seconds: the answer is recorded, and ECS goes on.
  if (trigger === 'cancel') return { kind: 'requested', revision }
  const outcome = await follow(taken, deadline, ports).catch((error: unknown) => {
    throw error instanceof ShipError ? unfollowed(error, { kind: 'requested', revision }) : error
  })
  return conclude(outcome, { own, followed, by, revision })
}

/** What was requested is recorded also where its end is not seen. */
const unfollowed = ({ code, message, hint, cause }: ShipError, result: RollBackResult): ShipError =>
  new ShipError({
    code,
    message: `The rollback was requested, and its end was not seen: ${message}`,
    hint,
    cause,
    result,
  })

const revisionOf = ({ previousTaskDefinitionArn: previous }: StartedDeployment): string =>
  previous === null ? 'its last revision' : revisionName(previous)

type Following = Pick<Extract<Taken, { kind: 'taken' }>, 'followed' | 'until'>

const follow = (
  { followed: deployment, until = 'stable' }: Following,
  deadline: number,
  ports: RollBackPorts,
): Promise<SeenOutcome> => {
  const startedAt = ports.clock.now()
  const strategy = strategyOf(deployerOf(deployment.deploymentId))
  return strategy.follow({ deployment, startedAt, deadline, until, state: startFollowing(deployment) }, ports)
}

interface Concluding {
  readonly own: StartedDeployment
  readonly followed: StartedDeployment
  readonly by: 'ecs' | 'run'
  /** What it goes back to. */
  readonly revision: string
}

const NOT_YET = { state: 'is not yet back', hint: 'ECS continues with the rollback: check the service.' } as const
const NOT_BACK = { state: 'is not back' } as const

/** Our own deployment has to end as rolled back, that of the revision before as a success. */
const conclude = (outcome: SeenOutcome, { own, followed, by, revision }: Concluding): RollBackResult => {
  const isRestored =
    followed === own ? outcome.kind === 'rolled-back' && outcome.state === 'done' : outcome.kind === 'success'
  if (isRestored) {
    const { view } = outcome
    return { kind: 'restored', by, revision: restoredIn(view, own) ?? revision, running: runningNow(view) }
  }
  const isUnderWay = outcome.kind === 'timed-out' || (outcome.kind === 'rolled-back' && outcome.state === 'in-progress')
  const ending = `${outcomeLabel(outcome).toLowerCase()}${'reason' in outcome ? `: ${outcome.reason}` : ''}`
  const result: RollBackResult = isUnderWay
    ? { kind: 'requested', revision }
    : { kind: 'not-restored', because: ending }
  const { state, ...hint } = isUnderWay ? NOT_YET : NOT_BACK
  const subject = `service ${named(own.service)}`
  throw fault('E_NOT_ROLLED_BACK', {
    message: `S${subject.slice(1)} ${state} on ${named(revision)}: ${ending}`,
    headline: `${subject} ${state} on ${named(revision)}`,
    ...hint,
    result,
  })
}

/** ECS restores the last deployment that completed, which need not be the one before the update. */
const restoredIn = ({ service }: RolloutView, { deploymentId }: StartedDeployment): string | null =>
  service?.deployments.find((one) => one.status === 'PRIMARY' && one.deploymentId !== deploymentId)?.revision ?? null

const inWords = (result: RollBackResult, service: string): string => {
  switch (result.kind) {
    case 'restored':
      return `service ${service} is healthy again on ${result.revision}${result.running === null ? '' : `: ${result.running}`}`
    case 'requested':
      return `the rollback of ${service} to ${result.revision} was requested; ECS continues with it`
    case 'not-restored':
      return `not rolled back: ${result.because}`
    case 'none':
      return `no rollback requested: ${result.because}`
  }
}
