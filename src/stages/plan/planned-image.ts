/** The image of the run, as far as the plan can know it. */
import type { LiveRepository, LiveTarget } from '../../domain/aws/live.ts'
import { isUnavailable } from '../../domain/aws/faults.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import type { Promotion } from '../../domain/image/way.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RegistryConfig } from '../../settings/config.ts'
import type { NewRepositoryConfig } from '../../settings/new-repository-config.ts'
import { sourceOf } from '../../domain/image/source-repository.ts'
import { resolveGiven } from '../given/resolve-given.ts'
import { lookUpRepository, noRepository, readRepository } from './live-repository.ts'
import { plannedRepository } from './planned-repository.ts'
import { readWay } from './read-way.ts'

/**
 * The repository, and the digest of a given image: the plan compares it with what runs, and every later stage takes this one. Null where the
 * image is built, or where its tag may not be read.
 * @throws like `readRepository`; ShipError `E_INPUT` for an image of another registry, `E_IMAGE_NOT_FOUND`; of a promotion, like `readWay`
 */
export const readRegistry = async (
  registry: RegistryConfig,
  { image, promotion, newRepository = null }: Wanted,
  ports: PlannedPorts,
): Promise<Pick<LiveTarget, 'repository' | 'imageDigest' | 'way' | 'source'>> => {
  const repository = await readOrPlan(registry, { image, newRepository }, ports)
  if (image === null || promotion === undefined)
    return { repository, imageDigest: await digestOfGiven(image, repository, ports) }
  const source = sourceOf(image, repository)
  const from = { repository: source ?? repository, registry: source === null ? ports.registry : ports.source }
  const { digest: imageDigest } = await resolveGiven(image, from.repository, from.registry.ecr)
  ports.log.info(`${image.written} is ${from.repository.repositoryUri}@${imageDigest}`)
  const way = await readWay(promotion, { ...from, digest: imageDigest }, { ...ports, ...from })
  return { repository, imageDigest, way, ...(source === null ? {} : { source }) }
}

type PlannedPorts = Pick<Ports, 'registry' | 'creator' | 'source' | 'files' | 'secrets' | 'log'>

/** A repository without images has none to deploy; what is built can be pushed to one that does not exist yet. */
const readOrPlan = async (
  registry: RegistryConfig,
  { image, newRepository = null }: Wanted,
  ports: PlannedPorts,
): Promise<LiveRepository> => {
  if (image !== null) return readRepository(registry, ports.registry.ecr)
  const found = await lookUpRepository(registry, ports.registry.ecr)
  const repository = found ?? (await plannedRepository(registry, newRepository, ports))
  if (repository === null) throw await noRepository(registry, ports.registry.ecr)
  return repository
}

interface Wanted {
  readonly image: GivenImage | null
  readonly newRepository?: NewRepositoryConfig | null
  readonly promotion?: Promotion
}

const digestOfGiven = async (
  image: GivenImage | null,
  repository: LiveRepository,
  { registry: { ecr }, log }: Pick<Ports, 'registry' | 'log'>,
): Promise<Digest | null> => {
  if (image === null) return null
  try {
    const { digest } = await resolveGiven(image, repository, ecr)
    if (image.digest === null) log.info(`${image.written} is ${repository.repositoryUri}@${digest}`)
    return digest
  } catch (thrown) {
    if (!isUnavailable(thrown)) throw thrown
    log.info(`\`image\` is not compared with what runs: ${thrown.message}`)
    return image.digest
  }
}

interface Named {
  readonly image: GivenImage | null
  readonly digest: Digest | null
  readonly tag: string | null
  readonly merge?: readonly string[]
}

/** What the plan shows as the image of the container: by its digest where that is known. */
export const plannedImage = (repositoryUri: string, { image, digest, tag, merge = [] }: Named): string => {
  if (image === null) return imageToCome(merge.length === 0 ? 'built' : 'merged', repositoryUri, tag)
  return digest === null ? `${repositoryUri}:${image.tag ?? ''}` : `${repositoryUri}@${digest}`
}

/** What is shown in place of an image that does not exist yet. The remark comes first: a page cuts a long line at its end. */
const imageToCome = (how: 'built' | 'merged', repositoryUri: string, tag: string | null): string =>
  `(to be ${how}) ${repositoryUri}${tag === null ? '' : `:${tag}`}`
