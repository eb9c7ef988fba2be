/** The way of an image through the environments: what a promotion asked for, and what the run adds to it. */
import type { MarkResult } from '../../domain/image/passed-mark.ts'
import { skippedIn, type Stop, type Way } from '../../domain/image/way.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { codeSpan, prose } from '../hostile.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { inWords } from './counted.ts'
import { table, text, type Block } from './markdown-blocks.ts'

/** Nothing but for a promotion. */
export const waySection = (record: RunRecord): readonly Block[] => {
  const way = resultOf(record, 'plan')?.way
  if (way === undefined) return []
  const mark = resultOf(record, 'mark') ?? null
  return [
    text('**The way**'),
    ...table(
      ['Environment', 'Mark', ''],
      'lll',
      way.stops.map((stop) => [
        codeSpan(stop.environment),
        marksIn(stop, way, mark)
          .map((one) => codeSpan(one))
          .join(', ') || '–',
        prose(partOf(stop, way)),
      ]),
    ),
    ...(way.pushedAt === null ? [] : [text(`The image was pushed at ${minuteOf(way.pushedAt)} UTC.`)]),
  ]
}

/** Together with that of this run. */
const marksIn = ({ environment, marks }: Stop, way: Way, mark: MarkResult | null): readonly string[] => {
  const own = environment === way.environment && mark !== null && mark.kind !== 'not-marked' ? [mark.tag] : []
  return [...new Set([...marks, ...own])]
}

const partOf = ({ environment }: Stop, way: Way): string => {
  if (environment === way.environment) return 'promoted to'
  if (way.from.kind === 'environment' && environment === way.from.environment) return 'promoted from'
  return skippedIn(way).includes(environment) ? 'skipped by `promote-from`' : ''
}

const minuteOf = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

interface WayNotice {
  readonly title: string
  readonly sentence: string
  readonly level?: 'warning'
}

/** What was skipped, and why the image is not marked. */
export const wayNotices = (record: RunRecord): readonly WayNotice[] => {
  const way = resultOf(record, 'plan')?.way
  const skipped = way === undefined ? [] : skippedIn(way)
  const mark = resultOf(record, 'mark')
  return [
    ...(way === undefined || skipped.length === 0 ? [] : [skipNotice(way, skipped)]),
    ...(mark?.kind === 'not-marked' ? [markNotice(mark)] : []),
  ]
}

const skipNotice = ({ environment }: Way, skipped: readonly string[]): WayNotice => ({
  title: 'Environment skipped',
  sentence: `The image goes to ${named(environment)} without the mark of ${inWords(skipped.map(named))}: \`promote-from\` skips it.`,
  level: 'warning',
})

const markNotice = ({ tag, because }: Extract<MarkResult, { kind: 'not-marked' }>): WayNotice => ({
  title: 'Not marked as passed',
  sentence: `The image is not marked as passed, so it cannot be promoted from here: ${because}. The mark is ${named(tag)}.`,
  level: 'warning',
})
