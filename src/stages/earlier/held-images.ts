/** Whether the images of a revision still exist: ECR may have expired them since it ran. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { isUnavailable } from '../../domain/aws/faults.ts'
import type { ImageTag, PushedImage } from '../../domain/image/image.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { named } from '../../domain/rollout/sentence.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'
import { fault } from '../../errors/fault.ts'
import { allOrEveryProblem } from '../plan/every-problem.ts'
import { asHeld, readHeld, type HeldImage } from '../push/held-image.ts'
import { ecrPlace } from '../side-cars/ecr-place.ts'
import type { FindPorts, FoundRevision } from './going.ts'

interface ContainerImage {
  readonly container: string
  readonly image: string
}

/** One that ECR holds. */
export interface HeldContainerImage extends ContainerImage {
  readonly pushed: PushedImage
}

/**
 * Those that ECR holds. What is elsewhere, or may not be read, is not checked.
 * @throws AggregateError of ShipError `E_IMAGE_NOT_FOUND`; AwsError
 */
export const heldImages = async (
  { taskDefinition, goesBackTo }: FoundRevision,
  repository: LiveRepository | null,
  ports: FindPorts,
): Promise<readonly HeldContainerImage[]> => {
  const all = imagesIn(taskDefinition)
  const found = await allOrEveryProblem(
    all.map(async (one) => ({ ...one, pushed: await heldBy(one, { goesBackTo, repository }, ports) })),
  )
  return found.flatMap(({ pushed, ...one }) => (pushed === null ? [] : [{ ...one, pushed }]))
}

const imagesIn = ({ input }: TaskDefinitionDraft): readonly ContainerImage[] =>
  (input.containerDefinitions ?? []).flatMap(({ name, image }) =>
    name === undefined || image === undefined ? [] : [{ container: name, image }],
  )

interface Asked {
  readonly goesBackTo: string
  readonly repository: LiveRepository | null
}

const heldBy = async (
  { container, image }: ContainerImage,
  { goesBackTo, repository }: Asked,
  ports: FindPorts,
): Promise<PushedImage | null> => {
  const { log } = ports
  const reference = parseImageReference(image)
  const place = reference === null ? null : await ecrPlace({ image, reference, repository }, ports)
  if (reference === null || place === null) {
    log.info(`the image of ${container}, ${image}, is not in ECR in the region of this run, so it is not checked`)
    return null
  }
  const { ecr, ...from } = place
  const { digest, tag } = reference
  const id = digest === null ? { imageTag: tag ?? 'latest' } : { imageDigest: digest }
  try {
    const held = await readHeld({ ...from, id }, ecr)
    if (held === null) throw gone(goesBackTo, { container, image })
    log.info(`the image of ${container}, ${image}, is in ECR`)
    if (digest === null)
      log.warning(`${goesBackTo} names ${image} by a tag, which ECS resolves anew: it may be another image than before`)
    return asPushed(held, { image, name: reference.name, tag })
  } catch (thrown) {
    if (!isUnavailable(thrown)) throw thrown
    log.warning(`whether the image of ${container}, ${image}, still exists is not known: ${thrown.message}`)
    return null
  }
}

interface Written {
  readonly image: string
  readonly name: string
  readonly tag: string | null
}

const asPushed = (held: HeldImage, { image, name, tag }: Written): PushedImage | null => {
  const [configDigest] = held.configDigests
  if (configDigest === undefined) return null
  const facts = asHeld(held, repositoryName(name))
  // The name was read by the grammar of images, which has that of tags.
  return { ...repositoryName(name), ...facts, tag: tag as ImageTag | null, uri: image, configDigest, kind: 'given' }
}

const gone = (goesBackTo: string, { container, image }: ContainerImage): Error => {
  const short = `the image of container ${named(container)} in ${named(goesBackTo)} is no longer in ECR`
  return fault('E_IMAGE_NOT_FOUND', {
    message: `${short}: ${image} (ecr:BatchGetImage)`,
    headline: short,
    hint: 'Set `rollback-to` to another revision, or push the image again; nothing was changed.',
  })
}
