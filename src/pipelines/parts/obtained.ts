/** The image of a run, before it is scanned. */
import type { Node } from '../../core/node.ts'
import type { FoundImage } from '../../domain/image/existing-image.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { PulledImage } from '../../stages/given/pulled-image.ts'

/** The image, wherever it comes from; `reuse` is null where it is always built. */
export interface Obtained {
  readonly image: Node<BuiltImage | PulledImage>
  readonly reuse: { readonly found: Node<FoundImage>; readonly pulled: Node<PulledImage | null> } | null
  /** What must succeed beside it before it is used; absent: nothing. */
  readonly proved?: readonly Node<object>[]
}
