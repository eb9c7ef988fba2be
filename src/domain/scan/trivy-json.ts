/**
 * Trivy's JSON report (`SchemaVersion` 2) as findings. Unknown fields are ignored; a field that is used must be as expected. A
 * report that cannot be read is an error, never an empty report.
 */
import { z } from 'zod'
import type { ScannedSystem } from './coverage.ts'
import { parseDigest } from '../image/digest.ts'
import { SEVERITIES, type Finding, type ScanReport, type Severity, type VulnerabilityDatabase } from './findings.ts'
import { distinctFindings } from './identity.ts'
import { parseJson, type Parsed } from './scanner-json.ts'

/** One of Trivy's words in any case. A finding counts whatever its severity says, so every other value is UNKNOWN. */
const severity = z
  .unknown()
  .optional()
  .transform((value): Severity => {
    const word = typeof value === 'string' ? value.trim().toUpperCase() : ''
    return SEVERITIES.find((known) => known === word) ?? 'UNKNOWN'
  })

/** Trivy leaves out what is empty (`omitempty`); other programs that write its format use null. */
const optional = z.string().nullish()

const vulnerability = z.object({
  VulnerabilityID: z.string().min(1),
  PkgName: optional,
  PkgPath: optional,
  InstalledVersion: optional,
  FixedVersion: optional,
  Title: optional,
  PrimaryURL: optional,
  Severity: severity,
})

/** Trivy counts from 1. A finding counts whatever its line says. */
const line = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null))

// `Match` and `Code` are left out on purpose: neighboring lines may show another secret in clear text.
const secret = z.object({
  RuleID: z.string().min(1),
  Title: optional,
  Severity: severity,
  StartLine: line,
})

const document = z.object({
  SchemaVersion: z.literal(2),
  Trivy: z.object({ Version: optional }).nullish(),
  ArtifactType: z.literal('container_image'),
  Metadata: z.object({
    ImageID: z.string(),
    OS: z.object({ Family: z.string(), Name: optional, EOSL: z.boolean().nullish() }).nullish(),
  }),
  // Absent when Trivy recognizes nothing in the image (but see `hasSystemWithoutResult`); a result with packages only has no findings.
  Results: z
    .array(
      z.object({
        Target: optional,
        Class: optional,
        Vulnerabilities: z.array(vulnerability).nullish(),
        Secrets: z.array(secret).nullish(),
      }),
    )
    .nullish(),
})

type Document = z.output<typeof document>
type Result = NonNullable<Document['Results']>[number]

/** What the JSON does not contain. */
export interface TrivyFacts {
  /** The path of the archive that was scanned, and the name that replaces it in findings. */
  readonly archive: string
  readonly image: string
  /** The version from `--version`, for a Trivy older than the field. */
  readonly version: string
  readonly database: VulnerabilityDatabase
}

export interface TrivyReading {
  readonly report: ScanReport
  readonly system: ScannedSystem | null
}

/** The report in Trivy's JSON, or what is wrong with it. */
export const parseTrivyJson = (text: string, facts: TrivyFacts): Parsed<TrivyReading> => {
  const parsed = parseJson(document, text)
  if (parsed.kind === 'invalid') return parsed
  const { Metadata, Results, Trivy } = parsed.value
  if (hasSystemWithoutResult(parsed.value)) {
    return { kind: 'invalid', problem: 'it has no Results although it names an operating system' }
  }
  const configDigest = parseDigest(Metadata.ImageID)
  if (configDigest === null) return { kind: 'invalid', problem: 'Metadata.ImageID is not a sha256 digest' }
  return {
    kind: 'valid',
    value: {
      report: {
        source: 'trivy',
        version: Trivy?.Version ?? facts.version,
        configDigest,
        operatingSystem: operatingSystem(Metadata.OS),
        database: facts.database,
        findings: distinctFindings((Results ?? []).flatMap((result) => findingsOf(result, facts))),
        unchecked: null,
      },
      system: systemOf(parsed.value),
    },
  }
}

/** Trivy's word for the system of packages that it cannot place. */
const NO_SYSTEM = 'none'

const systemOf = ({ Metadata: { OS }, Results }: Document): ScannedSystem | null =>
  !OS || OS.Family === NO_SYSTEM
    ? null
    : {
        family: OS.Family,
        name: OS.Name ?? '',
        result: Results?.some((result) => result.Class === 'os-pkgs') ? 'present' : 'absent',
      }

/**
 * Trivy (0.74, tried with 22 families) lists each operating system that it recognizes in `Results`, even without a package or a
 * finding. The exceptions are `none`, its word for packages of an unknown system, and Fedora, for which it has no advisories
 * (Trivy docs, "OS coverage").
 */
const hasSystemWithoutResult = ({ Metadata: { OS }, Results }: Document): boolean =>
  OS != null && ![NO_SYSTEM, 'fedora'].includes(OS.Family) && (Results ?? []).length === 0

const findingsOf = (result: Result, facts: TrivyFacts): readonly Finding[] => [
  ...(result.Vulnerabilities ?? []).map((found) => ({
    kind: 'vulnerability' as const,
    ...common(found, found.VulnerabilityID),
    packageName: found.PkgName ?? '',
    installedVersion: found.InstalledVersion ?? '',
    fixedVersion: textOrNull(found.FixedVersion),
    url: textOrNull(found.PrimaryURL),
    where: [textOrNull(found.PkgPath) ?? placeOf(result, facts)],
  })),
  ...(result.Secrets ?? []).map((found) => ({
    kind: 'secret' as const,
    ...common(found, found.RuleID),
    line: found.StartLine,
    url: null,
    where: [placeOf(result, facts)],
  })),
]

interface Rated {
  readonly Severity: Severity
  readonly Title?: string | null | undefined
}

const common = ({ Severity, Title }: Rated, id: string) => ({
  source: 'trivy' as const,
  id,
  severity: Severity,
  level: Severity,
  title: Title ?? '',
})

/** Trivy writes `/tmp/…/image.tar (debian 12.1)`; the path on the runner means nothing to a reader and changes with every run. */
const placeOf = ({ Target }: Result, { archive, image }: TrivyFacts): string =>
  Target?.startsWith(archive) ? image + Target.slice(archive.length) : (Target ?? '')

const textOrNull = (text: string | null | undefined): string | null => text || null

const operatingSystem = (os: Document['Metadata']['OS']): string | null => {
  if (!os || os.Family === NO_SYSTEM) return null
  return `${os.Family} ${os.Name ?? ''}`.trim() + (os.EOSL === true ? ' (end of life)' : '')
}
