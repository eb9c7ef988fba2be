/** The list of findings as a text with columns, for a terminal or a log. */
import { SOURCES, type SourceName } from '../scan/findings.ts'
import { messageText } from '../sarif/sarif-text.ts'
import type { FindingsDocument, ListedFinding } from './all-findings.ts'

/** A column is as wide as its widest cell, and no wider than this. */
const WIDEST = { verdict: 10, level: 13, scanner: 8, id: 30, what: 60, fixedIn: 30, title: 90, more: 120 } as const

type Column = keyof typeof WIDEST
type Row = Readonly<Record<Column, string>>

const HEAD: Row = {
  ...{ verdict: 'VERDICT', level: 'SEVERITY', scanner: 'SCANNER', id: 'FINDING', what: 'IN', fixedIn: 'FIXED IN' },
  ...{ title: 'TITLE', more: 'NOTES' },
}

/** One line for each finding; the texts in it are of one line and without anything invisible. */
export const findingsTable = ({ image, verdict, scans, findings, fixed }: FindingsDocument): string => {
  const isOfOne = new Set(scans.map((scan) => scan.image)).size <= 1
  const rows = [HEAD, ...findings.map((finding) => rowOf(finding, isOfOne))]
  // `Object.keys` gives strings; the keys of a constant object are its literal names.
  const columns = Object.keys(WIDEST) as readonly Column[]
  const widths = columns.map((column) => rows.reduce((widest, row) => Math.max(widest, row[column].length), 0))
  const lines = rows.map((row) =>
    columns
      .map((column, index) => row[column].padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const notes = scans.flatMap((scan) => ('broke' in scan ? [noteOn(scan, 'broke', scan.broke)] : []))
  const unscanned = scans.flatMap((scan) =>
    'notScanned' in scan ? [noteOn(scan, 'not scanned', scan.notScanned)] : [],
  )
  const fixes = fixed === undefined ? [] : [`Fixed since the baseline: ${fixed.length}`]
  const body = findings.length === 0 ? ['No findings'] : lines
  return `${[`${messageText(image, 200)}: ${verdict}`, ...notes, ...unscanned, ...fixes, '', ...body].join('\n')}\n`
}

const noteOn = ({ scanner }: { readonly scanner: string }, what: string, why: string): string =>
  `${nameOf(scanner)} ${what}: ${messageText(why, 500)}`

// A document names its scanners by their keys.
const nameOf = (scanner: string): string => SOURCES[scanner as SourceName].name

const rowOf = (finding: ListedFinding, isOfOne: boolean): Row => {
  const { verdict, level, scanner, id, title, image, exception, baseline, rule } = finding
  const more = [
    ...(isOfOne ? [] : [image]),
    ...(rule === null ? [] : [rule]),
    ...(exception === null ? [] : [`until ${exception.expires ?? 'no date'}, ${exception.owner}: ${exception.reason}`]),
    ...(baseline === 'new' ? ['new'] : []),
  ].join('; ')
  const what = finding.package ? `${finding.package} ${finding.version ?? ''}` : finding.where.slice(0, 2).join(', ')
  return shortened({ verdict, level, scanner: nameOf(scanner), id, what, fixedIn: finding.fixedIn ?? '', title, more })
}

const shortened = (row: Row): Row => {
  // As above: the keys are those of the row.
  const cells = Object.entries(row) as [Column, string][]
  return Object.fromEntries(cells.map(([name, text]) => [name, messageText(text, WIDEST[name])])) as Row
}
