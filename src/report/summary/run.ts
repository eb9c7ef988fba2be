/** The run in the summary: the table of stages and the image. */
import { countsInWords } from '../../domain/scan/findings.ts'
import { megabytes } from '../../domain/image/image.ts'
import { isBlock } from '../../errors/catalogue.ts'
import { codeSpan, markdown, plainLine } from '../hostile.ts'
import { seconds } from '../live-log.ts'
import { table, text, type Block } from './markdown-blocks.ts'
import { resultOf, type RecordedStage, type RunRecord } from '../record.ts'
import type { StageStatus } from '../run-verdict.ts'
import type { Kind, Results } from '../../domain/results.ts'

const STATUS: Readonly<Record<StageStatus, string>> = {
  succeeded: '✅ succeeded',
  failed: '❌ failed',
  cancelled: '🚫 cancelled',
  skipped: '⚪ skipped',
  'left-out': '⚪ left out',
  running: '⏳ running',
  waiting: '⚪ waiting',
}

/** Every stage with its result, its time and one fact; nothing when no stage came to run. */
export const stageSection = (record: RunRecord): readonly Block[] =>
  record.stages.some(({ startedAt }) => startedAt !== null) ? stageBlocks(record) : []

const stageBlocks = (record: RunRecord): readonly Block[] => [
  text('### Stages'),
  ...table(
    ['Stage', 'Result', 'Time', ''],
    'llrl',
    record.stages.map((stage) => [
      `**${stage.id}**`,
      statusOf(stage),
      stage.durationMs === null ? '' : seconds(stage.durationMs),
      stage.because === null ? factOf(stage) : markdown(stage.because),
    ]),
  ),
  text(`${record.endedAt === null ? 'So far' : 'All in all'}: ${seconds(elapsed(record))}.`),
]

const elapsed = ({ startedAt, endedAt, stages }: RunRecord): number =>
  endedAt === null
    ? Math.max(0, ...stages.map((stage) => (stage.startedAt ?? startedAt) - startedAt + (stage.durationMs ?? 0)))
    : endedAt - startedAt

/** A block is not a failure of the gate, and a broken scan is a result of its stage. */
const statusOf = ({ kind, status, error, result }: RecordedStage): string => {
  if (error && isBlock(error.code)) return '❌ blocked'
  return kind === 'scan' && result?.kind === 'broke' ? '⚠️ broke' : STATUS[status]
}

const FACTS: { readonly [K in Kind]?: (result: Results[K]) => string } = {
  tag: ({ tag }) => codeSpan(tag),
  plan: ({ services, region }) =>
    `${services.map(({ serviceName }) => codeSpan(serviceName)).join(', ')} in ${markdown(region)}`,
  build: ({ sizeBytes, platform, builder }) => `${megabytes(sizeBytes)}, ${markdown(platform)}, by ${builder}`,
  scan: (scan) =>
    scan.kind === 'broke' ? '' : countsInWords(scan.report.source, scan.report.findings) || 'no findings',
  gate: ({ kind }) => kind,
  push: ({ kind }) => (kind === 'pushed' ? 'pushed' : 'was there already'),
  render: ({ source }) => `from ${codeSpan(source)}`,
  deploy: ({ taskDefinitionArn }) => codeSpan(familyAndRevision(taskDefinitionArn)),
  wait: ({ outcome }) => outcome.kind,
  confirm: (confirmed) =>
    confirmed.kind === 'confirmed'
      ? `${plural(confirmed.tasks, 'task')} ${confirmed.tasks === 1 ? 'reports' : 'report'} the image`
      : 'no task runs',
}

const factOf = ({ kind, result }: RecordedStage): string => {
  // The kind and the result belong to each other, which the compiler does not follow through an index.
  const fact = FACTS[kind] as ((result: unknown) => string) | undefined
  return result === null || fact === undefined ? '' : fact(result)
}

/** The image, as far as it came. */
export const imageSection = (record: RunRecord): readonly Block[] => {
  const [tag, build, push] = [resultOf(record, 'tag'), resultOf(record, 'build'), resultOf(record, 'push')]
  if (!build) return []
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['Image', push?.uri],
    ['Tag', push?.tag ?? tag?.tag],
    ['Digest', push?.digest],
    ['Config digest', build.configDigest],
    ['Size', megabytes(build.sizeBytes)],
    ['Platform', build.platform],
    ['Revision', build.revision],
  ]
  return [
    text('### Image'),
    ...table(
      ['', ''],
      'll',
      rows.flatMap(([name, value]) => (value ? [[name, codeSpan(value)]] : [])),
    ),
  ]
}

/** `family:revision` of a task definition's ARN. */
export const familyAndRevision = (arn: string): string => plainLine(arn).split('/').at(-1) ?? arn

/** `2 findings`. */
export const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
