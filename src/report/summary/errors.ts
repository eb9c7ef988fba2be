/** What failed, in the summary: the whole message, the end of what was printed, the next step. */
import { isBlock } from '../../errors/catalogue.ts'
import { codeBlock, codeSpan, plainLine, prose } from '../hostile.ts'
import { headlineOf } from './headline.ts'
import { text, type Block } from './markdown-blocks.ts'
import type { RecordedStage, RunRecord } from '../record.ts'
import type { RecordedError } from '../recorded-error.ts'
import { problemList } from './problem-list.ts'
import { isStopped } from './undone.ts'

/** Enough to see why a build broke; the log has the rest. */
const MESSAGE_LINES = 40

export interface StageError {
  /** Null for an error outside the stages. */
  readonly stage: string | null
  readonly error: RecordedError
}

/** Every error of the run, the one that the run is about first: failures, then blocks, cancels and failed undos. */
export const errorsOf = ({ failure, stages }: RunRecord): readonly StageError[] => [
  ...(failure === null ? [] : [{ stage: null, error: failure }]),
  ...stages
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap(({ id, error }) => (error === null ? [] : [{ stage: id, error }])),
]

const rank = ({ status, error, undoes }: RecordedStage): number => {
  if (undoes !== null) return 3
  if (status === 'cancelled') return 2
  return error !== null && isBlock(error.code) ? 1 : 0
}

/** The next step; null when there is none. */
export const nextStep = (record: RunRecord): string | null => {
  const [first, ...others] = errorsOf(record)
  if (first === undefined) return null
  // A service that may be down comes before the cause of the deployment.
  const urgent = others.filter(({ error }) => error.code === 'E_NOT_ROLLED_BACK')
  const hints = [...urgent, first].flatMap((one) => hintOf(record, one) ?? [])
  return hints.length === 0 ? null : shownBelow(hints.join(' '))
}

/** The summary itself has what a hint refers to, and the entries to copy. */
const shownBelow = (hint: string): string =>
  hint
    .replaceAll(/ in the summary\b/gu, ' below')
    .replace(
      /\bTo accept a finding instead, add an entry [^]*$/u,
      'Or accept what you cannot fix: the entries to copy are below.',
    )

/**
 * The next step after one error, without what a summary says anyway: what was changed. What it says of the deployment that continues does
 * not hold once the change was undone, or should be.
 */
export const hintOf = (record: RunRecord, { stage: id, error }: StageError): string | null => {
  const hint = error.hint?.replace(UNCHANGED, '') ?? null
  if (hint === null) return null
  const subject = record.stages.find((stage) => stage.id === id)?.subject
  if (!record.stages.some((stage) => stage.subject === subject && isStopped(stage))) return hint
  return error.kind === 'cancelled' ? 'Re-run to deploy.' : hint.replace(CONTINUES, '').trim() || null
}

const UNCHANGED = / Nothing was changed\.|; nothing was changed(?=\.)/u

const CONTINUES =
  /(?<!\s)\s*\b(?:The deployment [^.:]{1,40}|(?:ECS|CodeDeploy) did not roll back): check the service\./u

/** A block for each error that has more to say than the headline and the other sections. */
export const errorSection = (record: RunRecord): readonly Block[] =>
  errorsOf(record).flatMap((one, index) => (isShownElsewhere(record, one) ? [] : errorBlocks(record, one, index)))

/** A block lists its findings, a deployment that failed its evidence, a test of the image its output, a cancel what it was about. */
const isShownElsewhere = (record: RunRecord, { stage: id, error }: StageError): boolean => {
  if (isBlock(error.code) || error.kind === 'cancelled') return true
  const stage = record.stages.find((one) => one.id === id)
  return stage !== undefined && hasSection(stage)
}

const hasSection = (stage: RecordedStage): boolean => {
  if (stage.kind === 'wait') return stage.result !== null && stage.result.cause !== null
  if (stage.kind === 'image-test') return stage.result !== null
  return stage.kind === 'gate' && stage.result?.kind === 'broke'
}

const errorBlocks = (record: RunRecord, one: StageError, index: number): readonly Block[] => {
  const { stage, error } = one
  const hint = hintOf(record, one)
  return [
    text(`### ${stage === null ? '' : `${codeSpan(stage)} failed: `}${codeSpan(error.code)}`),
    ...messageBlocks(error.message, headlineOf(record)),
    // That of the first one is below the headline.
    ...(hint === null || index === 0 ? [] : [text(`**Next:** ${prose(hint)}`)]),
  ]
}

const messageBlocks = (message: string, headline: string): readonly Block[] => {
  const [first = '', ...rest] = message.split(/\r\n|[\n\r]/u)
  const isHeadline = headline.endsWith(first.replace(/:\s*$/u, ''))
  const list = problemList(rest)
  if (list !== null) return [...(isHeadline ? [] : [text(prose(first, 2000))]), text(list)]
  const shown = rest.slice(-MESSAGE_LINES).map((line) => plainLine(line, 500))
  return [text(prose(first, 2000)), ...(shown.length === 0 ? [] : [text(codeBlock(shown.join('\n')))])]
}
