/** The first thing that is read: the outcome and its cause, and below it what it is about, what runs now, and what to do next. */
import { prose } from '../hostile.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import type { Verdict } from '../run-verdict.ts'
import { factLines } from './facts.ts'
import { headlineOf } from './headline.ts'
import { text, type Block } from './markdown-blocks.ts'

const SIGNS: Readonly<Record<Verdict, string>> = {
  success: '✅',
  blocked: '❌',
  failed: '❌',
  cancelled: '🚫',
  running: '⏳',
}

/** A success that the gate did not allow. */
const isOverridden = (record: RunRecord): boolean =>
  record.verdict === 'success' && resultsOf(record, 'gate').some(({ kind }) => kind === 'overridden')

/** The headline and at most five lines. */
export const resultSection = (record: RunRecord, docsUrl: string | null): readonly Block[] => {
  const lines = factLines(record, docsUrl)
  return [
    text(`## ${isOverridden(record) ? '⚠️' : SIGNS[record.verdict]} ${prose(headlineOf(record))}`),
    ...(lines.length === 0 ? [] : [text(lines.join('<br>'))]),
  ]
}
