/** Reports as Trivy and Dockle write them. */

export interface Findings {
  /** Severities of vulnerabilities that have a fix, as Trivy finds them. */
  readonly severities?: readonly string[]
  /** When all of them were published; not known when absent. */
  readonly published?: string
  /** The levels of what Dockle finds. */
  readonly levels?: readonly ('FATAL' | 'WARN' | 'INFO')[]
  /** What else Dockle finds, as it writes it; each FATAL. */
  readonly dockleChecks?: readonly { readonly code: string; readonly alerts: readonly string[] }[]
  /** Formats that Trivy fails to convert its report to: `table`, `spdx-json`. */
  readonly notConverted?: readonly string[]
  /** What Dockle logs. */
  readonly dockleLog?: string
  /** The config digest of the image that Trivy's report is about; that of the built image by default. */
  readonly scanned?: string
  /** Members of `Metadata` in Trivy's report. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Further `Results` in Trivy's report. */
  readonly results?: readonly object[]
}

/** With vulnerabilities of these severities, which have a fix. */
export const trivyReport = (
  configDigest: string,
  severities: readonly string[],
  { published, metadata = {}, results = [] }: Pick<Findings, 'published' | 'metadata' | 'results'> = {},
): string =>
  JSON.stringify({
    SchemaVersion: 2,
    ArtifactType: 'container_image',
    Metadata: { ImageID: configDigest, ...metadata },
    Results: [
      ...results,
      ...severities.map((severity, index) => ({
        Target: 'app/package.json',
        Class: 'lang-pkgs',
        Vulnerabilities: [
          {
            VulnerabilityID: `CVE-2026-000${index}`,
            PkgName: 'lodash',
            PkgIdentifier: { PURL: 'pkg:npm/lodash@1.0.0' },
            InstalledVersion: '1.0.0',
            FixedVersion: '1.0.1',
            Severity: severity,
            PublishedDate: published,
          },
        ],
      })),
    ],
  })

/** With a finding of each of these levels, and these checks. */
export const dockleReport = (levels: readonly string[], checks: Findings['dockleChecks'] = []): string => {
  const fatal = checks.map((one) => ({ ...one, title: 'A check', level: 'FATAL' }))
  const count = (level: string): number =>
    [...levels, ...fatal.map((one) => one.level)].filter((one) => one === level).length
  return JSON.stringify({
    summary: { fatal: count('FATAL'), warn: count('WARN'), info: count('INFO'), skip: 0, pass: 0 },
    details: [
      ...levels.map((level, index) => ({ code: `CIS-DI-000${index}`, title: 'A check', level, alerts: ['here'] })),
      ...fatal,
    ],
  })
}
