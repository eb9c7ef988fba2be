/** What is particular of a deployment whose traffic ECS shifts: BLUE_GREEN, LINEAR, CANARY. */
import type { DeploymentLifecycleHookDetail, ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs'
import type { DeploymentRecord, Rollout, ServiceRecord } from './records.ts'

/** Whether the old tasks run until the end, so that traffic can go back to them. */
export const isShifted = ({ shape }: ServiceRecord): boolean =>
  (shape.deploymentConfiguration?.strategy ?? 'ROLLING') !== 'ROLLING'

/** The weights of the new revision in percent; the old one has the rest. */
export interface Weights {
  readonly production?: number
  readonly test?: number
}

/** The stage, which the enum of the SDK may lack (API Reference, ServiceDeployment). Hooks of an earlier stage are no longer listed. */
export const enterStage = ({ serviceDeployment: own }: Rollout, stage: string, weights: Weights = {}): void => {
  // The type has the enum alone.
  own.lifecycleStage = stage as ServiceDeploymentLifecycleStage
  own.lifecycleHookDetails = []
  const { production, test } = weights
  own.targetServiceRevision = { ...own.targetServiceRevision, ...weightsOf({ production, test }) }
  own.sourceServiceRevisions = (own.sourceServiceRevisions ?? []).map((source) => ({
    ...source,
    ...weightsOf({
      production: production === undefined ? undefined : 100 - production,
      test: test === undefined ? undefined : 100 - test,
    }),
  }))
}

const weightsOf = ({ production, test }: { readonly [Name in keyof Weights]-?: number | undefined }) => ({
  ...(production === undefined ? {} : { requestedProductionTrafficWeight: production }),
  ...(test === undefined ? {} : { requestedTestTrafficWeight: test }),
})

/** A rollback makes no new revision: the traffic goes back to the tasks of the old one (Developer Guide, service-revision). */
export const shiftBack = (service: ServiceRecord, rollout: Rollout, { deployment: to }: Rollout): DeploymentRecord => {
  for (const one of service.shape.deployments) one.status = one.id === to.id ? 'PRIMARY' : 'ACTIVE'
  enterStage(rollout, rollout.serviceDeployment.lifecycleStage ?? 'CLEAN_UP', { production: 0, test: 0 })
  return to
}

/** The pause at which the deployment waits for an answer, or null. */
export const awaited = ({ serviceDeployment }: Rollout): DeploymentLifecycleHookDetail | null =>
  serviceDeployment.lifecycleHookDetails?.find(({ status }) => status === 'AWAITING_ACTION') ?? null

/** Answers a pause, or notes that nobody did. */
export const closePause = ({ serviceDeployment: own }: Rollout, hookId: string, status: 'SUCCEEDED' | 'TIMED_OUT') => {
  own.lifecycleHookDetails = (own.lifecycleHookDetails ?? []).map((hook) =>
    hook.hookId === hookId ? { ...hook, status } : hook,
  )
}
