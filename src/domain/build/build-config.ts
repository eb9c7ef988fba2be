/** What to build and how, with every path and default resolved. */

import type { LocalPath } from '../local-path.ts'

export interface BuildConfig {
  /** Absolute path of the build context, or a URL that docker takes. */
  readonly context: string
  /** Absolute path of the Dockerfile; null: `Dockerfile` in the context. */
  readonly file: string | null
  readonly target: string | null
  /** `KEY=VALUE`, or `KEY` to take the value from the environment. */
  readonly buildArgs: readonly string[]
  readonly secrets: readonly BuildSecret[]
  readonly ssh: readonly string[]
  /** Empty: that of the engine. */
  readonly platforms: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly cacheFrom: readonly string[]
  readonly cacheTo: readonly string[]
  /** The types of caches that this pipeline does not export to, although the settings name them. */
  readonly cacheNotExported: readonly string[]
  readonly pull: 'always' | 'when-missing'
  readonly cache: 'used' | 'ignored'
  /** `false`, `true` or buildx's attributes (`mode=max`). */
  readonly provenance: string
  readonly sbom: string
  readonly buildContexts: Readonly<Record<string, string>>
  readonly network: string | null
  readonly addHosts: readonly string[]
  readonly builder: string | null
  /** What the build may do that no build may by itself. */
  readonly allow: readonly string[]
  readonly annotations: Readonly<Record<string, string>>
  /** In buildx's syntax: `type=sbom,generator=…`. */
  readonly attests: readonly string[]
  readonly cgroupParent: string | null
  /** Stages that are built without the cache. */
  readonly noCacheFilters: readonly string[]
  readonly shmSize: string | null
  readonly ulimits: readonly string[]
  /** Every path in these settings that docker reads. */
  readonly reads: readonly LocalPath[]
}

/**
 * A build secret; its value is never an argument. docker reads a `file` itself, byte for byte: there, `value` is its text, for
 * masking only.
 */
export type BuildSecret =
  | { readonly kind: 'value'; readonly id: string; readonly value: string }
  | { readonly kind: 'file'; readonly id: string; readonly path: string; readonly value: string }
