/** Where the image of a promotion is, when that is another repository of ECR than the one that it is promoted to. Pure. */
import { fault } from '../../errors/fault.ts'
import type { LiveRepository } from '../aws/live.ts'
import type { GivenImage } from './given-image.ts'
import { repositoryName } from './image-name.ts'
import { ecrRegistry } from './own-registry.ts'

/** The region in the name of an image of ECR; null for one of the run's own registry, and for another registry. */
export const regionOf = (image: Pick<GivenImage, 'registry'> | null): string | null =>
  ecrRegistry(image?.registry ?? '')?.region ?? null

/**
 * Null where the image is in the repository itself.
 * @throws ShipError `E_INPUT` for a registry that is not ECR's
 */
export const sourceOf = (
  { written, registry, repository }: GivenImage,
  own: Pick<LiveRepository, 'repositoryUri'>,
): LiveRepository | null => {
  const name = repositoryName(own.repositoryUri)
  const isOwn = registry === null || (registry === name.registry && (repository ?? name.repository) === name.repository)
  if (isOwn) return null
  const account = ecrRegistry(registry)?.account
  if (account !== undefined) {
    const repositoryUri = `${registry}/${repository ?? name.repository}`
    // Nothing is written there.
    return { repositoryUri, registryId: account, tagMutability: 'IMMUTABLE', tagMutabilityExclusions: [] }
  }
  throw fault('E_INPUT', {
    message: `\`image\`: ${written} is not in ECR; an image can be promoted from a private repository of ECR only`,
    headline: '`image` is not in ECR',
    hint: 'Set `image` to a digest or a tag of `repository`, or to `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY@sha256:…`.',
  })
}
