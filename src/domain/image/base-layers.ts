/** The base image that an image was built on, known by its layers. Pure. */
import type { Digest } from './digest.ts'

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

/** What the registry has instead of it now; a rebuild with it was not tried. */
export interface NewerBase {
  /** The image of the same name: `unknown` where the registry did not say it. */
  readonly sameTag: 'same' | 'moved' | 'unknown'
  /** A higher version of the same variant; null: none is known. */
  readonly tag: string | null
}

/** Whether the image begins with all layers of the base. An image without layers is no base: everything begins with nothing. */
export const isBuiltOn = (image: readonly Digest[], base: readonly Digest[]): boolean =>
  base.length > 0 && base.every((layer, index) => image[index] === layer)
