/** Findings of every source in one shape. Every text in a finding comes from outside and is hostile. */
import type { Digest } from '../image/digest.ts'
import type { ScannedSideCar } from '../image/side-car-image.ts'
import type { HIDDEN, HiddenAlert } from './hidden-alerts.ts'

/** The scale on which findings of all sources are compared, worst first. Trivy's words. */
export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Dockle's words, worst first; SKIP, IGNORE and PASS are not findings. */
export const DOCKLE_LEVELS = ['FATAL', 'WARN', 'INFO'] as const
export type DockleLevel = (typeof DOCKLE_LEVELS)[number]

interface Source {
  /** As people read it. */
  readonly name: string
  /** The source's own words for a severity, worst first, and where each is on the common scale. */
  readonly levels: Readonly<Record<string, Severity>>
}

/** Every source of findings. Dockle's levels are where its SARIF output puts them next to Trivy's: error, warning, note. */
export const SOURCES = {
  trivy: {
    name: 'Trivy',
    levels: { CRITICAL: 'CRITICAL', HIGH: 'HIGH', MEDIUM: 'MEDIUM', LOW: 'LOW', UNKNOWN: 'UNKNOWN' },
  },
  dockle: { name: 'Dockle', levels: { FATAL: 'HIGH', WARN: 'MEDIUM', INFO: 'LOW' } satisfies Levels<DockleLevel> },
  // The words of both kinds of scans (ECR API Reference, ImageScanFindings; Inspector API Reference, Finding).
  ecr: {
    name: 'ECR',
    levels: {
      CRITICAL: 'CRITICAL',
      HIGH: 'HIGH',
      MEDIUM: 'MEDIUM',
      LOW: 'LOW',
      INFORMATIONAL: 'LOW',
      UNDEFINED: 'UNKNOWN',
      UNTRIAGED: 'UNKNOWN',
    },
  },
  /** What is seen in the image without a scanner: its size, its base. */
  image: { name: 'Image', levels: { VIOLATION: 'HIGH' } },
} as const satisfies Readonly<Record<string, Source>>

type Levels<Level extends string> = Readonly<Record<Level, Severity>>

export type SourceName = keyof typeof SOURCES

/** A source's own words, worst first. */
export const levelsOf = (source: SourceName): readonly string[] => Object.keys(SOURCES[source].levels)

/** Whose image it is about. */
export interface About {
  /** Absent: the image of the run. */
  readonly sideCar?: ScannedSideCar
}

/** What every finding has. */
interface Found extends About {
  readonly source: SourceName
  /** `CVE-2023-5363`, `CIS-DI-0010`, `aws-access-key-id`. */
  readonly id: string
  readonly severity: Severity
  /** The source's own word for the severity: `CRITICAL`, `FATAL`. */
  readonly level: string
  readonly title: string
  readonly url: string | null
  /** Where in the image: paths, or what the source quotes from it. */
  readonly where: readonly string[]
  /** The diff id of the layer that it is in; absent where the source does not say it. */
  readonly layer?: Digest
}

export interface Vulnerability extends Found {
  readonly kind: 'vulnerability'
  readonly packageName: string
  readonly installedVersion: string
  /** Null when no fixed version is known. */
  readonly fixedVersion: string | null
  /** Absent where the source says whether there is a fixed version. */
  readonly fix?: 'not-known'
  /** The package URL, as the source writes it; absent where it has none. */
  readonly purl?: string
  /** When the vulnerability was published, ISO 8601; absent where it is not known. */
  readonly publishedAt?: string
}

export interface ExposedSecret extends Found {
  readonly kind: 'secret'
  /** The line in the file; null when the scanner does not report it. */
  readonly line: number | null
}

/** How the image is built or configured. */
export interface Misconfiguration extends Found {
  readonly kind: 'misconfiguration'
  readonly [HIDDEN]?: readonly HiddenAlert[]
}

export interface License extends Found {
  readonly kind: 'license'
  /** Empty for the license of a file. */
  readonly packageName: string
  /** The scanner's own: `restricted`. */
  readonly category: string
}

/** What is true of the image as a whole: its size, its base, the end of life of its system. */
export interface Property extends Found {
  readonly kind: 'property'
  /** What to do, where the next step of its rule does not fit: a fact that is not known has another one. */
  readonly hint?: string
}

export type Finding = Vulnerability | ExposedSecret | Misconfiguration | License | Property

export interface VulnerabilityDatabase {
  /** When the database was made, ISO 8601. */
  readonly updatedAt: string
  readonly origin: DatabaseOrigin
  /** When the index of Java packages was made, ISO 8601; absent where the image has no JARs, and where the index does not say it. */
  readonly javaIndexAt?: string
}

/** Where a database comes from. A source is named only where it was verified in this run. */
export type DatabaseOrigin =
  | { readonly kind: 'verified'; readonly repository: string }
  /** The tool cache, offline: any job can have written it. */
  | { readonly kind: 'cache' }
  /** The user's own directory. */
  | { readonly kind: 'own' }

export interface ScanReport extends About {
  readonly source: SourceName
  readonly version: string
  /** The config digest of the image that was scanned; null when the source does not report it. */
  readonly configDigest: Digest | null
  readonly operatingSystem: string | null
  /** Null for a source without one. */
  readonly database: VulnerabilityDatabase | null
  readonly findings: readonly Finding[]
  /** Why packages in the image were not checked, where a setting accepts it; otherwise null. */
  readonly unchecked: string | null
  /** The diff ids of the image's layers, the lowest first; absent where the source does not say them. */
  readonly layers?: readonly Digest[]
  /** Of all layers, not compressed; absent where the source does not say it. */
  readonly sizeBytes?: number
  /** The operating system gets no more security fixes; absent where the source does not say so. */
  readonly endOfLife?: true
}

/** A scan ends in a report, or it broke: a result too, so that the gate reports it next to what the others found. */
export type ScanResult =
  | {
      readonly kind: 'report'
      readonly report: ScanReport
      /** The path of the scanner's own JSON, private to the run and not recorded; absent where the source writes none. */
      readonly raw?: string
    }
  | ({
      readonly kind: 'broke'
      readonly source: SourceName
      readonly because: string
      readonly hint: string
    } & About)

export type ReportResult = Extract<ScanResult, { kind: 'report' }>

/** Of the scans of one image; undefined where Trivy did not report. */
export const trivysReport = (scans: readonly ScanResult[]): ReportResult | undefined =>
  scans.filter((scan) => scan.kind === 'report').find(({ report }) => report.source === 'trivy')

/** The result as it is recorded: without a path of this machine. */
export const recordedScan = (scan: ScanResult): ScanResult =>
  scan.kind === 'broke' ? scan : { kind: 'report', report: scan.report }

/** Whether the findings are those of a scan: ECR cannot scan each image, and a setting may accept that. */
export const wasScanned = ({ source, unchecked }: ScanReport): boolean => source !== 'ecr' || unchecked === null

/** Findings from the worst to the mildest; those of one severity keep their order. */
export const worstFirst = <One extends Finding>(findings: readonly One[]): readonly One[] =>
  findings.toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity))

/** The number of findings for each word of their source, worst first, zeros included. */
export const countByLevel = (source: SourceName, findings: readonly Finding[]): Readonly<Record<string, number>> =>
  Object.fromEntries(levelsOf(source).map((word) => [word, findings.filter(({ level }) => level === word).length]))

/** `1 CRITICAL, 2 HIGH`; empty when nothing was found. */
export const countsInWords = (source: SourceName, findings: readonly Finding[]): string =>
  Object.entries(countByLevel(source, findings))
    .flatMap(([level, count]) => (count === 0 ? [] : [`${count} ${level}`]))
    .join(', ')

/** `1 CRITICAL, 2 HIGH`, on the common scale; `nothing` without a finding. */
export const severitiesInWords = (findings: readonly Finding[]): string =>
  SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}`]
  }).join(', ') || 'nothing'
