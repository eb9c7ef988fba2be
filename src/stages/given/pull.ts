/**
 * pull: brings an image of the repository into an archive, by its digest, so that it is scanned and judged like a built one. The plan
 * has resolved a tag, if its role may; what the tag names later does not matter.
 */
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { platformsIn, type BuiltIndex } from '../../domain/image/image-index.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { checkRuntime } from '../../domain/image/platform.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { probeEngine } from '../build/engine.ts'
import { readListed } from '../platforms/index-in-registry.ts'
import type { HeldImage } from '../push/held-image.ts'
import { registryPlace } from '../registry-place.ts'
import { pullArchive } from './pull-archive.ts'
import type { PulledImage } from './pulled-image.ts'
import { resolveGiven } from './resolve-given.ts'

export interface PullInput {
  readonly image: GivenImage
  readonly repository: LiveRepository
  /** Where the image is, when that is another repository. */
  readonly source?: LiveRepository
  /** What the image is for; nothing is deployed that their tasks cannot run. */
  readonly services: readonly Pick<LiveService, 'taskDefinition'>[]
}

type PullPorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry' | 'source' | 'ociRegistry' | 'log'>

/**
 * Takes the name of the image and the repository, gives the image in an archive; of an index the one for the engine's platform, or else the first.
 * @throws ShipError `E_INPUT` for an image of another registry, `E_IMAGE_NOT_FOUND`, `E_PLATFORM`, `E_PUSHED_OTHER`, `E_LOGIN`, `E_ACCESS_DENIED`,
 *   `E_PULL`, `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_ARCHIVE`; AwsError; CommandError
 */
export const pullImage = defineStage({
  kind: 'build',
  title: 'Pull the image',
  uses: ['exec', 'files', 'leftovers', 'secrets', 'registry', 'source', 'ociRegistry', 'log'],
  run: async (input: PullInput, given: PullPorts): Promise<PulledImage> => {
    const repository = input.source ?? input.repository
    const ports = input.source === undefined ? given : { ...given, registry: given.source }
    const name = repositoryName(repository.repositoryUri)
    const held = await resolveGiven(input.image, repository, ports.registry.ecr)
    ports.log.info(`${input.image.written} is ${name.repository}@${held.digest}`)
    const { digest, configDigest, index } = await chosen(input.image, held, { repository, ports })
    const pulled = await pullArchive({ name, digest }, ports)
    if (pulled.configDigest !== configDigest) throw otherPulled(input.image)
    const platforms = platformsIn({ ...pulled, ...(index && { index }) })
    for (const { taskDefinition } of input.services)
      checkRuntime(taskDefinition, { subject: 'the image is', platforms, chosenBy: 'image' })
    return { ...pulled, ...(index && { index }), held }
  },
  record: ({ held: _, ...image }) => image,
})

interface Chosen {
  readonly digest: Digest
  readonly configDigest: Digest | undefined
  readonly index?: BuiltIndex
}

/** By its own digest an engine pulls an image of any platform, by that of an index only one of the engine's. */
const chosen = async (
  { written }: GivenImage,
  held: HeldImage,
  { repository, ports }: { readonly repository: LiveRepository; readonly ports: PullPorts },
): Promise<Chosen> => {
  const { manifestDigests, configDigests } = held
  const [digest, ...others] = manifestDigests
  if (digest === undefined) throw withoutImage(written)
  const { platform: engine } = await probeEngine(ports)
  if (others.length === 0) return { digest, configDigest: configDigests[0] }
  const place = await registryPlace(repository.repositoryUri, ports)
  const images = await readListed(held, { place, engine }, ports)
  for (const image of images) ports.log.info(`it lists ${image.platform}, config ${image.configDigest}`)
  return { ...images[0], index: { layout: null, digest: held.digest, images } }
}

const withoutImage = (written: string): Error => {
  const short = `${written} is an index without an image`
  return fault('E_PLATFORM', { message: short, headline: short, hint: 'Set `image` to one that can run.' })
}

const otherPulled = ({ written }: GivenImage): Error => {
  const short = `${written} is not the image that was pulled`
  return fault('E_PUSHED_OTHER', {
    message: short,
    headline: short,
    hint: 'Nothing was deployed. Remove the image from the engine of this runner, or find out what is between the runner and ECR.',
  })
}
