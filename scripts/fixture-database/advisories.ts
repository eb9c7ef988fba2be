/** `fixtures/advisories.yaml` as the tree of buckets that Trivy's database (schema 2) has. */
import { parse } from 'yaml'
import { z } from 'zod'
import type { Bucket } from './bbolt.ts'

/** Trivy's numbers: severity UNKNOWN 0 … CRITICAL 4, status `affected` 2 (aquasecurity/trivy-db, pkg/types). */
const SEVERITIES = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const
const STATUS_AFFECTED = 2

const byIdentifier = <Schema extends z.ZodType>(schema: Schema) => z.record(z.string(), z.record(z.string(), schema))

const schema = z.strictObject({
  updated: z.iso.datetime(),
  sources: z.record(
    z.string(),
    z.strictObject({
      id: z.string(),
      name: z.string(),
      url: z.url(),
      distribution: byIdentifier(z.string()).default({}),
      library: byIdentifier(z.strictObject({ vulnerable: z.array(z.string()), patched: z.array(z.string()) })).default(
        {},
      ),
    }),
  ),
  vulnerabilities: z.record(
    z.string(),
    z.strictObject({
      severity: z.enum(SEVERITIES),
      title: z.string(),
      /** Absent: not known. */
      published: z.iso.datetime().optional(),
      url: z.url(),
    }),
  ),
})

export type Advisories = z.output<typeof schema>

type Source = Advisories['sources'][string]

/** Parses and checks the YAML text; every advisory needs a described vulnerability. @throws Error that names one without */
export const parseAdvisories = (yaml: string): Advisories => {
  const advisories = schema.parse(parse(yaml))
  const named = Object.values(advisories.sources).flatMap(({ distribution, library }) =>
    [...Object.values(distribution), ...Object.values(library)].flatMap((found) => Object.keys(found)),
  )
  const unknown = named.filter((id) => !(id in advisories.vulnerabilities))
  if (unknown.length > 0) throw new Error(`fixtures/advisories.yaml does not describe ${unknown.join(', ')}`)
  return advisories
}

/** The same without these advisories on libraries, as of a day on which they were not published. */
export const withoutAdvisories = ({ sources, ...rest }: Advisories, ids: readonly string[]): Advisories => ({
  ...rest,
  sources: mapValues(sources, ({ library, ...source }) => ({
    ...source,
    library: mapValues(library, (found) =>
      Object.fromEntries(Object.entries(found).filter(([id]) => !ids.includes(id))),
    ),
  })),
})

/** The buckets: one for each source, and `data-source` and `vulnerability`, which Trivy requires. */
export const databaseTree = (advisories: Advisories): Bucket => ({
  ...mapValues(advisories.sources, sourceBucket),
  'data-source': mapValues(advisories.sources, ({ id, name, url }) => JSON.stringify({ ID: id, Name: name, URL: url })),
  vulnerability: mapValues(advisories.vulnerabilities, ({ severity, title, published, url }) =>
    JSON.stringify({ Title: title, Severity: severity, PublishedDate: published, References: [url] }),
  ),
})

/** Trivy's `metadata.json`; with --skip-db-update Trivy checks the file and the version, not the dates. */
export const databaseMetadata = ({ updated }: Advisories): string =>
  JSON.stringify({ Version: 2, NextUpdate: updated, UpdatedAt: updated, DownloadedAt: updated })

const sourceBucket = ({ distribution, library }: Source): Bucket => ({
  ...mapValues(distribution, (found) =>
    mapValues(found, (fixed) =>
      JSON.stringify(fixed === 'unfixed' ? { Status: STATUS_AFFECTED } : { FixedVersion: fixed }),
    ),
  ),
  ...mapValues(library, (found) =>
    mapValues(found, ({ vulnerable, patched }) =>
      JSON.stringify({ VulnerableVersions: vulnerable, PatchedVersions: patched }),
    ),
  ),
})

const mapValues = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
