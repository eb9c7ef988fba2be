/** Trivy's databases: which one can be scanned with, and what registries say about them. */
import { megabytes } from '../image/image.ts'
import type { RootBucket } from './bolt.ts'

/** A registry that has no database to scan with, and the reason as `reasonOf` has it. */
export interface FailedMirror {
  readonly repository: string
  readonly because: string
  /** Whether it gave nothing, or something that is no database of today's. */
  readonly what: 'unavailable' | 'unusable'
}

/** One sentence for all mirrors of `name` that were tried: `…: connection refused (3 mirrors tried: a, b, c)`. */
export const downloadFailure = (failed: readonly FailedMirror[], name: string): string => {
  const [first, ...others] = failed
  if (first === undefined) return `Cannot download the ${name}: \`trivy-db-repository\` lists no repository`
  const what = failed.some((one) => one.what === 'unusable') ? `Cannot use the ${name}` : `Cannot download the ${name}`
  const reason = rootCause(first.because)
  if (others.length === 0) return `${what} from ${first.repository}: ${reason}`
  const tried = `${failed.length} mirrors tried`
  return failed.every(({ because }) => rootCause(because) === reason)
    ? `${what}: ${reason} (${tried}: ${failed.map(({ repository }) => repository).join(', ')})`
    : `${what}: ${tried}: ${failed.map(({ repository, because }) => `${repository} (${rootCause(because)})`).join(', ')}`
}

/** `GET https://… failed: connect ECONNREFUSED 127.0.0.1:1` -> `connect ECONNREFUSED 127.0.0.1:1`: the repository is named anyway. */
const rootCause = (because: string): string => because.replace(/^GET \S+ (?:failed: )?/, '')

/**
 * Errors that may pass: HTTP 429 and 5xx, and broken connections. After any other one, another try is useless; one that sends
 * nothing, or too slowly, would hold the run for as long again.
 */
const PASSING =
  /TOOMANYREQUESTS|\b429\b|\b5\d\d\b|timeout|timed ?out|was cut off|digest of the manifest|ECONNRESET|EAI_AGAIN/i

/** Whether the same registry may give the database at another try. */
export const mayPass = (because: string): boolean => PASSING.test(because)

/** Trivy's error about a JAR when it has no index of Java packages and may not download one (pkg/javadb/client.go). */
const NO_JAVA_INDEX = /'--skip-java-db-update' cannot be specified on the first run/

/** The next step for a reason of Trivy's that has a known fix; otherwise null. */
export const hintFor = (because: string): string | null =>
  NO_JAVA_INDEX.test(because)
    ? 'The image has JARs: add java-db/ to the folder of `trivy-cache-dir`, or leave `trivy-cache-dir` out.'
    : null

/**
 * The index of Java packages that is published beside each vulnerability database: `…/trivy-db:2` -> `…/trivy-java-db:1`. A
 * repository with another name has no known index.
 */
export const javaRepositoriesBeside = (databaseRepositories: readonly string[]): readonly string[] =>
  databaseRepositories.flatMap((repository) =>
    /(?:^|\/)trivy-db:2$/.test(repository) ? [repository.replace(/trivy-db:2$/, 'trivy-java-db:1')] : [],
  )

export interface DatabaseFacts {
  /** Milliseconds since 1970. */
  readonly updatedAt: number
  /** When the next one is due; null when it does not say. */
  readonly nextUpdate: number | null
  readonly now: number
  /** Null for a database that may be small. */
  readonly sizeBytes: number | null
  /** Null when the file is not a database. */
  readonly buckets: readonly RootBucket[] | null
}

const DAY_MS = 24 * 60 * 60_000
/** Clocks differ; time zones are part of the dates. */
const FUTURE_MS = DAY_MS
/** The publisher makes one every six hours, due after a day. */
const NEXT_UPDATE_MS = 365 * DAY_MS
/** The published one has several hundred megabytes. */
const SMALLEST_BYTES = 10_000_000
/** Buckets that every database has and that hold no advisory (trivy-db, pkg/db). */
const WITHOUT_ADVISORIES: ReadonlySet<string> = new Set(['vulnerability', 'data-source', 'Red Hat CPE', 'trivy'])

/** Why a database cannot be what it claims to be, as the rest of a sentence about it; null when it can. */
export const implausible = ({ updatedAt, nextUpdate, now, sizeBytes, buckets }: DatabaseFacts): string | null => {
  if (updatedAt > now + FUTURE_MS) return `is dated in the future (${isoDay(updatedAt)})`
  if (nextUpdate !== null && nextUpdate > Math.max(now, updatedAt) + NEXT_UPDATE_MS) {
    return `says that the next one is due years later (${isoDay(nextUpdate)})`
  }
  if (buckets === null) return 'is damaged: trivy.db is not a bbolt file'
  if (sizeBytes !== null && sizeBytes < SMALLEST_BYTES)
    return `is too small to be the published one (${megabytes(sizeBytes)})`
  const filled = buckets.flatMap(({ name, content }) => (content === 'filled' ? [name] : []))
  return filled.includes('vulnerability') && filled.some((name) => !WITHOUT_ADVISORIES.has(name)) ? null : 'is empty'
}

export interface JavaIndexFacts extends Pick<DatabaseFacts, 'updatedAt' | 'now'> {
  readonly sizeBytes: number
  readonly isDatabase: boolean
}

/** The same of an index of Java packages. */
export const implausibleJavaIndex = ({ updatedAt, now, sizeBytes, isDatabase }: JavaIndexFacts): string | null => {
  if (updatedAt > now + FUTURE_MS) return `is dated in the future (${isoDay(updatedAt)})`
  if (!isDatabase) return 'is damaged: trivy-java.db is not a file of SQLite'
  return sizeBytes < SMALLEST_BYTES ? `is too small to be the published one (${megabytes(sizeBytes)})` : null
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)
