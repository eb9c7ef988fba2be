/** What a given image is in the registry: the one that its digest names, or that its tag names now. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import { repositoryName, type RepositoryName } from '../../domain/image/image-name.ts'
import { fault } from '../../errors/fault.ts'
import type { Ecr } from '../../ports/aws.ts'
import { readHeld, type HeldImage } from '../push/held-image.ts'

/**
 * The image that the name means now. A tag beside a digest means nothing, as in docker.
 * @throws ShipError `E_INPUT` for an image of another registry, `E_IMAGE_NOT_FOUND`; like `readHeld`
 */
export const resolveGiven = async (
  image: GivenImage,
  { repositoryUri, registryId }: Pick<LiveRepository, 'repositoryUri' | 'registryId'>,
  ecr: Ecr,
): Promise<HeldImage> => {
  const name = repositoryName(repositoryUri)
  const { written, digest, tag, registry, repository } = image
  if ((registry ?? name.registry) !== name.registry || (repository ?? name.repository) !== name.repository) {
    throw fault('E_INPUT', {
      message: `\`image\`: ${written} is not in ${name.registry}/${name.repository}; only images of that ECR repository can be deployed`,
      headline: '`image` is not in the ECR repository of this run',
      hint: 'Set `image` to a digest or a tag of `repository`, or set `repository` to that of the image.',
    })
  }
  const id = digest === null ? { imageTag: tag ?? '' } : { imageDigest: digest }
  const held = await readHeld({ repository: name.repository, registryId, id }, ecr)
  if (held !== null) return held
  throw notThere(image, name)
}

/** With its registry where it was written so: a promotion has two repositories, often of one name. */
const notThere = ({ registry, digest, tag }: GivenImage, name: RepositoryName): Error => {
  const full = registry === null ? name.repository : `${name.registry}/${name.repository}`
  const short = `the repository ${full} has no image ${digest ?? tag ?? ''}`
  return fault('E_IMAGE_NOT_FOUND', { message: `${short} (ecr:BatchGetImage)`, headline: short })
}
