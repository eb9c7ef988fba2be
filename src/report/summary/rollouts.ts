/** The services that a run rolls out, each with its own stages: a pipeline may have none, one or several. */
import type { RolloutOutcome } from '../../domain/rollout/rollout.ts'
import { outcomeLabel } from '../../domain/rollout/verdict.ts'
import type { Results } from '../../domain/results.ts'
import { resultOf, stagesOf, type RecordedStage, type RunRecord } from '../record.ts'

export interface Rollout {
  /** The service's name, as far as it is known. */
  readonly name: string
  /** In the order of the pipeline, without undo stages. */
  readonly stages: readonly RecordedStage[]
  readonly undo: readonly RecordedStage[]
  /** What the run did to take the deployment back, also where that failed; null where it did not come to it. */
  readonly rollBack: Results['roll-back'] | null
  readonly planned: Results['plan']['services'][number] | null
  readonly render: Results['render'] | null
  readonly deploy: Results['deploy'] | null
  readonly wait: Results['wait'] | null
  readonly confirm: Results['confirm'] | null
}

/** One for each service, in the order of the pipeline. */
export const rolloutsOf = (record: RunRecord): readonly Rollout[] =>
  stagesOf(record, 'deploy').map(({ subject, result }) => {
    const own = record.stages.filter((stage) => stage.subject === subject && KINDS.includes(stage.kind))
    const part = { ...record, stages: own }
    const planned = plannedService(record, subject)
    return {
      name: result?.service ?? planned?.serviceName ?? subject ?? 'service',
      stages: own.filter(({ undoes }) => undoes === null),
      undo: own.filter(({ undoes }) => undoes !== null),
      rollBack: rollBackIn(own),
      planned,
      render: resultOf(part, 'render') ?? null,
      deploy: result,
      wait: resultOf(part, 'wait') ?? null,
      confirm: resultOf(part, 'confirm') ?? null,
    }
  })

const rollBackIn = (stages: readonly RecordedStage[]): Rollout['rollBack'] =>
  stages.flatMap((stage) => (stage.kind === 'roll-back' && stage.result !== null ? [stage.result] : []))[0] ?? null

/** A pipeline that does not go through its services one by one has only one. */
const plannedService = (record: RunRecord, key: string | null): Rollout['planned'] => {
  const services = resultOf(record, 'plan')?.services ?? []
  return (key === null && services.length === 1 ? services[0] : services.find((one) => one.key === key)) ?? null
}

/** The kinds of stages that are about one service. */
const KINDS: readonly string[] = [
  'render',
  'register',
  'run-before',
  'deploy',
  'wait',
  'confirm',
  'smoke',
  'alarms',
  'run-after',
  'clean-up',
  'roll-back',
] satisfies readonly (keyof Results)[]

/** The stage at which a rollout ended, when it failed or was cancelled. */
export const brokenStage = ({ stages }: Rollout, status: 'failed' | 'cancelled'): RecordedStage | undefined =>
  stages.find((stage) => stage.status === status)

/** `rolled back`, `timed out after 30 min`: the outcome within a sentence. */
export const outcomeInWords = (outcome: RolloutOutcome): string => {
  const label = outcomeLabel(outcome)
  return `${label.slice(0, 1).toLowerCase()}${label.slice(1)}`
}
