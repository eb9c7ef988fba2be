/** Which findings a comparison spares: those that were there before, for a time. */
import { compareScans, type Comparison } from './comparison.ts'
import type { Baseline } from './baseline.ts'
import type { BaselineOfSideCar } from './side-car-baseline.ts'
import type { ScannedSideCar } from '../image/side-car-image.ts'
import type { Finding, ScanResult } from './findings.ts'

/** What a judgement says of the baseline. */
export type Compared =
  | ({
      readonly kind: 'compared'
      /** The names of the images, by digest. */
      readonly images: readonly string[]
      readonly days: number
    } & Comparison)
  | { readonly kind: 'not-compared'; readonly why: 'first' | 'unreadable'; readonly because: string }

/** What a judgement says of the baseline of a side-car; without an image in `images`, all of it is new. */
export interface ComparedSideCar {
  readonly sideCar: ScannedSideCar
  readonly compared: Compared
}

export interface BaselineRule {
  readonly baseline: Baseline
  /** Of the side-cars that are compared; the others have none. */
  readonly sideCars?: readonly BaselineOfSideCar[]
  /** For how many days after its publication a vulnerability that was there before does not block. */
  readonly days: number
}

/** Compares the image of the run. Null where none is asked for. */
export const compareWith = ({ baseline, days }: BaselineRule, scans: readonly ScanResult[]): Compared | null => {
  if (baseline.kind === 'none') return null
  if (baseline.kind !== 'scanned') return { kind: 'not-compared', why: baseline.kind, because: baseline.because }
  const reports = scans.flatMap((scan) => (scan.kind === 'report' ? [scan.report] : []))
  const own = reports
    .filter(({ sideCar }) => sideCar === undefined)
    .map((report) => ({ ...report, findings: report.findings.filter(({ sideCar }) => sideCar === undefined) }))
  const before = baseline.images.map((image) => image.reports)
  return { kind: 'compared', images: baseline.images.map(({ name }) => name), days, ...compareScans(own, before) }
}

/** Compares each side-car that has a baseline with its own. */
export const compareSideCars = (
  { sideCars = [], days }: BaselineRule,
  scans: readonly ScanResult[],
): readonly ComparedSideCar[] => {
  const reports = scans.flatMap((scan) => (scan.kind === 'report' ? [scan.report] : []))
  return sideCars.map(({ sideCar, baseline }) => {
    if (baseline.kind === 'first' || baseline.kind === 'unreadable')
      return { sideCar, compared: { kind: 'not-compared', why: baseline.kind, because: baseline.because } }
    const own = reports.filter((report) => report.sideCar !== undefined && isSame(report.sideCar, sideCar))
    // Compared with an image without findings, all of it is added.
    const images = baseline.kind === 'new' ? [] : baseline.images
    const { fixed, ...lists } = compareScans(
      own,
      baseline.kind === 'new' ? [[]] : baseline.images.map(({ reports }) => reports),
    )
    const gone = fixed.map((finding) => ({ ...finding, sideCar }))
    return {
      sideCar,
      compared: { kind: 'compared', images: images.map(({ name }) => name), days, ...lists, fixed: gone },
    }
  })
}

/** Two images of one name may be scanned: what differs decides. */
const isSame = (one: ScannedSideCar, other: ScannedSideCar): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Those that do not block today, whatever the policy says. `today`: the day in UTC, `2026-11-21`. */
export const sparedBy = (compared: readonly Compared[], today: string): ReadonlySet<Finding> =>
  new Set(
    compared.flatMap((one) =>
      one.kind === 'compared' ? one.there.filter((finding) => isSpared(finding, one.days, today)) : [],
    ),
  )

/**
 * A vulnerability until so many days after its publication; one whose day of publication is unknown, or lies ahead, is not spared. What Dockle or
 * a license says has no such day. A secret is never spared: the same place may hold another one. Nor is what is true of the image as a whole.
 */
const isSpared = (finding: Finding, days: number, today: string): boolean => {
  switch (finding.kind) {
    case 'vulnerability': {
      const age = daysBetween(finding.publishedAt, today)
      return age >= -1 && age < days
    }
    case 'misconfiguration':
    case 'license':
      return true
    case 'secret':
    case 'property':
      return false
  }
}

/** NaN where a day is not known. A clock of another zone may be a day ahead. */
const daysBetween = (from: string | undefined, to: string): number =>
  (Date.parse(to) - Date.parse((from ?? '').slice(0, 10))) / 86_400_000
