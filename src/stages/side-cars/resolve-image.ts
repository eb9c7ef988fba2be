/** Which image a name means now: ECR says it of its own images, the Docker client asks any other registry, with the logins that it has. */
import { AWS_VARIABLES, DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import type { LiveRepository } from '../../domain/aws/live.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import { parseImageReference, type ImageReference } from '../../domain/image/image-reference.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { digestOfManifest, parseManifest } from '../../domain/image/manifest.ts'
import { sideCarInWords, type PinnedImage, type SideCarImage } from '../../domain/image/side-cars.ts'
import { parseEcrImage } from '../../domain/verify/side-car-images.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { readHeld } from '../push/held-image.ts'

/** `surroundings`: ECR in the region of the services. */
export type ResolvePorts = Pick<Ports, 'exec' | 'registry' | 'surroundings'>

/** A registry that does not answer must not block the run. */
const TIMEOUT_MS = 60_000

/**
 * The image by the digest of the manifest or index that its registry has under the name.
 * @throws ShipError `E_SIDE_CAR`, `E_ACCESS_DENIED`, `E_DOCKER_NOT_FOUND`, `E_BUILDX_NEEDED`; AwsError. Each names the image and its containers.
 */
export const resolveImage = async (
  sideCar: SideCarImage,
  repository: LiveRepository,
  ports: ResolvePorts,
): Promise<PinnedImage> => {
  const reference = parseImageReference(sideCar.image)
  if (reference === null) throw unresolvable(sideCar, { because: 'it is not the name of an image', hint: CORRECT_IT })
  const { image } = sideCar
  const place = await ecrPlace({ image, reference, repository }, ports)
  const digest =
    place === null ? await askDocker(sideCar, reference, ports) : await askEcr(sideCar, place).catch(named(sideCar))
  return { ...sideCar, pinned: `${reference.name}@${digest}` }
}

interface EcrPlace {
  readonly ecr: ResolvePorts['registry']['ecr']
  readonly repository: string
  readonly registryId: string | null
  readonly tag: string
}

interface Asked {
  readonly image: string
  readonly reference: ImageReference
  /** Of the run. */
  readonly repository: LiveRepository
}

/** Where ECR is asked; null for another registry, and for ECR in a region that this run has no session for. */
const ecrPlace = async ({ image, reference, repository }: Asked, ports: ResolvePorts): Promise<EcrPlace | null> => {
  const { registry, surroundings } = ports
  const tag = reference.tag ?? 'latest'
  const own = repositoryName(repository.repositoryUri).registry
  if (reference.registry === own) {
    const name = repositoryName(reference.name).repository
    return { ecr: registry.ecr, repository: name, registryId: repository.registryId, tag }
  }
  const parsed = parseEcrImage(image)
  if (parsed === null) return null
  const there = { repository: parsed.repository, registryId: parsed.account, tag }
  if (parsed.region === (await registry.region())) return { ...there, ecr: registry.ecr }
  return parsed.region === (await surroundings.region()) ? { ...there, ecr: surroundings.ecr } : null
}

const askEcr = async (sideCar: SideCarImage, { ecr, repository, registryId, tag }: EcrPlace): Promise<Digest> => {
  const held = await readHeld({ repository, registryId, id: { imageTag: tag } }, ecr)
  if (held !== null) return held.digest
  const because = `the repository ${repository} has no tag ${tag} (ecr:BatchGetImage)`
  throw unresolvable(sideCar, { because, hint: PUSH_IT })
}

const CORRECT_IT = 'Correct `image` of the container.'
const PUSH_IT = 'Push the image, or correct `image` of the container.'

/** An error of ECR that says whose image it is about; the credentials of the run are about none. */
const named =
  (sideCar: SideCarImage) =>
  (thrown: unknown): never => {
    const isOurs = thrown instanceof ShipError && !['cancelled', 'internal'].includes(thrown.kind)
    if (!isOurs || thrown.code === 'E_SIDE_CAR' || thrown.code.startsWith('E_CREDENTIALS')) throw thrown
    if (thrown instanceof AwsError && thrown.awsCode === 'RepositoryNotFoundException')
      throw unresolvable(sideCar, { because: thrown.message, hint: PUSH_IT, cause: thrown })
    const { code, message, hint, headlines } = thrown
    throw fault(code, {
      message: `the image ${sideCarInWords(sideCar)} cannot be pinned: ${message}`,
      headline: headlines,
      ...(hint === undefined ? {} : { hint }),
      cause: thrown,
    })
  }

/** Nothing is pulled: the images of the engine stay what they are. The digest is computed from what the registry gave. */
const askDocker = async (
  sideCar: SideCarImage,
  { name, registry, tag }: ImageReference,
  { exec }: ResolvePorts,
): Promise<Digest> => {
  const argv = ['docker', 'buildx', 'imagetools', 'inspect', '--raw', `${name}:${tag ?? 'latest'}`] as const
  const inherit = [...DOCKER_ENVIRONMENT, ...AWS_VARIABLES]
  const { stdout } = await exec
    .run({ argv, inherit, output: 'quiet', timeoutMs: TIMEOUT_MS })
    .catch((thrown: unknown) => {
      throw thrown instanceof CommandError ? notAnswered(sideCar, registry, thrown) : thrown
    })
  const manifest = parseManifest(stdout)
  const digest = parseDigest(digestOfManifest(stdout))
  // Bytes that are not UTF-8 have another digest once they are a text.
  if (manifest.kind !== 'unreadable' && digest !== null && !stdout.includes('\uFFFD')) return digest
  const because = manifest.kind === 'unreadable' ? manifest.because : 'it is not UTF-8'
  throw unresolvable(sideCar, {
    because: `the manifest that ${registry} gave cannot be read: ${because}`,
    hint: ask(registry),
  })
}

const notAnswered = (sideCar: SideCarImage, registry: string, cause: CommandError): Error => {
  const { failure, outputTail, message } = cause
  const about = `\`pin-sidecars\` for the image ${sideCarInWords(sideCar)}`
  if (failure.kind === 'not-found') {
    return fault('E_DOCKER_NOT_FOUND', { message: `${about}: the docker command was not found on PATH`, cause })
  }
  if (/unknown command|is not a docker command/.test(outputTail)) {
    return fault('E_BUILDX_NEEDED', { message: `${about} needs buildx, which is not installed`, cause })
  }
  const line = outputTail.trim().split('\n').at(-1) ?? ''
  const because = failure.kind === 'exited' && line !== '' ? line : message
  return unresolvable(sideCar, {
    because: `${registry} did not give its manifest: ${because}`,
    hint: ask(registry),
    cause,
  })
}

const ask = (registry: string): string =>
  `Correct \`image\` of the container, log Docker in to ${registry} before this step, or name the image by its digest.`

interface Why {
  readonly because: string
  readonly hint: string
  readonly cause?: unknown
}

const unresolvable = (sideCar: SideCarImage, { because, hint, cause }: Why): ShipError =>
  fault('E_SIDE_CAR', {
    message: `the image ${sideCarInWords(sideCar)} cannot be pinned: ${because}`,
    headline: [`the image ${sideCarInWords(sideCar)} cannot be pinned`, 'the image of a side-car cannot be pinned'],
    hint,
    cause,
  })
