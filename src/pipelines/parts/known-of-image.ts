/** What others name an image by, as far as a run knows it before the push. */
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { LiveRepository, LiveTarget } from '../../domain/aws/live.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import type { OwnImage } from '../../domain/scan/exceptions/matching.ts'
import { namesRegistry } from '../../domain/scan/vex/statements.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import type { PulledImage } from '../../stages/given/pulled-image.ts'

export type ImageToJudge = BuiltImage | PulledImage

/** The configuration, whose exceptions know it: VEX documents name images so. */
export const withKnown = (c: Config, image: ImageToJudge, target: NamedTarget | null): Config => ({
  ...c,
  exceptions: { ...c.exceptions, ...registryIn(target), digests: digestsOf(image), platform: image.platform },
})

/** What says where the image is pushed to. */
export interface NamedTarget {
  /** Null: it is not asked. */
  readonly repository: Pick<LiveRepository, 'repositoryUri'> | null
}

/** The plan, where a VEX document names a registry; for anything else the judgement does not wait for it. */
export const targetToKnow = (
  flow: Flow<Ports>,
  { exceptions: { held, proposed } }: Config,
  plan: Node<LiveTarget | null>,
): Node<NamedTarget | null> =>
  [held, ...(proposed === null ? [] : [proposed])].some(({ vex }) => namesRegistry(vex))
    ? plan
    : flow.given<NamedTarget>({ repository: null })

const registryIn = (target: NamedTarget | null): Pick<OwnImage, 'registry'> => {
  const uri = target?.repository?.repositoryUri
  return uri === undefined ? {} : { registry: { kind: 'host', host: repositoryName(uri).registry } }
}

/** Those by which a registry has it, or the engine's own store. */
const digestsOf = (image: ImageToJudge): readonly Digest[] => [
  ...(image.storedAs === null ? [] : [image.storedAs]),
  ...('held' in image ? [image.held.digest, ...image.held.manifestDigests] : []),
]
