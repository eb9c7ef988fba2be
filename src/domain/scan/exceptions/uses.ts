/** What became of each exception in a run: which were used, which no longer hold, and which can be deleted. */
import type { Exception } from '../exceptions.ts'
import type { Finding, ScanResult, SourceName } from '../findings.ts'
import { daysAfter } from './days.ts'
import { findingClass } from './finding-classes.ts'
import { splitFinding, type OwnImage } from './matching.ts'

/** An exception ends soon when it ends within this many days. */
export const SOON_DAYS = 14

export interface ExceptionUse {
  readonly exception: Exception
  /** How many findings it is about. */
  readonly findings: number
}

export interface ExceptionUses {
  /** Those that hold for a finding, whether it would block or not. */
  readonly used: readonly ExceptionUse[]
  /** Those that hold and are about nothing that was found, where their scanner has reported. */
  readonly unused: readonly Exception[]
  /** Those that hold no longer, with the findings that they were about. */
  readonly expired: readonly ExceptionUse[]
  /** Those that still hold, for some days. */
  readonly soon: readonly Exception[]
  /** Those that hold for the task definition, which the plan judges. */
  readonly lint: readonly Exception[]
}

interface Seen {
  readonly scans: readonly ScanResult[]
  readonly findings: readonly Finding[]
  readonly today: string
  readonly own: OwnImage
}

/** Whether an exception holds on a day, to the end of its last one. */
export const holdsOn = ({ expires }: Pick<Exception, 'expires'>, today: string): boolean =>
  expires === null || today <= expires

/** Of the entries of the file. Statements of VEX documents that are about nothing here are not listed: there can be thousands. */
export const usesOf = (exceptions: readonly Exception[], seen: Seen): ExceptionUses => {
  const lint = exceptions.filter(isForLint)
  const uses = exceptions
    .filter((exception) => !isForLint(exception))
    .map((exception) => ({ exception, findings: countOf(exception, seen) }))
  const [holding, expired] = [true, false].map((holds) =>
    uses.filter(({ exception }) => holdsOn(exception, seen.today) === holds),
  ) as [ExceptionUse[], ExceptionUse[]]
  return {
    used: holding.filter(({ findings }) => findings > 0),
    unused: holding.filter(({ exception, findings }) => findings === 0 && wasSought(exception, seen)).map(exceptionIn),
    expired: [
      ...expired,
      ...lint.filter((one) => !holdsOn(one, seen.today)).map((exception) => ({ exception, findings: 0 })),
    ],
    soon: exceptions.filter((exception) => endsSoon(exception, seen.today)),
    lint: lint.filter((exception) => holdsOn(exception, seen.today)),
  }
}

const exceptionIn = ({ exception }: ExceptionUse): Exception => exception

/** Whether it is about a rule of the lint alone. */
export const isForLint = ({ id, scanner }: Exception): boolean =>
  findingClass(id, scanner)?.scanners.includes('lint') === true

const countOf = (exception: Exception, { findings, own }: Seen): number =>
  findings.reduce((count, finding) => count + splitFinding(finding, [exception], own).excepted.length, 0)

/** An exception whose scanner has not reported, or broke, may still be needed. */
const wasSought = ({ id, scanner }: Exception, { scans }: Seen): boolean => {
  const sources: readonly SourceName[] = scanner === null ? sourcesOf(id) : scanner === 'lint' ? [] : [scanner]
  const isComplete = scans.every(({ kind }) => kind === 'report')
  return isComplete && scans.some((scan) => scan.kind === 'report' && sources.includes(scan.report.source))
}

const sourcesOf = (id: string): readonly SourceName[] =>
  (findingClass(id, null)?.scanners ?? []).filter((scanner) => scanner !== 'lint')

const endsSoon = (exception: Exception, today: string): boolean =>
  exception.expires !== null && holdsOn(exception, today) && exception.expires <= daysAfter(today, SOON_DAYS)
