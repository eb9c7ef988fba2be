/**
 * Trivy's JSON report (`SchemaVersion` 2) as findings. Unknown fields are ignored; a field that is used must be as expected. A
 * report that cannot be read is an error, never an empty report.
 */
import type { ScannedSystem } from './coverage.ts'
import { parseDigest, type Digest } from '../image/digest.ts'
import type { Finding, ScanReport, Severity, VulnerabilityDatabase } from './findings.ts'
import { distinctFindings } from './identity.ts'
import { parseJson, type Parsed } from './scanner-json.ts'
import { document, type Document, type Result } from './trivy-document.ts'

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
        ...layersOf(Metadata.DiffIDs),
        ...wholeImage(Metadata),
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
  OS != null &&
  ![NO_SYSTEM, 'fedora'].includes(OS.Family) &&
  !(Results ?? []).some(({ Class }) => !NOT_OF_PACKAGES.includes(Class ?? ''))

/** Results that say nothing of whether the packages were looked at. */
const NOT_OF_PACKAGES: readonly string[] = ['config', 'license', 'license-file']

const wholeImage = ({ Size, OS }: Document['Metadata']): Pick<ScanReport, 'sizeBytes' | 'endOfLife'> => ({
  ...(Size == null ? {} : { sizeBytes: Size }),
  ...(OS?.EOSL === true ? { endOfLife: true } : {}),
})

const findingsOf = (result: Result, facts: TrivyFacts): readonly Finding[] => [
  ...(result.Vulnerabilities ?? []).map((found) => ({
    kind: 'vulnerability' as const,
    ...common(found, found.VulnerabilityID),
    packageName: found.PkgName ?? '',
    installedVersion: found.InstalledVersion ?? '',
    fixedVersion: textOrNull(found.FixedVersion),
    url: textOrNull(found.PrimaryURL),
    where: [textOrNull(found.PkgPath) ?? placeOf(result, facts)],
    ...purlOf(found.PkgIdentifier?.PURL),
    ...publicationOf(found.PublishedDate),
  })),
  ...(result.Secrets ?? []).map((found) => ({
    kind: 'secret' as const,
    ...common(found, found.RuleID),
    line: found.StartLine,
    url: null,
    where: [placeOf(result, facts)],
  })),
  ...(result.Misconfigurations ?? []).filter(isFailure).map((found) => ({
    kind: 'misconfiguration' as const,
    ...common({ ...found, Layer: null }, found.ID),
    url: textOrNull(found.PrimaryURL),
    where: found.Message ? [found.Message] : [],
  })),
  ...(result.Licenses ?? []).map((found) => ({
    kind: 'license' as const,
    ...common({ ...found, Title: null, Layer: null }, found.Name || 'unknown'),
    title: found.Category ? `category ${found.Category}` : '',
    packageName: found.PkgName ?? '',
    category: found.Category ?? '',
    url: null,
    where: [textOrNull(found.FilePath) ?? placeOf(result, facts)],
  })),
]

/** Of a check that has no status, nobody says that it passed. */
const isFailure = ({ Status }: { readonly Status?: string | null | undefined }): boolean =>
  Status == null || !['PASS', 'EXCEPTION'].includes(Status.toUpperCase())

interface Common {
  readonly Severity: Severity
  readonly Title?: string | null | undefined
  readonly Layer: Digest | null
}

const common = ({ Severity, Title, Layer }: Common, id: string) => ({
  source: 'trivy' as const,
  id,
  severity: Severity,
  level: Severity,
  title: Title ?? '',
  ...(Layer === null ? {} : { layer: Layer }),
})

const purlOf = (purl: string | null | undefined) => (purl ? { purl } : {})

/** As ISO 8601; absent where Trivy's text is not a time. */
const publicationOf = (text: string | null | undefined) => {
  const at = text ? Date.parse(text) : NaN
  return Number.isNaN(at) ? {} : { publishedAt: new Date(at).toISOString() }
}

/** All of them, or none. */
const layersOf = (diffIds: readonly string[] | null | undefined) => {
  const layers = diffIds?.map(parseDigest) ?? []
  return layers.length === 0 || layers.includes(null) ? {} : { layers: layers.filter((one) => one !== null) }
}

/** Trivy writes `/tmp/…/image.tar (debian 12.1)`; the path on the runner means nothing to a reader and changes with every run. */
const placeOf = ({ Target }: Result, { archive, image }: TrivyFacts): string =>
  Target?.startsWith(archive) ? image + Target.slice(archive.length) : (Target ?? '')

const textOrNull = (text: string | null | undefined): string | null => text || null

const operatingSystem = (os: Document['Metadata']['OS']): string | null => {
  if (!os || os.Family === NO_SYSTEM) return null
  return `${os.Family} ${os.Name ?? ''}`.trim() + (os.EOSL === true ? ' (end of life)' : '')
}
