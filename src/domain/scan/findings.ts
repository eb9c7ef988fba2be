/** What the scanners found, in one shape; every text in it comes from outside and is hostile. */
import type { Digest } from '../image/digest.ts'

/** Worst first. Trivy's own names. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Worst first. Dockle's own names; SKIP, IGNORE and PASS are no findings. */
export const DOCKLE_LEVELS = ['FATAL', 'WARN', 'INFO'] as const
export type DockleLevel = (typeof DOCKLE_LEVELS)[number]

export interface Vulnerability {
  readonly kind: 'vulnerability'
  readonly id: string
  readonly severity: Severity
  readonly packageName: string
  readonly installedVersion: string
  /** Null when no version is known that mends it. */
  readonly fixedVersion: string | null
  readonly title: string
  readonly url: string | null
  /** Where in the image: the package's path where Trivy tells it, else its `Target`. */
  readonly target: string
}

export interface ExposedSecret {
  readonly kind: 'secret'
  readonly id: string
  readonly severity: Severity
  readonly title: string
  readonly target: string
}

export type TrivyFinding = Vulnerability | ExposedSecret

export interface TrivyReport {
  readonly scanner: 'trivy'
  readonly version: string
  /** Trivy's `Metadata.ImageID`: the config digest of what it read. */
  readonly configDigest: Digest
  readonly operatingSystem: string | null
  readonly database: VulnerabilityDatabase
  readonly findings: readonly TrivyFinding[]
}

export interface VulnerabilityDatabase {
  /** When the database was made, ISO 8601. */
  readonly updatedAt: string
  /** The repository that it came from; `own` when the user brought the directory. */
  readonly source: string
}

export interface DockleFinding {
  /** `CIS-DI-0001` or `DKL-DI-0001`. */
  readonly code: string
  readonly level: DockleLevel
  readonly title: string
  readonly alerts: readonly string[]
}

export interface DockleReport {
  readonly scanner: 'dockle'
  readonly version: string
  readonly findings: readonly DockleFinding[]
}

/** A scan ends in a report, or it broke; a scanner that breaks is a result, not an exception. */
export type ScanResult<Report> =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'broke'; readonly scanner: 'trivy' | 'dockle'; readonly because: string; readonly hint: string }

/** Every severity or level with the number of findings that have it. */
export const countBy = <Key extends string>(
  keys: readonly Key[],
  findings: readonly Key[],
): Readonly<Record<Key, number>> =>
  // `fromEntries` forgets the keys; they are exactly `keys`.
  Object.fromEntries(keys.map((key) => [key, findings.filter((finding) => finding === key).length])) as Record<
    Key,
    number
  >
