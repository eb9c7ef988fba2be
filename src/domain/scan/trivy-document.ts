/** The members of Trivy's JSON report (`SchemaVersion` 2) that are used. Unknown ones are ignored. */
import { z } from 'zod'
import { parseDigest } from '../image/digest.ts'
import { SEVERITIES, type Severity } from './findings.ts'

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

/** What a finding lacks when it cannot be read; the finding counts all the same. */
const layer = z
  .object({ DiffID: optional.catch(null) })
  .nullish()
  .catch(null)
  .transform((value) => parseDigest(value?.DiffID ?? ''))

const vulnerability = z.object({
  VulnerabilityID: z.string().min(1),
  PkgName: optional,
  PkgPath: optional,
  InstalledVersion: optional,
  FixedVersion: optional,
  Title: optional,
  PrimaryURL: optional,
  Severity: severity,
  Layer: layer,
  PkgIdentifier: z
    .object({ PURL: optional.catch(null) })
    .nullish()
    .catch(null),
  PublishedDate: optional.catch(null),
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
  Layer: layer,
})

// `CauseMetadata.Code` is left out on purpose: it quotes lines of the configuration, values of variables included.
const misconfiguration = z.object({
  ID: z.string().min(1),
  Title: optional,
  Message: optional.catch(null),
  PrimaryURL: optional.catch(null),
  Severity: severity,
  Status: optional.catch(null),
})

const license = z.object({
  Name: z.string(),
  Category: optional.catch(null),
  PkgName: optional,
  FilePath: optional,
  Severity: severity,
})

export const document = z.object({
  SchemaVersion: z.literal(2),
  Trivy: z.object({ Version: optional }).nullish(),
  ArtifactType: z.literal('container_image'),
  Metadata: z.object({
    ImageID: z.string(),
    Size: z.number().nonnegative().nullish().catch(null),
    DiffIDs: z.array(z.string()).nullish().catch(null),
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
        Misconfigurations: z.array(misconfiguration).nullish(),
        Licenses: z.array(license).nullish(),
      }),
    )
    .nullish(),
})

export type Document = z.output<typeof document>
export type Result = NonNullable<Document['Results']>[number]
