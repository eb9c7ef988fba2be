/** The scanners as they stand ready, or why one does not. Neither is an exception: the gate tells of it. */

export type ReadyOrBroke<Ready> =
  ({ readonly kind: 'ready' } & Ready) | { readonly kind: 'broke'; readonly because: string; readonly hint: string }

export type InstalledScanner = ReadyOrBroke<{
  readonly path: string
  readonly version: string
  readonly from: 'path' | 'cache' | 'download'
}>

export type ReadyDatabase = ReadyOrBroke<{
  /** What Trivy takes as `--cache-dir`. */
  readonly cacheDirectory: string
  /** ISO 8601, from the database's `metadata.json`. */
  readonly updatedAt: string
  /** The repository it came from; `own` when the user brought the directory. */
  readonly source: string
}>

export interface Scanners {
  readonly trivy: InstalledScanner
  readonly dockle: InstalledScanner
  readonly database: ReadyDatabase
}
