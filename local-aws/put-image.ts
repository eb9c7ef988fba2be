/** ECR's PutImage: a manifest under a tag, by which an image that the registry has gets another name. */
import { createHash } from 'node:crypto'
import type { PutImageRequest, PutImageResponse } from '@aws-sdk/client-ecr'
import { AwsError } from './protocol/aws-error.ts'
import { isImmutable, type RepositoryRecord } from './registry/repositories.ts'
import type { RegistryStore } from './registry/store.ts'

/** A repository that exists. */
type TakingRepository = Pick<RepositoryRecord, 'exclusions' | 'imageTagMutability' | 'name' | 'registryId'>

const IMAGE_TYPE = 'application/vnd.docker.distribution.manifest.v2+json'

/** API Reference, PutImage, with its errors. In an immutable repository ECR rejects the same image under the same tag, too (aws/containers-roadmap#2179). */
export const putImage = async (
  repository: TakingRepository,
  input: PutImageRequest,
  store: RegistryStore,
): Promise<PutImageResponse> => {
  const { name: repositoryName, registryId } = repository
  const body = input.imageManifest ?? ''
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`
  if (input.imageDigest !== undefined && input.imageDigest !== digest)
    throw new AwsError(
      'ImageDigestDoesNotMatchException',
      `The provided image digest '${input.imageDigest}' does not match the calculated digest '${digest}'`,
    )
  const mediaType = input.imageManifestMediaType ?? mediaTypeIn(body)
  const reference = input.imageTag ?? digest
  await refuseTaken({ ...repository, reference, digest, tag: input.imageTag ?? null }, store)
  const refusal = await store.put(repositoryName, reference, { digest, mediaType, body })
  if (refusal !== null) throw notTaken(body, refusal)
  const imageId = { imageDigest: digest, ...(input.imageTag === undefined ? {} : { imageTag: input.imageTag }) }
  return {
    image: { registryId, repositoryName, imageId, imageManifest: body, imageManifestMediaType: mediaType },
  }
}

interface Asked extends TakingRepository {
  readonly reference: string
  readonly digest: string
  readonly tag: string | null
}

const refuseTaken = async ({ reference, digest, tag, ...repository }: Asked, store: RegistryStore): Promise<void> => {
  const { name, registryId } = repository
  const held = await store.manifest(name, reference)
  if (held === null) return
  if (tag !== null && isImmutable(repository, tag))
    throw new AwsError(
      'ImageTagAlreadyExistsException',
      `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the repository is immutable.`,
    )
  if (held.digest === digest)
    throw new AwsError(
      'ImageAlreadyExistsException',
      `Image with digest '${digest}' and tag '${tag ?? 'null'}' already exists in the repository with name '${name}' in registry with id '${registryId}'`,
    )
}

const mediaTypeIn = (body: string): string => {
  const { mediaType = IMAGE_TYPE } = JSON.parse(body) as { readonly mediaType?: string } // any manifest is an object
  return mediaType
}

/** Only a registry with blobs of its own refuses a manifest: what it names is not there. */
const notTaken = (body: string, refusal: string): AwsError =>
  'manifests' in (JSON.parse(body) as object) // any manifest is an object
    ? new AwsError(
        'ReferencedImagesNotFoundException',
        `The manifest list is referencing images which do not exist: ${refusal}`,
      )
    : new AwsError('LayersNotFoundException', `Layers with digests could not be found: ${refusal}`)
