/** Exceptions in the summary: which held, for which findings, and which did not or will not for long. */
import { nameOf, ownerInWords } from '../../domain/scan/describe.ts'
import type { Excepted, Exception } from '../../domain/scan/exceptions.ts'
import { exceptionName, sourceInWords, proposedInWords } from '../../domain/scan/exceptions/in-words.ts'
import { SOURCES } from '../../domain/scan/findings.ts'
import type { UnmatchedStatements } from '../../domain/scan/vex/unmatched.ts'
import { usesOfRun, type UsesOfRun } from '../exception-uses.ts'
import { codeSpan, markdown, prose } from '../hostile.ts'
import { resultsOf, type RunRecord } from '../record.ts'
import { plural } from './counted.ts'
import { details, table, text, type Block } from './markdown-blocks.ts'

/** A file can have a thousand entries. */
const MOST_ROWS = 100
const MOST_FINDINGS = 50

/** What a blocked run can do about it, and where the exceptions are from. */
export const exceptionNotes = (record: RunRecord): readonly Block[] => {
  const reports = resultsOf(record, 'judge').map(({ exceptions }) => exceptions)
  const notes = reports.flatMap((report) => {
    const source = sourceInWords(report.source)
    const wouldPass = proposedInWords(report)
    const isBad =
      report.source.kind === 'unreadable' || (report.source.kind === 'branch' && report.source.wrong.length > 0)
    return [
      ...(wouldPass === null ? [] : [`💡 **${prose(wouldPass)}.**`]),
      ...(source === null || (report.source.kind === 'no-file' && report.source.ownFile === undefined)
        ? []
        : [`${isBad ? '⚠️' : 'ℹ️'} ${prose(source, 1500)}.`]),
    ]
  })
  return [...overrideNotes(record), ...[...new Set(notes)].map(text)]
}

const overrideNotes = (record: RunRecord): readonly Block[] =>
  resultsOf(record, 'gate').flatMap((verdict) =>
    verdict.kind === 'overridden'
      ? [
          text(
            `⚠️ **The gate was overridden in this run: ${plural(verdict.blockers.length, 'finding')} would have blocked the image.**<br>**Reason:** ${prose(verdict.reason, 500)}`,
          ),
        ]
      : [],
  )

/** Folded: a row for each exception, and what they hold for. */
export const exceptionSection = (record: RunRecord): readonly Block[] => {
  const uses = usesOfRun(record)
  const rows = rowsOf(uses)
  const excepted = resultsOf(record, 'judge').flatMap((judged) => judged.excepted)
  const unmatched = resultsOf(record, 'judge').map(({ exceptions }) => exceptions.unmatched)
  return details(titleOf(uses, unmatched), [
    ...table(['Exception', 'State', 'Until', 'Owner', 'Reason'], 'lllll', rows.slice(0, MOST_ROWS)),
    ...(rows.length > MOST_ROWS ? [text(`The first ${MOST_ROWS} of ${rows.length} are shown.`)] : []),
    ...table(
      ['Scanner', 'Severity', 'Accepted finding', 'Accepted by'],
      'llll',
      excepted.slice(0, MOST_FINDINGS).map(findingRow),
    ),
    ...(excepted.length > MOST_FINDINGS ? [text(`The worst ${MOST_FINDINGS} of ${excepted.length} are shown.`)] : []),
    ...unmatchedBlocks(unmatched),
  ])
}

/** Statements that somebody may take for used. */
const unmatchedBlocks = (all: readonly UnmatchedStatements[]): readonly Block[] => {
  const rows = all
    .flatMap(({ first }) => first)
    .map(({ id, product, because, path }) => [
      codeSpan(id, 100),
      codeSpan(product, 200),
      codeSpan(path, 200),
      markdown(because, 300),
    ])
  const more = all.reduce((sum, { count }) => sum + count, 0) - rows.length
  return [
    ...table(['VEX statement that is not matched', 'About', 'Document', 'Because'], 'llll', rows),
    ...(more > 0 ? [text(`${more} more are not shown.`)] : []),
  ]
}

const titleOf = ({ used, unused, expired, soon }: UsesOfRun, unmatched: readonly UnmatchedStatements[]): string => {
  const counts = [
    [used.length, 'used'],
    [unused.length, 'unused'],
    [expired.length, 'expired'],
    [soon.length, soon.length === 1 ? 'ends soon' : 'end soon'],
    [unmatched.reduce((sum, { count }) => sum + count, 0), 'not matched'],
  ] as const
  const listed = counts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))
  return `Exceptions: ${listed.join(', ')}`
}

const rowsOf = ({ used, unused, expired, soon }: UsesOfRun): readonly (readonly string[])[] => {
  const ending = new Set(soon.map(exceptionName))
  const mark = (exception: Exception): string => (ending.has(exceptionName(exception)) ? ', ends soon' : '')
  return [
    ...expired.map(({ exception, findings }) =>
      rowOf(exception, `❌ expired${findings === 0 ? '' : `, ${plural(findings, 'finding')}`}`),
    ),
    ...used.map(({ exception, findings }) => rowOf(exception, `${plural(findings, 'finding')}${mark(exception)}`)),
    ...unused.map((exception) => rowOf(exception, `unused${mark(exception)}`)),
  ]
}

const rowOf = (exception: Exception, state: string): readonly string[] => [
  codeSpan(exceptionName(exception), 200),
  state,
  exception.expires === null ? '' : markdown(exception.expires),
  markdown(exception.owner, 100),
  `${markdown(exception.reason, 300)}${exception.from.kind === 'vex' ? ` (${codeSpan(exception.from.path, 200)})` : ''}`,
]

const findingRow = ({ finding, exception }: Excepted): readonly string[] => [
  SOURCES[finding.source].name,
  markdown(finding.level),
  markdown([`${nameOf(finding)}${ownerInWords('; in ', finding)}`, ...placesOfAlerts(finding)].join('; '), 300),
  markdown(exception.owner, 100),
]

/** An exception can hold for some alerts of a check only. */
const placesOfAlerts = ({ source, where }: Excepted['finding']): readonly string[] =>
  source === 'dockle' ? where.slice(0, 3) : []
