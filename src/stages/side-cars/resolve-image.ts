/** Which image a name means now: ECR says it of its own images, the Docker client asks any other registry, with the logins that it has. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { parseImageReference, type ImageReference } from '../../domain/image/image-reference.ts'
import type { SideCarImage } from '../../domain/image/side-car-image.ts'
import type { PinnedImage } from '../../domain/image/side-cars.ts'
import type { Ports } from '../../ports/ports.ts'
import { readHeld } from '../push/held-image.ts'
import { askDocker } from './ask-docker.ts'
import { ecrPlace, type EcrPlace } from './ecr-place.ts'
import { named, PUSH_IT, sideCarFault, type Subject } from './side-car-failures.ts'

export type ResolvePorts = Pick<Ports, 'exec' | 'files' | 'registry' | 'surroundings'>

const CORRECT_IT = 'Correct `image` of the container.'

/**
 * The image by the digest of the manifest or index that its registry has under the name.
 * @throws ShipError `E_SIDE_CAR`, `E_ACCESS_DENIED`, `E_DOCKER_NOT_FOUND`, `E_BUILDX_NEEDED`; AwsError. Each names the image and its containers.
 */
export const resolveImage = async (
  sideCar: SideCarImage,
  repository: LiveRepository | null,
  ports: ResolvePorts,
): Promise<PinnedImage> => {
  const subject: Subject = { ...sideCar, aim: 'pinned' }
  const reference = parseImageReference(sideCar.image)
  if (reference === null) throw sideCarFault(subject, { because: 'it is not the name of an image', hint: CORRECT_IT })
  const place = await ecrPlace({ image: sideCar.image, reference, repository }, ports)
  const digest =
    place === null
      ? (await askDocker(subject, asked(reference), ports)).digest
      : await askEcr(subject, place, reference).catch(named(subject))
  return { ...sideCar, pinned: `${reference.name}@${digest}` }
}

const asked = ({ name, registry, tag }: ImageReference) => ({ name: `${name}:${tag ?? 'latest'}`, registry })

const askEcr = async (
  subject: Subject,
  { ecr, repository, registryId }: EcrPlace,
  { tag }: ImageReference,
): Promise<Digest> => {
  const imageTag = tag ?? 'latest'
  const held = await readHeld({ repository, registryId, id: { imageTag } }, ecr)
  if (held !== null) return held.digest
  const because = `the repository ${repository} has no tag ${imageTag} (ecr:BatchGetImage)`
  throw sideCarFault(subject, { because, hint: PUSH_IT })
}
