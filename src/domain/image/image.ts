/** What an image is on its way from build to run. The name that it keeps all the way is its config digest. */
import type { Digest } from './digest.ts'
import type { BuildChecks } from '../build/build-check.ts'
import type { BuiltIndex } from './image-index.ts'

declare const tagBrand: unique symbol
/** A tag that a registry takes: `[A-Za-z0-9_][A-Za-z0-9._-]{0,127}` (OCI distribution spec). */
export type ImageTag = string & { readonly [tagBrand]: true }

/** A size as people read it: `2.0 MB`, of a million bytes each. */
export const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** The tag and the sources that it was computed from. */
export interface ComputedTag {
  readonly tag: ImageTag
  /** The commit that the tag names, 40 hex digits. */
  readonly commit: string
  /** What was changed to make the tag valid, in words; empty when nothing was. */
  readonly changes: readonly string[]
  /** Further tags, none of them twice; absent: none. */
  readonly additional?: readonly ImageTag[]
}

export interface BuiltImage {
  /** A docker archive that holds this one image; what the scanners read and what is pushed. */
  readonly archive: string
  readonly configDigest: Digest
  readonly sizeBytes: number
  /** `linux/amd64`. */
  readonly platform: string
  /** The commit in the label `org.opencontainers.image.revision`, or else the one whose tree was built; null where neither is known. */
  readonly revision: string | null
  /** The name that the engine knows the image by until it is pushed. */
  readonly localReference: string
  /** The manifest or index in the archive, where the engine's containerd store holds it under `localReference` too. */
  readonly storedAs: Digest | null
  /** `registry`: it was not built, but pulled. */
  readonly builder: 'buildx' | 'docker' | 'registry'
  /** Of several platforms, whose first image this is; absent for one. */
  readonly index?: BuiltIndex
  /** What the build has said of its Dockerfile; absent: nothing. */
  readonly checks?: BuildChecks
}

export interface PushedImage {
  /** Host, and port if any, as ECR's `repositoryUri` has it. */
  readonly registry: string
  readonly repository: string
  /** Null: the image was given by its digest alone. */
  readonly tag: ImageTag | null
  /** With the further ones that it has from this run; absent where there are none. */
  readonly tags?: readonly ImageTag[]
  /** What the registry has under the tag: a manifest's digest, or an index's. */
  readonly digest: Digest
  /** Every digest that a running task may report: the index's and the platform manifests'. */
  readonly runningDigests: readonly Digest[]
  readonly configDigest: Digest
  /** `registry/repository@sha256:…`: what is deployed. */
  readonly uri: string
  /**
   * `already-there`: the tag held this very image before the run; `reused`: and it was not built again; `given`: the settings named it; `promoted`: and
   * the run gave it the tag.
   */
  readonly kind: 'pushed' | 'already-there' | 'reused' | 'given' | 'promoted'
}
