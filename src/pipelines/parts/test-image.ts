/** The test of the image before it is pushed, where the setting asks for one. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { testImage } from '../../stages/image-test/image-test.ts'

/** Gives the node of what must succeed before the image is used: the image itself where there is no test. */
export const testOf = (flow: Flow<Ports>, { imageTest }: Config, build: Node<BuiltImage>): Node<object> =>
  imageTest == null ? build : flow.stage(testImage, { build }, (r) => ({ test: imageTest, image: r.build }))
