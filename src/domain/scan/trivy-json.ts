/**
 * Trivy's JSON report (`SchemaVersion` 2) as findings. Lenient on what it does not use, strict on what it does: a report that is
 * not understood is no report, never a clean one.
 */
import { z } from 'zod'
import { parseDigest } from '../image/digest.ts'
import { SEVERITIES, type TrivyFinding, type TrivyReport, type VulnerabilityDatabase } from './findings.ts'
import { parseJson, type Parsed } from './scanner-json.ts'

const vulnerability = z.object({
  VulnerabilityID: z.string().min(1),
  PkgName: z.string(),
  PkgPath: z.string().optional(),
  InstalledVersion: z.string(),
  FixedVersion: z.string().optional(),
  Title: z.string().optional(),
  PrimaryURL: z.string().optional(),
  Severity: z.enum(SEVERITIES),
})

// `Match` and `Code` are left out on purpose: neighbouring lines may show another secret in clear.
const secret = z.object({
  RuleID: z.string().min(1),
  Title: z.string().optional(),
  Severity: z.enum(SEVERITIES),
})

const document = z.object({
  SchemaVersion: z.literal(2),
  Trivy: z.object({ Version: z.string() }).optional(),
  ArtifactType: z.literal('container_image'),
  Metadata: z.object({
    ImageID: z.string(),
    OS: z.object({ Family: z.string(), Name: z.string().optional(), EOSL: z.boolean().optional() }).optional(),
  }),
  // Absent when nothing that Trivy knows is in the image (but see `hasSystemWithoutResult`); a result with packages only is clean.
  Results: z
    .array(
      z.object({
        Target: z.string(),
        Vulnerabilities: z.array(vulnerability).nullish(),
        Secrets: z.array(secret).nullish(),
      }),
    )
    .nullish(),
})

type Document = z.output<typeof document>
type Result = NonNullable<Document['Results']>[number]

/** What the JSON does not say itself. */
export interface TrivyFacts {
  /** The archive that was scanned, and the name that findings have instead of its path. */
  readonly archive: string
  readonly image: string
  /** The version that `--version` told, for a Trivy older than the field. */
  readonly version: string
  readonly database: VulnerabilityDatabase
}

/** The report in Trivy's JSON, or what is wrong with it. */
export const parseTrivyJson = (text: string, facts: TrivyFacts): Parsed<TrivyReport> => {
  const parsed = parseJson(document, text)
  if (parsed.kind === 'invalid') return parsed
  const { Metadata, Results, Trivy } = parsed.value
  if (hasSystemWithoutResult(parsed.value)) {
    return { kind: 'invalid', problem: 'no Results although the operating system was recognised' }
  }
  const configDigest = parseDigest(Metadata.ImageID)
  if (configDigest === null) return { kind: 'invalid', problem: 'Metadata.ImageID is not a sha256 digest' }
  return {
    kind: 'valid',
    value: {
      scanner: 'trivy',
      version: Trivy?.Version ?? facts.version,
      configDigest,
      operatingSystem: operatingSystem(Metadata.OS),
      database: facts.database,
      findings: (Results ?? []).flatMap((result) => findingsOf(result, facts)),
    },
  }
}

/**
 * Trivy (0.74, seen with 22 families) gives a system that it has recognised an entry of its own,
 * also without a package and without a finding. Only of Fedora it has no advisories and says nothing (trivy docs, "OS coverage").
 */
const hasSystemWithoutResult = ({ Metadata: { OS }, Results }: Document): boolean =>
  OS !== undefined && OS.Family !== 'fedora' && (Results ?? []).length === 0

const findingsOf = (result: Result, facts: TrivyFacts): readonly TrivyFinding[] => [
  ...(result.Vulnerabilities ?? []).map((found) => ({
    kind: 'vulnerability' as const,
    id: found.VulnerabilityID,
    severity: found.Severity,
    packageName: found.PkgName,
    installedVersion: found.InstalledVersion,
    fixedVersion: textOrNull(found.FixedVersion),
    title: found.Title ?? '',
    url: textOrNull(found.PrimaryURL),
    target: textOrNull(found.PkgPath) ?? placeOf(result, facts),
  })),
  ...(result.Secrets ?? []).map((found) => ({
    kind: 'secret' as const,
    id: found.RuleID,
    severity: found.Severity,
    title: found.Title ?? '',
    target: placeOf(result, facts),
  })),
]

/** Trivy writes `/tmp/…/image.tar (debian 12.1)`; a path of the runner's says nothing to a reader and differs from run to run. */
const placeOf = ({ Target }: Result, { archive, image }: TrivyFacts): string =>
  Target.startsWith(archive) ? image + Target.slice(archive.length) : Target

const textOrNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

const operatingSystem = (os: Document['Metadata']['OS']): string | null => {
  if (os === undefined) return null
  return `${os.Family} ${os.Name ?? ''}`.trim() + (os.EOSL === true ? ' (end of life)' : '')
}
