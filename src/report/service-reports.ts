/** What became of each service: one entry for each that the pipeline rolls out, also when the run did not get that far. */
import type { RolloutOutcome, WaitResult } from '../domain/rollout/rollout.ts'
import type { Results } from '../domain/results.ts'
import { changesOf, type JournalEntry } from '../domain/change.ts'
import { stagesOf, type RecordedStage, type RunRecord } from './record.ts'

/**
 * `not-deployed`: the service was not updated. `started`: it was, and the pipeline does not wait. `interrupted`: it was or may have been
 * updated, and the end was not seen. `not-confirmed`: the deployment succeeded, but the running tasks were not proved to run the image.
 */
export type ServiceOutcome = RolloutOutcome['kind'] | 'not-deployed' | 'started' | 'not-confirmed'

export interface ServiceReport {
  /** The service's key in the settings. */
  readonly key: string
  /** Its name in ECS; null before it is known. */
  readonly service: string | null
  readonly outcome: ServiceOutcome
  /** Why it is not a success; null for one. */
  readonly reason: string | null
  /** The registered revision; null when none was. */
  readonly taskDefinitionArn: string | null
  readonly previousTaskDefinitionArn: string | null
  readonly deploymentId: string | null
  /** The ARN of the service deployment; null when ECS did not say. */
  readonly deploymentArn: string | null
  /** What the running tasks report; null when that was not confirmed. */
  readonly runningDigest: string | null
}

/** In the order of the pipeline. */
export const servicesOf = (record: RunRecord): readonly ServiceReport[] =>
  stagesOf(record, 'deploy').map(({ subject }) => serviceOf(record, subject))

const serviceOf = (record: RunRecord, subject: string | null): ServiceReport => {
  const stages = record.stages.filter((stage) => stage.subject === subject && stage.undoes === null)
  const result = <K extends keyof Results>(kind: K): Results[K] | null =>
    stagesOf({ ...record, stages }, kind)[0]?.result ?? null
  const deploy = result('deploy')
  const wait = result('wait')
  const confirm = result('confirm')
  const ownChanges = record.changes.filter(({ stage }) => stages.some(({ id }) => id === stage))
  return {
    key: subject ?? deploy?.service ?? 'service',
    service: deploy?.service ?? serviceNameIn(ownChanges) ?? null,
    ...outcomeOf(stages, {
      wait,
      mayBeDeployed: deploy !== null || changesOf('service', ownChanges).some(({ state }) => state !== 'unchanged'),
    }),
    taskDefinitionArn: registeredIn(ownChanges),
    previousTaskDefinitionArn: deploy?.previousTaskDefinitionArn ?? null,
    deploymentId: deploy?.deploymentId ?? null,
    deploymentArn: wait?.outcome.view?.serviceDeploymentArn ?? null,
    runningDigest: confirm?.kind === 'confirmed' ? confirm.digest : null,
  }
}

type OutcomeAndReason = Pick<ServiceReport, 'outcome' | 'reason'>

/** What the wait saw; without it, how far the stages of the service got. */
const outcomeOf = (
  stages: readonly RecordedStage[],
  { wait, mayBeDeployed }: { readonly wait: WaitResult | null; readonly mayBeDeployed: boolean },
): OutcomeAndReason => {
  const broken = stages.find(({ status }) => status === 'failed' || status === 'cancelled')
  const reason = broken?.error?.message ?? stages.find(({ status }) => status === 'skipped')?.because ?? null
  if (wait !== null && wait.outcome.kind !== 'success')
    return { outcome: wait.outcome.kind, reason: wait.cause?.summary ?? reason }
  if (broken === undefined && reason === null && mayBeDeployed) {
    const isConfirmed = wait !== null || stages.some(({ kind, result }) => kind === 'confirm' && result !== null)
    return { outcome: isConfirmed ? 'success' : 'started', reason: null }
  }
  if (wait !== null) return { outcome: 'not-confirmed', reason }
  return { outcome: mayBeDeployed ? 'interrupted' : 'not-deployed', reason }
}

const registeredIn = (changes: readonly JournalEntry[]): string | null =>
  changesOf('revision', changes).find(({ state }) => state === 'changed')?.change.taskDefinitionArn ?? null

const serviceNameIn = (changes: readonly JournalEntry[]): string | null =>
  changesOf('service', changes)[0]?.change.service ?? null
