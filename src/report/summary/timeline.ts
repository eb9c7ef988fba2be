/** What ran when, as a Mermaid Gantt chart, which GitHub draws. Its text is our own or of letters, digits and a few signs. */
import type { RecordedStage, RunRecord } from '../record.ts'
import type { StageStatus } from '../run-verdict.ts'
import { seconds } from '../times.ts'
import { diagram, type Block } from './markdown-blocks.ts'

/** The chart; nothing when no stage ran. */
export const timeline = (record: RunRecord): readonly Block[] => {
  const bars = record.stages.flatMap((stage) => barOf(stage, record))
  if (bars.length === 0) return []
  return [
    diagram(['gantt', '  dateFormat YYYY-MM-DD HH:mm:ss.SSS', '  axisFormat %H:%M:%S', '  todayMarker off', ...bars]),
  ]
}

const barOf = (
  { id, status, startedAt, durationMs }: RecordedStage,
  { startedAt: zero }: RunRecord,
): readonly string[] => {
  if (startedAt === null || durationMs === null) return []
  const [from, to] = [startedAt, startedAt + durationMs].map((at) => clockOf(at, zero))
  return [`  section ${safeText(id)}`, `  ${seconds(durationMs)} :${TAGS[status] ?? ''}${from ?? ''}, ${to ?? ''}`]
}

/** Mermaid's own words for the colour of a bar. */
const TAGS: { readonly [S in StageStatus]?: string } = { succeeded: 'done, ', failed: 'crit, ', cancelled: 'active, ' }

const DAY_MS = 24 * 60 * 60_000
/** Mermaid reads and shows local time. On these days no time zone changes its clock, so that the time of day stays the UTC one. */
const DAY = Date.UTC(2001, 0, 10)

const clockOf = (at: number, zero: number): string => {
  const midnight = zero - (zero % DAY_MS)
  return new Date(DAY + (at - midnight)).toISOString().replace('T', ' ').replace('Z', '')
}

/** Mermaid takes `:`, `;`, `#` and line ends for syntax; other signs are dropped as well. */
const safeText = (text: string): string =>
  Array.from(text.replace(/[^\p{L}\p{N} ._/-]+/gu, ' '))
    .slice(0, LONGEST_NAME)
    .join('')
    .trim() || 'stage'

const LONGEST_NAME = 40
