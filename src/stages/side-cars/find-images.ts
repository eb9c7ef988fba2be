/** The images that a side-car can run, out of what its registry has under the digest: the one of a manifest, or those of an index for the tasks. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import { inRegistry } from '../../domain/aws/live.ts'
import { parseDigest, type Digest } from '../../domain/image/digest.ts'
import { repositoryName, type RepositoryName } from '../../domain/image/image-name.ts'
import { parseImageReference, type ImageReference } from '../../domain/image/image-reference.ts'
import {
  digestOfManifest,
  listedImages,
  MANIFEST_MEDIA_TYPES,
  parseManifest,
  type ListedImage,
} from '../../domain/image/manifest.ts'
import { isWanted } from '../../domain/image/platform.ts'
import type { SideCarToScan } from '../../domain/image/side-cars.ts'
import { askDocker } from './ask-docker.ts'
import { ecrPlace, type EcrPlace } from './ecr-place.ts'
import { otherPlatform } from './platform-fault.ts'
import type { ResolvePorts } from './resolve-image.ts'
import { named, PUSH_IT, sideCarFault, type Subject } from './side-car-failures.ts'

/** One image, and where it is pulled from. */
export interface FoundImage {
  readonly use: SideCarToScan
  readonly name: RepositoryName
  /** `name@digest`. */
  readonly reference: string
  readonly digest: Digest
  readonly configDigest: Digest
  /** Null: the user's docker client pulls it, with the logins that it has. */
  readonly place: EcrPlace | null
}

/**
 * What must be scanned of a side-car.
 * @throws ShipError `E_SIDE_CAR`, `E_PLATFORM`, `E_ACCESS_DENIED`, `E_DOCKER_NOT_FOUND`, `E_BUILDX_NEEDED`; AwsError
 */
export const findImages = async (
  use: SideCarToScan,
  repository: LiveRepository | null,
  ports: ResolvePorts,
): Promise<readonly FoundImage[]> => {
  const subject: Subject = { ...use, aim: 'scanned' }
  const reference = parseImageReference(use.pinned)
  const digest = parseDigest(reference?.digest ?? '')
  if (reference === null || digest === null)
    throw sideCarFault(subject, {
      because: 'it is not named by a sha256 digest',
      hint: 'Correct `image` of the container.',
    })
  const place = await ecrPlace({ image: use.pinned, reference, repository }, ports)
  const read = (one: Digest): Promise<string> => readManifest({ subject, reference, place, digest: one }, ports)
  const json = await read(digest)
  const images = listedImages(json)
  const members = images.length === 0 ? [digest] : wantedMembers(use, images)
  const name = place === null ? nameAt(reference) : { registry: reference.registry, repository: place.repository }
  return Promise.all(
    members.map(async (member) => {
      const configDigest = configOf(subject, member === digest ? json : await read(member))
      return { use, name, reference: `${reference.name}@${member}`, digest: member, configDigest, place }
    }),
  )
}

/** Of one index: each is asked for and scanned. Two systems with a few variants each are usual. */
const MOST_IMAGES = 20

/** For messages. */
const nameAt = ({ registry, name }: ImageReference): RepositoryName =>
  name.startsWith(`${registry}/`) ? repositoryName(name) : { registry, repository: name }

/** An image whose platform the index does not say is looked at; its own config says it. */
const wantedMembers = (use: SideCarToScan, images: readonly ListedImage[]): readonly Digest[] => {
  const wanted = images.filter(
    ({ platform }) => platform === null || isWanted(`${platform.os}/${platform.architecture}`, use.platform),
  )
  const digests = [...new Set(wanted.map(({ digest }) => digest))]
  if (digests.length > MOST_IMAGES)
    throw sideCarFault(
      { ...use, aim: 'scanned' },
      {
        because: `its index lists ${digests.length} images that the tasks can run, and at most ${MOST_IMAGES} are scanned`,
        hint: 'Name one of them by its digest.',
      },
    )
  if (digests.length > 0) return digests
  throw otherPlatform(
    use,
    images.map(({ platform }) => `${platform?.os ?? ''}/${platform?.architecture ?? ''}`),
  )
}

const configOf = (subject: Subject, json: string): Digest => {
  const manifest = parseManifest(json)
  if (manifest.kind === 'image') return manifest.configDigest
  const because =
    manifest.kind === 'index' ? 'its index lists no image' : `its manifest cannot be read: ${manifest.because}`
  throw sideCarFault(subject, { because, hint: PUSH_IT })
}

interface ManifestToRead {
  readonly subject: Subject
  readonly reference: ImageReference
  readonly place: EcrPlace | null
  readonly digest: Digest
}

/** What has this digest, wherever it comes from. */
const readManifest = async (
  { subject, reference, place, digest }: ManifestToRead,
  ports: ResolvePorts,
): Promise<string> => {
  const { registry, name } = reference
  const json =
    place === null
      ? (await askDocker(subject, { registry, name: `${name}@${digest}` }, ports)).json
      : await askEcr({ subject, place, digest }).catch(named(subject))
  const computed = digestOfManifest(json)
  if (computed === digest) return json
  const because = `${registry} gave a manifest with the digest ${computed} for ${digest}`
  throw sideCarFault(subject, { because, hint: 'Find out what is between the runner and the registry (a proxy?).' })
}

const askEcr = async ({ subject, place, digest }: Omit<ManifestToRead, 'reference'> & { readonly place: EcrPlace }) => {
  const { ecr, repository, registryId } = place
  const { images } = await ecr.batchGetImage({
    ...inRegistry(registryId),
    repositoryName: repository,
    imageIds: [{ imageDigest: digest }],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
  })
  const json = images?.[0]?.imageManifest
  if (json !== undefined) return json
  const because = `the repository ${repository} has no image ${digest} (ecr:BatchGetImage)`
  throw sideCarFault(subject, { because, hint: PUSH_IT })
}
