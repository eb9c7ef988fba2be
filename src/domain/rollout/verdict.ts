/** The error for an outcome that is not success: the cause first, then what runs now, ECS's own text and the ids. */
import { ShipError } from '../../errors/ship-error.ts'
import { shortForms } from '../../errors/short-forms.ts'
import { fault } from '../../errors/fault.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'
import type { Doom, Failure } from './picture.ts'
import type { RolloutCause } from './explanation.ts'
import type { GivenUp, RolloutOutcome, RolloutView, StartedDeployment, WaitResult } from './rollout.ts'
import { deployerOf } from './identifiers.ts'
import { stopInWords } from './follow.ts'
import { reachedLabel } from './reached.ts'
import { isIdle, runningNow } from './running-now.ts'
import { countedTasks, minutes } from './sentence.ts'

/** A result whose outcome is not success, with its cause. */
export interface FailedWait extends WaitResult {
  readonly outcome: Failure
  readonly cause: RolloutCause
}

const CODES: Readonly<Record<Failure['kind'], ErrorCode>> = {
  'rolled-back': 'E_ROLLED_BACK',
  failed: 'E_ROLLOUT_FAILED',
  superseded: 'E_SUPERSEDED',
  stopped: 'E_STOPPED',
  paused: 'E_PAUSED',
  'timed-out': 'E_WAIT_TIMED_OUT',
}

const codeOf = (outcome: Failure): ErrorCode => {
  const because = outcome.kind === 'failed' ? outcome.givenUp?.because : undefined
  if (because === 'test-failed') return 'E_SMOKE_TEST'
  return because === 'test-not-made' ? 'E_SMOKE_NOT_MADE' : CODES[outcome.kind]
}

/** The error of a result that is not success, with the result in it. */
export const rolloutFault = (started: StartedDeployment, result: FailedWait): ShipError => {
  const { outcome, cause } = result
  const message = [
    `${outcomeLabel(outcome)}${outcome.kind === 'timed-out' ? ` after ${minutes(outcome.afterMs)}` : ''}: ${cause.message}`,
    ...(cause.others.length === 0 ? [] : [`Also: ${cause.others.join('; ')}`]),
    ...textLines(started, outcome, cause.detail),
    ...silenceLines(outcome, cause.detail),
    ...(outcome.kind === 'failed' && outcome.givenUp !== undefined ? [`${givenUpInWords(outcome.givenUp)}.`] : []),
    ...stateLines(started, outcome),
  ].join('\n')
  return fault(codeOf(outcome), { message, hint: hintOf(started, outcome, cause), result })
}

/** `Rolled back`: what a headline and a message say before the cause. */
export const outcomeLabel = (outcome: RolloutOutcome): string => {
  switch (outcome.kind) {
    case 'success':
      return outcome.reached === undefined ? 'Deployed' : reachedLabel(outcome.reached)
    case 'rolled-back':
      return ROLLBACK_LABELS[outcome.state]
    case 'failed':
      return 'Deployment failed'
    case 'superseded':
      return 'Superseded'
    case 'stopped':
      return 'Stopped'
    case 'paused':
      return 'Paused'
    case 'timed-out':
      return 'Timed out'
    case 'interrupted':
      return 'Wait interrupted'
  }
}

const ROLLBACK_LABELS = {
  done: 'Rolled back',
  'in-progress': 'Rolling back',
  failed: 'Rollback failed too',
} as const

/** Why the run gave the deployment up. That it continues in AWS is part of the next step: a rollback that follows ends it. */
export const givenUpInWords = (givenUp: GivenUp): string => {
  if (givenUp.because === 'test-failed') return 'The run gave up because the test failed'
  if (givenUp.because === 'test-not-made') return 'The run gave up because the test was not made'
  const why =
    givenUp.because === 'limit' ? ` (the limit is ${givenUp.limit})` : ' by a cause that another start does not remove'
  return `The run gave up after ${countedTasks(givenUp.failures)} failed${why}`
}

/** Who carries out the deployment, and says why it ended. */
export const DEPLOYERS = { ecs: 'ECS', codedeploy: 'CodeDeploy' } as const

/** What followed the deployment, or the texts of AWS. */
const textLines = (started: StartedDeployment, outcome: Failure, detail: string): readonly string[] => {
  if (outcome.kind === 'superseded') return [`Newer deployment: ${outcome.by}`]
  const reason = 'reason' in outcome ? outcome.reason : ''
  const speaker = DEPLOYERS[deployerOf(started.deploymentId)]
  return [...new Set([detail, reason])]
    .filter((text) => text !== '')
    .map((text) => `${text === reason ? speaker : 'ECS'}: ${text}`)
}

/** That ECS has not answered at the end, where the cause does not say so. */
const silenceLines = (outcome: Failure, detail: string): readonly string[] => {
  const silence = outcome.kind === 'timed-out' ? outcome.silence : undefined
  if (silence === undefined || silence.fault === detail) return []
  return [`ECS has not answered for ${minutes(silence.forMs)}: ${silence.fault}`]
}

/** What runs, as last seen, and the ids. */
const stateLines = (started: StartedDeployment, { view }: RolloutOutcome): readonly string[] => {
  const running = runningNow(view)
  return [
    ...(running === null ? [] : [`Running: ${running}`]),
    `Deployment ${started.deploymentId} of service ${started.service}${view === null ? '' : `: ${stateOf(view)}`}`,
  ]
}

const stateOf = ({ status, failed }: RolloutView): string =>
  failed === 0 ? status : `${status}, ${countedTasks(failed)} failed`

/** The next step where the cause has none of its own. */
const NEXT: Readonly<Record<Failure['kind'], string>> = {
  'rolled-back': 'Fix the cause and re-run.',
  failed: 'Fix the cause and re-run.',
  superseded: 'Look at the run that started it; use `concurrency:` to let one run finish first.',
  stopped: 'Find out who stopped it (CloudTrail: StopServiceDeployment, DeleteService), and re-run to deploy.',
  paused: 'Continue or roll back the hook, and re-run.',
  'timed-out': 'Raise `wait-for-minutes` if it was only slow.',
}

const hintOf = (started: StartedDeployment, outcome: Failure, cause: RolloutCause): string => {
  const next = cause.next ?? NEXT[outcome.kind]
  switch (outcome.kind) {
    case 'rolled-back':
      return rollbackHint(outcome, next)
    case 'failed':
      return `${next} ${leftBy(started, outcome)}: check the service.`
    case 'superseded':
    case 'stopped':
      return next
    case 'paused':
      return pauseHint(outcome)
    case 'timed-out':
      return `${next} The deployment continues: check the service.`
  }
}

/** How the service is left. The first deployment of a service is no rollback that is missing. */
const leftBy = ({ isFirst, deploymentId }: StartedDeployment, { givenUp }: Extract<Failure, { kind: 'failed' }>) => {
  if (givenUp !== undefined) return 'The deployment continues'
  if (isFirst === true) return 'It is the first deployment of the service, so there is nothing to roll back to'
  return `${DEPLOYERS[deployerOf(deploymentId)]} did not roll back`
}

const rollbackHint = ({ state, view }: Extract<Failure, { kind: 'rolled-back' }>, next: string): string => {
  switch (state) {
    case 'done':
      return `${next} The service ${isIdle(view) ? 'is set to' : 'runs'} its previous revision again.`
    case 'in-progress':
      return `${next} The rollback has not ended: check the service.`
    case 'failed':
      return `Check the service now: it may be down. ${next}`
  }
}

const pauseHint = ({ view, hook }: Extract<Failure, { kind: 'paused' }>): string => {
  const arn = view.serviceDeploymentArn ?? '<its ARN>'
  if (deployerOf(view.deploymentId) === 'codedeploy')
    return `Continue it: aws deploy continue-deployment --deployment-id ${view.deploymentId} --deployment-wait-type ${hook}, then re-run or raise \`wait-for-minutes\`.`
  return `Continue it: aws ecs continue-service-deployment --service-deployment-arn ${arn} --hook-id ${hook} --action CONTINUE (or ROLLBACK), then re-run or raise \`wait-for-minutes\`.`
}

const doomInWords = (doom: Doom): string => {
  if (doom.kind === 'stopped') return stopInWords(doom)
  return doom.kind === 'failed' ? 'failed' : 'is being rolled back'
}

/** What was followed, and how it was already certain to end. */
export interface Interrupted {
  readonly started: StartedDeployment
  readonly doomed: Doom | null
}

/** The error of a wait that was interrupted, with what was seen until then; ECS continues, with the deployment or its rollback. */
export const interruptedFault = (error: ShipError, { started, doomed }: Interrupted, result: WaitResult): ShipError => {
  const { kind, code } = error
  const isCancel = kind === 'cancelled'
  const what = `Wait for \`${started.service}\` interrupted`
  const first = isCancel ? error.message : `${what}: ${error.message}`
  const texts = doomed === null ? [] : textLines(started, doomed, '')
  const message = [first, ...texts, ...stateLines(started, result.outcome)].join('\n')
  const continues = `The deployment ${doomed === null ? 'continues' : doomInWords(doomed)}: check the service.`
  const hint = isCancel || error.hint === undefined ? continues : `${error.hint} ${continues}`
  const headline = isCancel ? error.headlines : [...shortForms(error).map((cause) => `${what}: ${cause}`), what]
  return new ShipError({ code, message, headline, hint, cause: error, result })
}
