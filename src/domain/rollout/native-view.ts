/** What a service deployment with stages shows beyond the counts of its tasks: the share of the traffic, the bake time, the hooks. */
import type { DeploymentConfiguration, DeploymentLifecycleHookDetail, ServiceDeployment } from '@aws-sdk/client-ecs'

/** The shares of the traffic that ECS has asked for, in percent; null where it names none. */
export interface Traffic {
  readonly production: number | null
  readonly test: number | null
}

/** A lifecycle hook of the stage. Hostile text. */
export interface HookView {
  readonly id: string
  readonly kind: 'pause' | 'lambda'
  /** The name of the function; null of a pause. */
  readonly name: string | null
  readonly status: string
  /** Milliseconds since 1970 by the server's clock, and what ECS does then. */
  readonly expiresAt: number | null
  readonly timeoutAction: string | null
}

/** Absent members: ECS names none. */
export interface NativeView {
  readonly traffic?: Traffic
  readonly hooks?: readonly HookView[]
  /** How long ECS bakes the stage that the deployment is in. */
  readonly bakeMinutes?: number
}

/** Of a rolling deployment nothing: it has no stage. */
export const nativeView = (own: ServiceDeployment | null): NativeView => {
  if (own === null) return {}
  const traffic = trafficOf(own)
  const hooks = (own.lifecycleHookDetails ?? []).map(hookView)
  const bakeMinutes = bakeOf(own)
  return {
    ...(traffic === null ? {} : { traffic }),
    ...(hooks.length === 0 ? {} : { hooks }),
    ...(bakeMinutes === null ? {} : { bakeMinutes }),
  }
}

const trafficOf = ({ targetServiceRevision: target }: ServiceDeployment): Traffic | null => {
  const { requestedProductionTrafficWeight: production = null, requestedTestTrafficWeight: test = null } = target ?? {}
  return production === null && test === null ? null : { production, test }
}

const hookView = (hook: DeploymentLifecycleHookDetail): HookView => ({
  id: hook.hookId ?? '',
  kind: hook.targetType === 'PAUSE' ? 'pause' : 'lambda',
  name: hook.targetArn?.split(':').at(-1) ?? null,
  status: hook.status ?? 'UNKNOWN',
  expiresAt: hook.expiresAt?.getTime() ?? null,
  timeoutAction: hook.timeoutAction ?? null,
})

const bakeOf = ({
  lifecycleStage,
  deploymentConfiguration,
  targetServiceRevision,
}: ServiceDeployment): number | null => {
  if (lifecycleStage === 'BAKE_TIME') return deploymentConfiguration?.bakeTimeInMinutes ?? null
  const production = targetServiceRevision?.requestedProductionTrafficWeight ?? 100
  if (lifecycleStage !== 'PRODUCTION_TRAFFIC_SHIFT' || production === 0 || production === 100) return null
  return stepBake(deploymentConfiguration ?? {})
}

/** The minutes between two steps. The defaults are those of the ECS API Reference, LinearConfiguration and CanaryConfiguration. */
export const stepBake = ({ strategy, ...rest }: DeploymentConfiguration): number | null => {
  if (strategy === 'LINEAR') return rest.linearConfiguration?.stepBakeTimeInMinutes ?? 6
  return strategy === 'CANARY' ? (rest.canaryConfiguration?.canaryBakeTimeInMinutes ?? 10) : null
}

/** ` at BAKE_TIME, 100 % of production traffic, bakes for 15 min, hook check: IN_PROGRESS`; empty without stages. */
export const nativeInWords = (view: NativeView & { readonly lifecycleStage?: string }): string =>
  [
    ...(view.lifecycleStage === undefined ? [] : [` at ${view.lifecycleStage}`]),
    ...trafficInWords(view.traffic),
    ...(view.bakeMinutes === undefined ? [] : [`bakes for ${view.bakeMinutes} min`]),
    ...(view.hooks ?? []).map((hook) => `${hookInWords(hook)}: ${hook.status}`),
  ].join(', ')

/** `30 % of production traffic`. */
export const trafficInWords = (traffic: Traffic | undefined): readonly string[] => [
  ...(traffic?.production == null ? [] : [`${traffic.production} % of production traffic`]),
  ...(traffic?.test == null || traffic.test === 0 ? [] : [`${traffic.test} % of test traffic`]),
]

/** `hook check`, `pause HOOKID`. */
export const hookInWords = ({ kind, name, id }: HookView): string =>
  kind === 'pause' ? `pause ${id}` : `hook ${name ?? id}`
