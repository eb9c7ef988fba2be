/** Where ECR has the image of a side-car, and the session that may ask for it. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import type { ImageReference } from '../../domain/image/image-reference.ts'
import { parseEcrImage } from '../../domain/verify/side-car-images.ts'
import type { Ecr } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'

export interface EcrPlace {
  readonly ecr: Ecr
  readonly endpoints: Ports['registry']['endpoints']
  readonly repository: string
  readonly registryId: string | null
}

interface Asked {
  readonly image: string
  readonly reference: ImageReference
  /** Of the run; null where none is set. */
  readonly repository: LiveRepository | null
}

/** `surroundings`: ECR in the region of the services. Null for another registry, and for ECR in a region that this run has no session for. */
export const ecrPlace = async (
  { image, reference, repository }: Asked,
  { registry, surroundings }: Pick<Ports, 'registry' | 'surroundings'>,
): Promise<EcrPlace | null> => {
  if (repository !== null && reference.registry === repositoryName(repository.repositoryUri).registry) {
    const name = repositoryName(reference.name).repository
    return { ecr: registry.ecr, endpoints: registry.endpoints, repository: name, registryId: repository.registryId }
  }
  const parsed = parseEcrImage(image)
  if (parsed === null) return null
  const there = { repository: parsed.repository, registryId: parsed.account }
  if (parsed.region === (await registry.region())) return { ...there, ecr: registry.ecr, endpoints: registry.endpoints }
  return parsed.region === (await surroundings.region())
    ? { ...there, ecr: surroundings.ecr, endpoints: surroundings.endpoints }
    : null
}
