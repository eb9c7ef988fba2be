/** The stages in the summary: what ran when as a chart, and a table with the result, the time and one fact of each. */
import { familiarName } from '../../domain/image/base-layers.ts'
import { shortDigest } from '../../domain/image/digest.ts'
import { megabytes } from '../../domain/image/image.ts'
import type { Kind, Results } from '../../domain/results.ts'
import { alarmsInWords } from '../../domain/smoke/watched-alarms.ts'
import { scansOf } from '../../domain/scan/side-car-scans.ts'
import { isBlock } from '../../errors/catalogue.ts'
import { codeSpan, markdown, prose } from '../hostile.ts'
import type { RecordedStage, RunRecord } from '../record.ts'
import type { StageStatus } from '../run-verdict.ts'
import { seconds, timeOfDay } from '../times.ts'
import { familyAndRevision } from './arns.ts'
import { plural } from './counted.ts'
import { countsOfReport, countsOfScans } from './scan-counts.ts'
import { details, table, type Block } from './markdown-blocks.ts'
import { postedInWords, uploadedInWords } from './written.ts'
import { outcomeInWords } from './rollouts.ts'
import { madeInWords, pushedInWords } from './pushed.ts'
import { taskInWords } from './tasks.ts'
import { timeline } from './timeline.ts'
import { verifiedInWords } from './verify-section.ts'

const STATUS: Readonly<Record<StageStatus, string>> = {
  succeeded: '✅ succeeded',
  failed: '❌ failed',
  cancelled: '🚫 cancelled',
  skipped: '⚪ skipped',
  'left-out': '⚪ left out',
  running: '⏳ running',
  waiting: '⚪ waiting',
}

/** Nothing when no stage has started. */
export const stageSection = (record: RunRecord): readonly Block[] => {
  if (!record.stages.some(({ startedAt }) => startedAt !== null)) return []
  const from = timeOfDay(record.startedAt)
  const total = `${record.endedAt === null ? 'so far' : 'total'} ${seconds(elapsed(record))}`
  return details(`Stages: ${total}, from ${from} UTC`, [...timeline(record), ...stageTable(record)])
}

const stageTable = ({ stages }: RunRecord): readonly Block[] =>
  table(
    ['Stage', 'Result', 'Start', 'Time', 'Detail'],
    'lllrl',
    stages.map((stage) => [
      `**${markdown(stage.id)}**`,
      statusOf(stage),
      stage.startedAt === null ? '' : timeOfDay(stage.startedAt),
      stage.durationMs === null ? '' : seconds(stage.durationMs),
      stage.because === null ? factOf(stage) : markdown(stage.because),
    ]),
  )

const elapsed = ({ startedAt, endedAt, stages }: RunRecord): number =>
  endedAt === null
    ? Math.max(0, ...stages.map((stage) => (stage.startedAt ?? startedAt) - startedAt + (stage.durationMs ?? 0)))
    : endedAt - startedAt

/** A block is not a failure of the gate, a broken scan is a result of its stage, and a stage that was stopped had started. */
const statusOf = ({ kind, status, error, because, result }: RecordedStage): string => {
  if (error && isBlock(error.code)) return '❌ blocked'
  if (because?.startsWith('stopped ')) return '⚪ stopped'
  const scans =
    kind === 'scan' ? [result] : kind === 'side-cars-scan' ? (result?.images ?? []).flatMap((one) => one.scans) : []
  return scans.some((scan) => scan?.kind === 'broke') ? '⚠️ broke' : STATUS[status]
}

const FACTS: { readonly [K in Kind]?: (result: Results[K]) => string } = {
  tag: ({ tag }) => codeSpan(tag),
  plan: ({ services, region }) =>
    services.length === 0
      ? markdown(region)
      : `${services.map(({ serviceName }) => codeSpan(serviceName)).join(', ')} in ${markdown(region)}`,
  credentials: ({ kind }) => (kind === 'present' ? 'found' : 'none'),
  apps: ({ apps }) =>
    `${apps.filter(({ kind }) => kind === 'changed').length} of ${plural(apps.length, 'app')} changed`,
  maintenance: ({ pages }) => pages.map((page) => `${codeSpan(page.service)} ${page.state}`).join(', '),
  verify: (verified) => verifiedInWords(verified),
  reuse: (found) => (found.kind === 'reused' ? codeSpan(shortDigest(found.digest)) : markdown(found.because)),
  'side-cars': ({ images }) => (images.length === 0 ? 'nothing to pin' : `${plural(images.length, 'image')} pinned`),
  build: ({ sizeBytes, platform, builder }) =>
    `${megabytes(sizeBytes)}, ${markdown(platform)}, ${builder === 'registry' ? 'pulled' : `by ${builder}`}`,
  scan: (scan) => (scan.kind === 'broke' ? '' : countsOfReport(scan.report)),
  'side-cars-scan': ({ images }) => [plural(images.length, 'image'), ...countsOfScans(scansOf({ images }))].join('; '),
  base: (base) =>
    base.kind === 'found' ? codeSpan(base.reference, 100) : base.kind === 'scratch' ? 'none' : 'not known',
  'newer-bases': ({ bases }) =>
    bases.length === 0 ? 'nothing to fix' : bases.map(({ name }) => codeSpan(familiarName(name), 100)).join(', '),
  rebuilds: ({ images }) => {
    const known = images.filter(({ rebuild }) => rebuild.kind === 'compared').length
    return `${known} of ${plural(images.length, 'image')} compared`
  },
  attestation: (result) => ATTESTED[result.kind],
  baseline: (baseline) => baselineInWords(baseline),
  'side-cars-baseline': ({ images }) => {
    const compared = images.filter(({ baseline }) => baseline.kind === 'scanned' || baseline.kind === 'new').length
    return `${compared} of ${plural(images.length, 'image')} compared`
  },
  'image-test': ({ kind }) => kind,
  gate: (verdict) => {
    if (verdict.kind === 'overridden') return `⚠️ overridden: ${plural(verdict.blockers.length, 'finding')}`
    return verdict.kind === 'blocked' ? plural(verdict.blockers.length, 'finding') : ''
  },
  reports: ({ files, problems }) =>
    [plural(files.length, 'file'), ...(problems.length === 0 ? [] : [`⚠️ ${problems.length} not written`])].join(', '),
  running: ({ images, leftOut }) =>
    [plural(images.length, 'image'), ...leftOut.map((one) => `without ${codeSpan(one)}, which AWS adds`)].join(', '),
  'code-scanning': (result) => uploadedInWords(result),
  comment: (result) => postedInWords(result),
  issue: (result) => postedInWords(result),
  platform: ({ platform }) => markdown(platform),
  repository: ({ kind }) => madeInWords(kind),
  push: ({ kind }) => pushedInWords(kind),
  mark: (result) => (result.kind === 'not-marked' ? `⚠️ ${prose(result.because)}` : codeSpan(result.tag)),
  render: ({ source }) => `from ${codeSpan(source)}`,
  register: ({ kind, taskDefinitionArn }) =>
    kind === 'nothing' ? 'nothing to deploy' : codeSpan(familyAndRevision(taskDefinitionArn)),
  'run-before': (result) => taskInWords(result),
  'run-after': (result) => taskInWords(result),
  'stop-task': ({ kind }) => (kind === 'stopped' ? 'stopped' : 'no task was started'),
  deploy: ({ kind, taskDefinitionArn }) =>
    `${kind === 'started' ? '' : `${kind}: `}${codeSpan(familyAndRevision(taskDefinitionArn))}`,
  wait: ({ outcome, tested }) =>
    [waitedInWords(outcome), ...(tested === undefined ? [] : [checkedInWords(tested)])].join(', '),
  confirm: (confirmed) => confirmedInWords(confirmed),
  smoke: ({ checks }) => checkedInWords(checks),
  alarms: (result) => alarmsInWords(result),
  'clean-up': (result) =>
    result.kind === 'done' ? `${plural(result.deregistered.length, 'revision')} deregistered` : prose(result.because),
  'roll-back': (result) => rolledBackInWords(result),
}

const waitedInWords = (outcome: Results['wait']['outcome']): string =>
  outcome.kind === 'success' && outcome.reached === undefined
    ? `${outcome.view.running} of ${plural(outcome.view.desired, 'task')} running`
    : outcomeInWords(outcome)

const ATTESTED: Readonly<Record<Results['attestation']['kind'], string>> = {
  attested: 'verified',
  none: 'none, and none is required',
  unknown: '⚠️ not read',
}

const baselineInWords = (baseline: Results['baseline']): string => {
  switch (baseline.kind) {
    case 'none':
      return 'none'
    case 'first':
      return 'nothing runs yet'
    case 'unreadable':
      return '⚠️ not read'
    case 'scanned':
      return plural(baseline.images.length, 'image')
  }
}

const confirmedInWords = (confirmed: Results['confirm']): string => {
  switch (confirmed.kind) {
    case 'confirmed':
      return `${plural(confirmed.tasks, 'task')} ${confirmed.tasks === 1 ? 'reports' : 'report'} the image`
    case 'unreported':
      return `no digest from ${confirmed.silent} of ${plural(confirmed.tasks, 'task')}`
    case 'nothing-runs':
      return 'no task runs'
  }
}

const checkedInWords = (checks: Results['smoke']['checks']): string => {
  const failed = checks.filter(({ defect }) => defect !== null).length
  return failed === 0
    ? `${plural(checks.length, 'check')} passed`
    : `${failed} of ${plural(checks.length, 'check')} failed`
}

const rolledBackInWords = (result: Results['roll-back']): string => {
  switch (result.kind) {
    case 'restored':
      return `back on ${codeSpan(result.revision)}`
    case 'requested':
      return `back to ${codeSpan(result.revision)}, requested`
    case 'not-restored':
      return `not rolled back: ${prose(result.because)}`
    case 'none':
      return `no rollback requested: ${prose(result.because)}`
  }
}

const factOf = ({ kind, result }: RecordedStage): string => {
  // The kind and the result belong to each other, which the compiler does not follow through an index.
  const fact = FACTS[kind] as ((result: unknown) => string) | undefined
  return result === null || fact === undefined ? '' : fact(result)
}
