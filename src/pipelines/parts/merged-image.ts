/** The image of a run that several jobs have built, one for each platform: their images as one index. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import type { ComputedTag } from '../../domain/image/image.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { mergeImages } from '../../stages/platforms/merge-images.ts'
import { attested } from './attested.ts'
import type { Obtained } from './obtained.ts'

/** A type, since an interface would not be a record of needs. */
type Needed = {
  readonly tag: Node<ComputedTag>
  readonly plan: Node<LiveTarget>
}

/** Each image is attested as the settings want, since this run has built none of them. */
export const mergedImage = (flow: Flow<Ports>, c: Config, needed: Needed): Obtained => {
  const image = flow.named('merge').stage(mergeImages, needed, (r) => ({
    ...{ ...r.plan, merge: c.merge, tagInput: c.tag, tag: r.tag, build: c.build },
  }))
  const proved = c.merge.map((_, index) =>
    attested(flow.named(`attestation ${index + 1}`), c, {
      image,
      digestOf: ({ sources }) => {
        const digest = sources[index]
        if (digest === undefined) throw new Error('an image was not merged')
        return digest
      },
    }),
  )
  return { image, reuse: null, proved }
}
