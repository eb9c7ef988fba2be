/** What others name an image by, as far as a run knows it before the push. */
import type { Digest } from '../../domain/image/digest.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import type { Config } from '../../settings/config.ts'
import type { PulledImage } from '../../stages/given/pulled-image.ts'

export type ImageToJudge = BuiltImage | PulledImage

/** The configuration, whose exceptions know it: VEX documents name images so. */
export const withKnown = (c: Config, image: ImageToJudge): Config => ({
  ...c,
  exceptions: { ...c.exceptions, digests: digestsOf(image), platform: image.platform },
})

/** Those by which a registry has it, or the engine's own store. */
const digestsOf = (image: ImageToJudge): readonly Digest[] => [
  ...(image.storedAs === null ? [] : [image.storedAs]),
  ...('held' in image ? [image.held.digest, ...image.held.manifestDigests] : []),
]
