/** The script drive: plays a scenario on the local clock, step by step, before each request is answered. */
import type { LocalClock } from '../../clock/clock.ts'
import type { Drive, LogLine } from '../drive.ts'
import { failRollout } from '../failure.ts'
import { lastPart } from '../identifiers.ts'
import { awaited, closePause } from '../strategy.ts'
import { idOf } from '../tasks.ts'
import type { EcsState, Rollout, ServiceRecord } from '../records.ts'
import { breakerThreshold } from '../rollout.ts'
import { applyChange } from './apply.ts'
import type { Scenario, Step } from './scenario.ts'

/** The duration of a rollback after StopServiceDeployment. */
const ROLLBACK_SECONDS = 60

/** Long enough for a program that asks every 3 s to see it. */
const LINGER_SECONDS = 3

interface Performance {
  readonly service: ServiceRecord
  readonly rollout: Rollout
  readonly scenario: Scenario
  /** Milliseconds; later by the time of each pause. */
  startedAt: number
  /** Since when it waits for an answer to a pause; null: it does not. */
  pausedAt: number | null
  /** The service before the rollout, for replies that lag. */
  readonly before: ServiceRecord['shape']
  /** Steps not yet played. */
  readonly remaining: Step[]
}

/** The state of the drive. */
interface Player {
  readonly clock: LocalClock
  readonly state: EcsState
  /** Scenarios not used yet; the last one stays. */
  readonly queue: Scenario[]
  readonly performances: Performance[]
  readonly logs: Map<string, readonly LogLine[]>
  /** Every service as it was at the last request. */
  readonly pictures: Map<ServiceRecord, ServiceRecord['shape']>
}

/** A drive that plays the given scenarios: the nth UpdateService gets the nth scenario; the last one is repeated. */
export const scriptDrive = (
  scenarios: Scenario | readonly Scenario[],
  { clock, state }: { readonly clock: LocalClock; readonly state: EcsState },
): Drive => {
  const queue = 'steps' in scenarios ? [scenarios] : [...scenarios]
  const player: Player = { clock, state, queue, performances: [], logs: new Map(), pictures: new Map() }
  return {
    kind: 'script',
    runTask: null,
    advance: () => advance(player),
    rolloutStarted: (service, rollout) => begin(player, service, rollout),
    rolloutStopped: (service, rollout) => cutShort(player, service, rollout),
    rolloutContinued: (service, rollout) => {
      const performance = performanceOf(player, service)
      if (performance?.rollout === rollout) resume(performance, player.clock.now())
    },
    listed: (service) => {
      const performance = performanceOf(player, service)
      if (performance === undefined) return service.rollouts
      const hidden = hiddenSuccessor(player, performance)
      const isListed = since(player, performance) >= (performance.scenario.listLagSeconds ?? 0)
      return service.rollouts.filter((rollout) => rollout !== hidden && (isListed || rollout !== performance.rollout))
    },
    lingerSeconds: (service) => performanceOf(player, service)?.scenario.lingerSeconds ?? LINGER_SECONDS,
    stale: (service) => {
      const performance = performanceOf(player, service)
      if (performance === undefined) return null
      const lag = performance.scenario.staleServiceSeconds ?? 0
      if (since(player, performance) < lag) return structuredClone(performance.before)
      const hidden = hiddenSuccessor(player, performance)
      return hidden === null ? null : withoutSuccessor(performance, hidden)
    },
    logs: ({ stream }) => Promise.resolve(player.logs.get(lastPart(stream)) ?? null),
    close: () => Promise.resolve(),
  }
}

const advance = (player: Player): void => {
  for (const performance of player.performances) play(player, performance)
  for (const service of player.state.clusters.flatMap(({ services }) => services)) {
    player.pictures.set(service, structuredClone(service.shape))
  }
}

const play = (player: Player, performance: Performance): void => {
  const { service, rollout, remaining } = performance
  const digest = performance.scenario.reports || null
  expirePause(player, performance)
  for (let next = remaining[0]; next !== undefined; next = remaining[0]) {
    if (performance.pausedAt !== null) return
    const at = new Date(performance.startedAt + next.at * 1000)
    if (at.getTime() > player.clock.now()) return
    remaining.shift()
    const failed = applyChange({ state: player.state, service, rollout, at, digest }, next)
    if (failed !== null) player.logs.set(idOf(failed.task), failed.logs)
    if (next.kind === 'pauses') performance.pausedAt = at.getTime()
  }
}

/** The steps after a pause come as much later as it lasted. */
const resume = (performance: Performance, now: number): void => {
  if (performance.pausedAt !== null) performance.startedAt += now - performance.pausedAt
  performance.pausedAt = null
}

/** Nobody has answered in time (API Reference, DeploymentLifecycleHookDetail, timeoutAction). */
const expirePause = (player: Player, performance: Performance): void => {
  const { service, rollout, pausedAt } = performance
  const hook = awaited(rollout)
  const at = hook?.expiresAt
  if (pausedAt === null || hook === null || at === undefined || at.getTime() > player.clock.now()) return
  closePause(rollout, hook.hookId ?? '', 'TIMED_OUT')
  if (hook.timeoutAction === 'CONTINUE') {
    resume(performance, at.getTime())
    return
  }
  failRollout(service, rollout, { cause: 'pause-hook', rollback: 'to-last-completed', at })
  cutShort(player, service, rollout)
}

const begin = (player: Player, service: ServiceRecord, rollout: Rollout): void => {
  const scenario = player.queue.length > 1 ? player.queue.shift() : player.queue[0]
  if (scenario === undefined) return
  const startedAt = player.clock.now()
  const before = player.pictures.get(service) ?? structuredClone(service.shape)
  player.performances.push({
    service,
    rollout,
    scenario,
    startedAt,
    pausedAt: null,
    before,
    remaining: [...scenario.steps],
  })
  if (scenario.steps.some((step) => step.kind === 'fails' && step.cause === 'circuit-breaker')) monitor(rollout)
  const hold = scenario.steps.find(({ kind }) => kind === 'clock-holds')
  if (hold !== undefined) player.clock.holdAt(startedAt + hold.at * 1000)
}

/** A scenario whose circuit breaker trips has one, whatever the service says. */
const monitor = ({ serviceDeployment }: Rollout): void => {
  const threshold = breakerThreshold(serviceDeployment.targetServiceRevision.requestedTaskCount ?? 1)
  serviceDeployment.deploymentCircuitBreaker = { status: 'MONITORING', failureCount: 0, threshold }
}

const cutShort = (player: Player, service: ServiceRecord, rollout: Rollout): void => {
  const performance = performanceOf(player, service)
  if (performance?.rollout !== rollout) return
  const at = since(player, performance) + ROLLBACK_SECONDS
  performance.pausedAt = null
  const left = rollout.rollback === null ? [] : [{ at, kind: 'rollback-completes' } as const]
  performance.remaining.splice(0, performance.remaining.length, ...left)
}

const performanceOf = (player: Player, service: ServiceRecord): Performance | undefined =>
  player.performances.findLast((performance) => performance.service === service)

/** The newest rollout, where another party started it so recently that no reply shows it yet. */
const hiddenSuccessor = (player: Player, { service, rollout, scenario }: Performance): Rollout | null => {
  const newest = service.rollouts[0]
  if (newest === undefined || newest === rollout) return null
  const age = (player.clock.now() - newest.serviceDeployment.createdAt.getTime()) / 1000
  return age < (scenario.successorLagSeconds ?? 0) ? newest : null
}

const withoutSuccessor = ({ service, rollout }: Performance, hidden: Rollout): ServiceRecord['shape'] => {
  const shape = structuredClone(service.shape)
  const deployments = shape.deployments.filter(({ id }) => id !== hidden.deployment.id)
  const shown = deployments.map((one) => (one.id === rollout.deployment.id ? { ...one, status: 'PRIMARY' } : one))
  return { ...shape, deployments: shown }
}

/** Seconds since its UpdateService. */
const since = (player: Player, performance: Performance): number => (player.clock.now() - performance.startedAt) / 1000
