/** What a service has now, with an image that the registry has kept. */
import type { Digest } from '../../domain/image/digest.ts'
import type { GivenImage } from '../../domain/image/given-image.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { chooseContainer, withImage } from '../../domain/task-definition/task-definition.ts'
import { fault } from '../../errors/fault.ts'
import { readHeld } from '../push/held-image.ts'
import { ecrPlace, type EcrPlace } from '../side-cars/ecr-place.ts'
import type { FindPorts, FoundRevision, Going } from './going.ts'

/**
 * The definition of the service with this image in its container, by digest: a tag is resolved once.
 * @throws ShipError `E_IMAGE_NOT_FOUND`; `E_INPUT` for an image that is not where the container has its own; `E_CONTAINER_NOT_FOUND`; AwsError
 */
export const withEarlierImage = async (image: GivenImage, going: Going, ports: FindPorts): Promise<FoundRevision> => {
  const { running, serviceName, repository } = going
  if (running === null) {
    throw fault('E_INPUT', {
      message: `\`rollback-to\`: ECS does not show what ${serviceName} runs, so no image in it can be replaced`,
      hint: 'Set `rollback-to` to a revision, or allow ecs:DescribeTaskDefinition.',
    })
  }
  const containerName = chooseContainer(running.definition, going.containerName)
  const container = running.definition.input.containerDefinitions?.find(({ name }) => name === containerName)
  const written = container?.image ?? ''
  const reference = parseImageReference(written)
  const place = reference === null ? null : await ecrPlace({ image: written, reference, repository }, ports)
  if (reference === null || place === null) throw elsewhere(image, { containerName, written })
  checkPlace(image, { containerName, name: reference.name })
  const uri = `${reference.name}@${await digestOf(image, place)}`
  ports.log.info(`${image.written} is ${uri}`)
  return {
    goesBackTo: image.written,
    taskDefinition: withImage(running.definition, { containerName, image: uri }),
    asItIs: null,
  }
}

const elsewhere = (
  image: GivenImage,
  { containerName, written }: { readonly containerName: string; readonly written: string },
): Error => {
  const short = `\`rollback-to\`: the image of container ${named(containerName)} is not in ECR in the region of this run`
  return fault('E_INPUT', {
    message: `${short} (${written}), so ${named(image.written)} cannot be looked for beside it`,
    headline: short,
    hint: 'Set `rollback-to` to a revision.',
  })
}

const checkPlace = (
  { written, registry, repository }: GivenImage,
  { containerName, name }: { readonly containerName: string; readonly name: string },
): void => {
  const own = repositoryName(name)
  if ((registry ?? own.registry) === own.registry && (repository ?? own.repository) === own.repository) return
  throw fault('E_INPUT', {
    message: `\`rollback-to\`: ${written} is not in ${name}, where container ${named(containerName)} has its image`,
    hint: 'Set `rollback-to` to a digest or a tag of that repository, or to a revision.',
  })
}

const digestOf = async ({ digest, tag }: GivenImage, { ecr, ...from }: EcrPlace): Promise<Digest> => {
  const id = digest === null ? { imageTag: tag ?? '' } : { imageDigest: digest }
  const held = await readHeld({ ...from, id }, ecr)
  if (held !== null) return held.digest
  const short = `the repository ${named(from.repository)} has no image ${named(digest ?? tag ?? '')}`
  const hint = 'Set `rollback-to` to a digest or a tag that the repository has, or to a revision.'
  throw fault('E_IMAGE_NOT_FOUND', { message: `${short} (ecr:BatchGetImage)`, headline: short, hint })
}
