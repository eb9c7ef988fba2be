/** What became of each service: one entry for each that the pipeline rolls out, also when the run did not get that far. */
import { reachedBy } from '../domain/rollout/reached.ts'
import type { RolloutOutcome, WaitResult } from '../domain/rollout/rollout.ts'
import type { Milestone } from '../domain/rollout/lifecycle-stages.ts'
import type { Results } from '../domain/results.ts'
import { changesOf, isOfService, type JournalEntry } from '../domain/change.ts'
import { resultsOf, stagesOf, type RecordedStage, type RunRecord } from './record.ts'

/**
 * `unchanged`: the service ran the same revision already. `not-deployed`: the service was not updated. `started`: it was, and the pipeline does not wait. `interrupted`: it was or may have been
 * updated, and the end was not seen. `not-confirmed`: the deployment succeeded, but the running tasks were not proved to run the image, or the smoke test failed.
 A milestone: `wait-until` ended the wait there, and ECS continues.
 */
export type ServiceOutcome =
  RolloutOutcome['kind'] | Milestone | 'unchanged' | 'not-deployed' | 'started' | 'not-confirmed'

export interface ServiceReport {
  /** The service's key in the settings. */
  readonly key: string
  /** Its name in ECS; null before it is known. */
  readonly service: string | null
  readonly outcome: ServiceOutcome
  /** Why it is not a success; null for one. */
  readonly reason: string | null
  /** The revision that was registered, or that the service runs already; null when none was registered. */
  readonly taskDefinitionArn: string | null
  readonly previousTaskDefinitionArn: string | null
  readonly deploymentId: string | null
  /** The ARN of the service deployment; null when ECS did not say. */
  readonly deploymentArn: string | null
  /** What the running tasks report; null when that was not confirmed. */
  readonly runningDigest: string | null
  /** What became of a deployment that this run has taken back; null when it took none back. */
  readonly rollback: Exclude<Results['roll-back']['kind'], 'none'> | null
  /** Where it answers; null where that is not known. */
  readonly url: string | null
}

/** In the order of the pipeline. */
export const servicesOf = (record: RunRecord): readonly ServiceReport[] =>
  stagesOf(record, 'deploy').map(({ subject }) => serviceOf(record, subject))

const serviceOf = (record: RunRecord, subject: string | null): ServiceReport => {
  const stages = record.stages.filter((stage) => stage.subject === subject && stage.undoes === null)
  const result = <K extends keyof Results>(kind: K): Results[K] | null =>
    stagesOf({ ...record, stages }, kind)[0]?.result ?? null
  const [deploy, wait] = [result('deploy'), result('wait')]
  const ownChanges = record.changes.filter(({ stage }) => stages.some(({ id }) => id === stage))
  const mayBeDeployed =
    deploy !== null || ownChanges.some(({ change, state }) => isOfService(change) && state !== 'unchanged')
  return {
    key: subject ?? deploy?.service ?? 'service',
    service: serviceNameIn(ownChanges),
    previousTaskDefinitionArn: null,
    url: null,
    ...plannedOf(record, subject),
    ...startedBy(deploy),
    ...outcomeOf(stages, { deploy, wait, mayBeDeployed }),
    taskDefinitionArn: registeredIn(ownChanges),
    deploymentId: null,
    ...deployedIn(deploy),
    deploymentArn: wait?.outcome.view?.serviceDeploymentArn ?? null,
    runningDigest: digestIn(result('confirm')),
    rollback: rollbackIn(record, subject),
  }
}

type Before = Partial<Pick<ServiceReport, 'service' | 'previousTaskDefinitionArn' | 'url'>>

/** The service as the plan found it. */
const plannedOf = (record: RunRecord, subject: string | null): Before => {
  const planned = resultsOf(record, 'plan').flatMap(({ services }) => services.filter(({ key }) => key === subject))
  const [found] = planned
  if (found === undefined) return {}
  const { serviceName: service, previousTaskDefinitionArn, url } = found
  return { service, previousTaskDefinitionArn, url: url?.url ?? null }
}

const deployedIn = (
  deploy: Results['deploy'] | null,
): Partial<Pick<ServiceReport, 'taskDefinitionArn' | 'deploymentId'>> =>
  deploy === null ? {} : { taskDefinitionArn: deploy.taskDefinitionArn, deploymentId: deploy.deploymentId }

/** The service as the deploy stage changed it. */
const startedBy = (deploy: Results['deploy'] | null): Before =>
  deploy === null ? {} : { service: deploy.service, previousTaskDefinitionArn: deploy.previousTaskDefinitionArn }

const digestIn = (confirm: Results['confirm'] | null): string | null =>
  confirm?.kind === 'confirmed' ? confirm.digest : null

const rollbackIn = ({ stages }: RunRecord, subject: string | null): ServiceReport['rollback'] => {
  const results = stages.flatMap((stage) =>
    stage.kind === 'roll-back' && stage.subject === subject && stage.result !== null ? [stage.result] : [],
  )
  const [done] = results.flatMap((result) => (result.kind === 'none' || isByEcs(result) ? [] : [result.kind]))
  return done ?? null
}

/** The rollback that the run has only followed. */
const isByEcs = (result: Results['roll-back']): boolean => result.kind === 'restored' && result.by === 'ecs'

interface Seen {
  readonly deploy: Results['deploy'] | null
  readonly wait: WaitResult | null
  readonly mayBeDeployed: boolean
}

type OutcomeAndReason = Pick<ServiceReport, 'outcome' | 'reason'>

/** What the wait saw; without it, how far the stages of the service got. */
const outcomeOf = (stages: readonly RecordedStage[], seen: Seen): OutcomeAndReason => {
  const { wait, mayBeDeployed } = seen
  const reason = reasonIn(stages)
  if (wait !== null && wait.outcome.kind !== 'success')
    return { outcome: wait.outcome.kind, reason: wait.cause?.summary ?? reason }
  if (brokenIn(stages) === undefined && reason === null && mayBeDeployed)
    return { outcome: reached(seen, isConfirmed(stages)), reason: null }
  return { outcome: unproved(seen), reason }
}

const reached = ({ deploy, wait }: Seen, isProved: boolean): ServiceOutcome => {
  if (deploy?.kind === 'unchanged') return 'unchanged'
  if (wait !== null) return reachedBy(wait.outcome) ?? 'success'
  return isProved ? 'success' : 'started'
}

const unproved = ({ deploy, wait, mayBeDeployed }: Seen): ServiceOutcome => {
  if (wait !== null || deploy?.kind === 'unchanged') return 'not-confirmed'
  return mayBeDeployed ? 'interrupted' : 'not-deployed'
}

const isConfirmed = (stages: readonly RecordedStage[]): boolean =>
  stages.some(({ kind, result }) => kind === 'confirm' && result !== null)

const brokenIn = (stages: readonly RecordedStage[]): RecordedStage | undefined =>
  stages.find(({ status }) => status === 'failed' || status === 'cancelled')

const reasonIn = (stages: readonly RecordedStage[]): string | null =>
  brokenIn(stages)?.error?.message ?? stages.find(({ status }) => status === 'skipped')?.because ?? null

/** Registered for this service, or for another one that shares it: then only the update names it. */
const registeredIn = (changes: readonly JournalEntry[]): string | null =>
  changesOf('revision', changes).find(({ state }) => state === 'changed')?.change.taskDefinitionArn ??
  changesOf('service', changes)[0]?.change.to ??
  null

const serviceNameIn = (changes: readonly JournalEntry[]): string | null =>
  changesOf('service', changes)[0]?.change.service ?? null
