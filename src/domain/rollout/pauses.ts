/** The pause hooks at which a deployment waits for an answer, and what the run says of them. */
import type { ServiceDeployment } from '@aws-sdk/client-ecs'
import type { RolloutView } from './rollout.ts'
import type { WaitUntil } from './lifecycle-stages.ts'

/** What a run does at a pause hook: leave it to a person, continue, or have ECS roll back. */
export const PAUSE_ANSWERS = ['wait', 'continue', 'roll-back'] as const
export type PauseAnswer = (typeof PAUSE_ANSWERS)[number]

/** How far a run waits, what it does where ECS waits, and when it gives up. */
export interface WaitPolicy {
  readonly waitUntil: WaitUntil
  readonly pauseHook: PauseAnswer
  /** Whether the run counts failed tasks by itself. */
  readonly failFast: 'on' | 'off'
}

/** The ids of those that wait; a stage runs its hooks in parallel, so there may be several. */
export const awaitedPauses = ({ lifecycleHookDetails: hooks = [] }: ServiceDeployment): readonly string[] =>
  hooks.flatMap(({ targetType, status, hookId }) =>
    targetType === 'PAUSE' && status === 'AWAITING_ACTION' && hookId !== undefined ? [hookId] : [],
  )

/** `at 14:05 UTC ECS rolls it back`; empty where ECS names no end. */
export const expiryInWords = ({ hooks = [] }: RolloutView, hookId: string): string => {
  const hook = hooks.find(({ id, kind }) => kind === 'pause' && id === hookId)
  if (hook === undefined || hook.expiresAt === null) return ''
  const at = new Date(hook.expiresAt).toISOString().slice(0, 16).replace('T', ' ')
  return `at ${at} UTC ECS ${hook.timeoutAction === 'CONTINUE' ? 'continues it' : 'rolls it back'}`
}

/** The command that answers a pause. */
export const continueCommand = ({ serviceDeploymentArn }: RolloutView, hookId: string): string =>
  `aws ecs continue-service-deployment --service-deployment-arn ${serviceDeploymentArn ?? '<its ARN>'} --hook-id ${hookId} --action CONTINUE`
