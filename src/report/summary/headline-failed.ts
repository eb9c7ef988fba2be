/** What a headline says of a run that failed: where, and why. */
import { outcomeLabel } from '../../domain/rollout/verdict.ts'
import { SOURCES } from '../../domain/scan/findings.ts'
import type { BrokenScan } from '../../domain/scan/gate-verdict.ts'
import { isBlock } from '../../errors/catalogue.ts'
import { firstSentence } from '../../errors/first-sentence.ts'
import type { RecordedError } from '../recorded-error.ts'
import { stagesOf, type RecordedStage, type RunRecord } from '../record.ts'
import { inWords, plural } from './counted.ts'
import { cancelledWordings } from './headline-cancelled.ts'
import { brokenStage, outcomeInWords, rolloutsOf, type Rollout } from './rollouts.ts'
import { shortCauses } from './short-cause.ts'
import { withUndo } from './undone.ts'

/** From the fullest to the shortest. */
export const failedWordings = (record: RunRecord): readonly string[] => {
  if (record.failure !== null) return outsideWordings(record, record.failure)
  const failed = failedStages(record)
  // All that failed is the undo of a run that was cancelled.
  if (failed.length === 0) return cancelledWordings(record)
  const rollouts = rolloutsOf(record)
  const broken = rollouts.filter((rollout) => brokenStage(rollout, 'failed') !== undefined)
  const isAllRollouts = failed.every((stage) => broken.some(({ stages }) => stages.includes(stage)))
  return withUndo(record, isAllRollouts ? rolloutWordings(rollouts, broken) : stageWordings(record, failed))
}

/** A failure outweighs a block, which is the work of the gate. */
const failedStages = ({ stages }: RunRecord): readonly RecordedStage[] =>
  stages
    .filter(({ status, undoes }) => status === 'failed' && undoes === null)
    .toSorted((one, other) => rank(one) - rank(other))

const rank = ({ error }: RecordedStage): number => (error !== null && isBlock(error.code) ? 1 : 0)

const outsideWordings = ({ stages }: RunRecord, failure: RecordedError): readonly string[] => {
  const outcome = stages.length === 0 && failure.kind !== 'internal' ? 'Not started' : 'Failed'
  return shortCauses(failure).map((cause) => `${outcome}: ${cause}`)
}

const stageWordings = (record: RunRecord, failed: readonly RecordedStage[]): readonly string[] => {
  const [first, ...others] = failed
  if (first === undefined) return []
  const too = others.length === 0 ? [] : [`; ${inWords(others.map(({ id }) => id))} failed too`]
  return causesOf(record, first)
    .map((cause) => `Failed in ${first.id}: ${cause}`)
    .flatMap((text) => [...too.map((more) => text + more), text])
}

const causesOf = (record: RunRecord, { id, kind, error }: RecordedStage): readonly string[] => {
  if (error === null) return []
  const gate = kind === 'gate' ? stagesOf(record, 'gate').find((stage) => stage.id === id)?.result : null
  const broken = gate?.kind === 'broke' ? gate.broken : []
  const reasons = broken.map(
    (scan) => `${SOURCES[scan.source].name} broke${onSideCar(scan)}: ${firstSentence(scan.because)}`,
  )
  const names = inWords(broken.map(({ source }) => SOURCES[source].name))
  const brief = reasons.map((reason) => reason.replace(/ \([^()]*\)/gu, ''))
  const short = broken.length === 0 ? [] : [reasons.join('; '), brief.join('; '), `${names} broke`]
  return [...short, ...shortCauses(error)]
}

const onSideCar = ({ sideCar }: BrokenScan): string => {
  if (sideCar === undefined) return ''
  if (sideCar.ofRun === true) return ` on the image for ${sideCar.platform}`
  return ` on the ${sideCar.runsIn === undefined ? 'side-car' : 'running container'} ${sideCar.containers.join(', ')}`
}

const rolloutWordings = (all: readonly Rollout[], broken: readonly Rollout[]): readonly string[] => {
  const failures = broken.map(failureOf)
  const [only, ...others] = failures
  if (only === undefined) return []
  if (all.length === 1) return only.causes.map((cause) => `${only.label}: ${cause}`)
  const counts = [...Map.groupBy(failures, ({ phrase }) => phrase)].map(([phrase, { length }]) => ({ phrase, length }))
  const [first, ...rest] = counts
  const outcome = [
    `${first?.length ?? 0} of ${plural(all.length, 'service')} ${first?.phrase ?? ''}`,
    ...rest.map(({ phrase, length }) => `${length} ${phrase}`),
    ...notStarted(all),
  ].join(', ')
  const isOneCause = others.every(({ causes }) => causes[0] === only.causes[0])
  const causes = isOneCause ? only.causes : [failures.map((failure) => failure.causes[0] ?? '').join('; ')]
  return [...causes.map((cause) => `${outcome}: ${cause}`), outcome]
}

/** Those that gave way to the failure of another one. */
const notStarted = (all: readonly Rollout[]): readonly string[] => {
  const count = all.filter(({ stages }) =>
    stages.some(({ because }) => because?.startsWith('not started ') === true),
  ).length
  return count === 0 ? [] : [`${count} not started`]
}

interface Failure {
  /** `Rolled back`. */
  readonly label: string
  /** After "1 of 2 services". */
  readonly phrase: string
  readonly causes: readonly string[]
}

const failureOf = (rollout: Rollout): Failure => {
  const { wait } = rollout
  if (wait !== null && wait.cause !== null) {
    const label = outcomeLabel(wait.outcome)
    return { label, phrase: PHRASES[label] ?? outcomeInWords(wait.outcome), causes: [wait.cause.summary] }
  }
  const stage = brokenStage(rollout, 'failed')
  const place = stage === undefined ? '' : ` in ${stage.kind}`
  const causes = stage?.error ? shortCauses(stage.error) : []
  return { label: `Failed${place}`, phrase: `failed${place}`, causes }
}

/** Of labels that do not read well after "1 of 2 services". */
const PHRASES: Readonly<Record<string, string>> = {
  'Deployment failed': 'failed',
  'Rollback failed too': 'failed to roll back',
}
