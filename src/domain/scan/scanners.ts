/** The scanners and the vulnerability database: ready for use, or the reason why not. */
import type { DatabaseOrigin } from './findings.ts'
import type { Reason } from './reason.ts'

export type ReadyOrBroke<Ready> = ({ readonly kind: 'ready' } & Ready) | ({ readonly kind: 'broke' } & Reason)

export type InstalledScanner = ReadyOrBroke<{
  /** The command: `trivy`, to be found on PATH, or an absolute path. */
  readonly path: string
  readonly version: string
  readonly from: 'path' | 'cache' | 'download'
}>

export type ReadyDatabase = ReadyOrBroke<{
  /** The value of Trivy's `--cache-dir`. */
  readonly cacheDirectory: string
  /** ISO 8601, from the database's `metadata.json`. */
  readonly updatedAt: string
  readonly origin: DatabaseOrigin
  /** The index of Java packages, if an image has JARs; null: what the user's folder has. */
  readonly javaIndex: JavaIndexSource | null
}>

export interface JavaIndexSource {
  /** Tried in order; none: nothing may be downloaded. */
  readonly repositories: readonly string[]
  /** Kept here between runs, compressed. */
  readonly cached: string
}

export interface Scanners {
  readonly trivy: InstalledScanner
  readonly dockle: InstalledScanner
  readonly database: ReadyDatabase
  /** What they can be saved under for later jobs; absent where they are not to be. */
  readonly cacheKey?: string
}
