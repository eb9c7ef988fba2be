/** The base image that an image was built on, known by its layers, and what could be used instead. Pure. */
import type { Digest } from './digest.ts'
import { parseImageReference } from './image-reference.ts'

/** What is known of the base. Findings in its layers are its own. */
export type FoundBase =
  | {
      readonly kind: 'found'
      /** `docker.io/library/node:22-slim`. */
      readonly reference: string
      /** Of the `FROM`. */
      readonly line: number
      /** The diff ids, lowest first. */
      readonly layers: readonly Digest[]
      readonly newer: NewerBase
    }
  /** There is none. */
  | { readonly kind: 'scratch' }
  | { readonly kind: 'unknown'; readonly because: string }

/** What the registry has instead of it now. */
export interface NewerBase {
  /** The image of the same name: `unknown` where the registry did not say it. */
  readonly sameTag: 'same' | 'moved' | 'unknown'
  /** Higher versions of the same variant, the nearest first. */
  readonly tags: readonly string[]
}

/** Whether the image begins with all layers of the base. An image without layers is no base: everything begins with nothing. */
export const isBuiltOn = (image: readonly Digest[], base: readonly Digest[]): boolean =>
  base.length > 0 && base.every((layer, index) => image[index] === layer)

/** An image that could be the base instead. */
export interface BaseCandidate {
  /** `docker.io/library/node:22-slim`. */
  readonly name: string
  /** `by-rebuild`: the Dockerfile names it already; `by-digest`: but with the digest of another image; `by-tag`: under another tag. */
  readonly reached: 'by-rebuild' | 'by-digest' | 'by-tag'
}

/** Each is pulled and scanned. */
const MOST_CANDIDATES = 2

/** At most two, the nearest first; none of a base without a tag. */
export const candidatesOf = (base: FoundBase): readonly BaseCandidate[] => {
  const reference = base.kind === 'found' ? parseImageReference(base.reference) : null
  if (base.kind !== 'found' || reference?.tag == null) return []
  const named = (tag: string): string => `${reference.name}:${tag}`
  const reached = reference.digest === null ? 'by-rebuild' : 'by-digest'
  const moved: readonly BaseCandidate[] =
    base.newer.sameTag === 'moved' ? [{ name: named(reference.tag), reached }] : []
  const tags = base.newer.tags.map((tag): BaseCandidate => ({ name: named(tag), reached: 'by-tag' }))
  return [...moved, ...tags].slice(0, MOST_CANDIDATES)
}

/** `node:22-slim` of `docker.io/library/node:22-slim`, as people write it. */
export const familiarName = (name: string): string => name.replace(/^docker\.io\/(?:library\/)?/u, '')
