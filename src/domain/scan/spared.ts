/** Which findings a comparison spares: those that were there before, for a time. */
import { compare, type Comparison } from './comparison.ts'
import type { Baseline } from './baseline.ts'
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

export interface BaselineRule {
  readonly baseline: Baseline
  /** For how many days after its publication a vulnerability that was there before does not block. */
  readonly days: number
}

/** Compares the image of the run; side-cars have no baseline. Null where none is asked for. */
export const compareWith = ({ baseline, days }: BaselineRule, scans: readonly ScanResult[]): Compared | null => {
  if (baseline.kind === 'none') return null
  if (baseline.kind !== 'scanned') return { kind: 'not-compared', why: baseline.kind, because: baseline.because }
  const reports = scans.flatMap((scan) => (scan.kind === 'report' ? [scan.report] : []))
  const own = reports.filter(({ sideCar }) => sideCar === undefined)
  const before = baseline.images.map((image) => image.reports)
  return { kind: 'compared', images: baseline.images.map(({ name }) => name), days, ...compare(own, before) }
}

/** Those that do not block today, whatever the policy says. `today`: the day in UTC, `2026-11-21`. */
export const sparedBy = (compared: Compared | null, today: string): ReadonlySet<Finding> => {
  if (compared?.kind !== 'compared') return new Set()
  return new Set(compared.there.filter((finding) => isSpared(finding, compared.days, today)))
}

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
