/** What services are rolled out with. */
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { BuiltImage, PushedImage } from '../../domain/image/image.ts'
import type { PinnedSideCars } from '../../domain/image/side-cars.ts'
import type { Verified } from '../../domain/verify/verified.ts'

/** The image in the registry, which the gate has passed. */
export interface JudgedImage {
  readonly plan: Node<LiveTarget>
  readonly verify: Node<Verified | null>
  readonly sideCars: Node<PinnedSideCars>
  readonly image: Node<PushedImage>
  /** The same image, in its archive. */
  readonly built: Node<BuiltImage>
  /** ECR's own scan has not blocked the image. */
  readonly inRegistry: Node<object>
}
