/**
 * pull: brings an image of the repository into an archive, by its digest, so that it is scanned and judged like a built one. The plan
 * has resolved a tag, if its role may; what the tag names later does not matter.
 */
import { join } from 'node:path'
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import { megabytes } from '../../domain/image/image.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { checkRuntime } from '../../domain/image/platform.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { describeArchive } from '../build/archive.ts'
import { probeEngine } from '../build/engine.ts'
import { localReference } from '../build/order.ts'
import { openDocker } from '../push/docker.ts'
import { holdsOnly, type HeldImage } from '../push/held-image.ts'
import { fetchArchive } from './fetch-archive.ts'
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

type PullPorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry' | 'source' | 'log'>

/**
 * Takes the name of the image and the repository, gives the image in an archive.
 * @throws ShipError `E_INPUT` for an image of another registry, `E_IMAGE_NOT_FOUND`, `E_PLATFORM`, `E_PUSHED_OTHER`, `E_LOGIN`, `E_ACCESS_DENIED`,
 *   `E_PULL`, `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_ARCHIVE`; AwsError; CommandError
 */
export const pullImage = defineStage({
  kind: 'build',
  title: 'Pull the image',
  uses: ['exec', 'files', 'leftovers', 'secrets', 'registry', 'source', 'log'],
  run: async (input: PullInput, given: PullPorts): Promise<PulledImage> => {
    const repository = input.source ?? input.repository
    const ports = input.source === undefined ? given : { ...given, registry: given.source }
    const name = repositoryName(repository.repositoryUri)
    const held = await resolveGiven(input.image, repository, ports.registry.ecr)
    ports.log.info(`${input.image.written} is ${name.repository}@${held.digest}`)
    const manifest = onlyManifest(input.image, held)
    await probeEngine(ports)
    const directory = await ports.files.makePrivateDirectory('image')
    const archive = join(directory, 'image.tar')
    const local = localReference(directory, 'given')
    const reference = `${name.registry}/${name.repository}@${manifest}`
    const open = () => openDocker(name.registry, ports)
    await fetchArchive({ name, reference, archive, localReference: local }, open, ports)
    const described = await describeArchive(archive, ports.exec)
    if (!holdsOnly(held, described.configDigest)) throw otherPulled(input.image)
    for (const { taskDefinition } of input.services) {
      checkRuntime(taskDefinition, { subject: 'the image is', platforms: [described.platform], chosenBy: 'image' })
    }
    const sizeBytes = await ports.files.sizeBytes(archive)
    ports.log.info(`pulled ${described.platform}, config ${described.configDigest}, ${megabytes(sizeBytes)}`)
    const origin = { localReference: local, storedAs: null, builder: 'registry' } as const
    return { archive, ...described, sizeBytes, ...origin, held }
  },
  record: ({ held: _, ...image }) => image,
})

/** By its own digest an engine pulls an image of any platform, by that of an index only one of the engine's. */
const onlyManifest = ({ written }: GivenImage, { manifestDigests }: HeldImage): Digest => {
  const [manifest, ...others] = manifestDigests
  if (manifest !== undefined && others.length === 0) return manifest
  const count = manifestDigests.length
  const short =
    manifest === undefined
      ? `${written} is an index without an image`
      : `${written} is an index of ${count} images; only one of them would be scanned`
  throw fault('E_PLATFORM', {
    message: short,
    headline: short,
    hint: 'Set `image` to the digest of the image for the platform of the tasks.',
  })
}

const otherPulled = ({ written }: GivenImage): Error => {
  const short = `${written} is not the image that was pulled`
  return fault('E_PUSHED_OTHER', {
    message: short,
    headline: short,
    hint: 'Nothing was deployed. Remove the image from the engine of this runner, or find out what is between the runner and ECR.',
  })
}
