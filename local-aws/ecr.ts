/** Amazon ECR's API: the token, the repositories, and images read from the registry itself. */
import * as schemas from '@aws-sdk/client-ecr'
import type {
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImageScanFindingsRequest,
  DescribeImagesRequest,
  DescribeImagesResponse,
  DescribePullThroughCacheRulesResponse,
  GetAuthorizationTokenRequest,
  GetAuthorizationTokenResponse,
  GetRegistryScanningConfigurationResponse,
  Image,
  ImageDetail,
  ImageFailure,
  ImageIdentifier,
  PutImageRequest,
  PutImageResponse,
} from '@aws-sdk/client-ecr'
import { repositoryOperations } from './ecr-repositories.ts'
import { scanOperations, type ScannedManifest } from './ecr-scan.ts'
import { page } from './ecs/lookup.ts'
import { putImage } from './put-image.ts'
import { afterPushes } from './push-seen.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Principal, Service } from './protocol/call.ts'
import type { PlaceSettings } from './options.ts'
import { described } from './surroundings/surroundings.ts'
import type { Registry } from './registry/registry.ts'
import { TOKEN_USER } from './registry/tokens.ts'
import { findRepository, type Found, type Registries } from './repository-lookup.ts'

/** What ECR's API works with. */
export interface EcrBackend extends Registries {
  readonly settings: Pick<PlaceSettings, 'surroundings' | 'imageScan' | 'registryScanning'>
}

/** ECR over one registry. */
export const ecrService = (backend: EcrBackend): Service => ({
  name: 'ecr',
  schemas,
  operations: afterPushes(backend, {
    GetAuthorizationToken: (_input: GetAuthorizationTokenRequest, principal: Principal) =>
      authorizationToken(backend, principal),
    ...repositoryOperations(backend),
    BatchGetImage: (input: BatchGetImageRequest, principal: Principal) =>
      batchGetImage(findRepository(backend, input, { principal, action: 'ecr:BatchGetImage' }), input),
    DescribePullThroughCacheRules: (): DescribePullThroughCacheRulesResponse => ({
      pullThroughCacheRules: [
        ...described(backend.settings.surroundings.pullThroughCaches, {
          service: 'ecr',
          operation: 'DescribePullThroughCacheRules',
        }),
      ],
    }),
    DescribeImages: (input: DescribeImagesRequest, principal: Principal) =>
      describeImages(findRepository(backend, input, { principal, action: 'ecr:DescribeImages' }), input),
    PutImage: async (input: PutImageRequest, principal: Principal): Promise<PutImageResponse> => {
      const { registry, record } = findRepository(backend, input, { principal, action: 'ecr:PutImage' })
      const reply = await putImage(record, input, registry.store)
      const digest = reply.image?.imageId?.imageDigest ?? ''
      if (!record.pushedAt.has(digest)) record.pushedAt.set(digest, new Date(backend.now()))
      return reply
    },
    GetRegistryScanningConfiguration: (): GetRegistryScanningConfigurationResponse => ({
      registryId: backend.own.account,
      scanningConfiguration: backend.settings.registryScanning,
    }),
    ...scanOperations({
      seed: backend.settings.imageScan ?? null,
      now: backend.now,
      find: (asked, principal) => findImage(backend, asked, principal),
    }),
  }),
})

/** It is good for every registry of the region that its owner may use (API Reference, GetAuthorizationToken). */
const authorizationToken = ({ own }: EcrBackend, principal: Principal): GetAuthorizationTokenResponse => {
  const { password, expiresAt } = own.tokens.issue({ principal, region: own.region })
  const token = Buffer.from(`${TOKEN_USER}:${password}`).toString('base64')
  const proxyEndpoint = `${own.scheme}://${own.host}`
  return { authorizationData: [{ authorizationToken: token, expiresAt, proxyEndpoint }] }
}

const batchGetImage = async (
  { registry, record }: Found,
  { imageIds = [] }: BatchGetImageRequest,
): Promise<BatchGetImageResponse> => {
  const { name: repositoryName, registryId } = record
  const images: Image[] = []
  const failures: ImageFailure[] = []
  for (const imageId of imageIds) {
    const found = await registry.store.manifest(repositoryName, referenceOf(imageId))
    if (found === null) {
      failures.push({ imageId, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' })
      continue
    }
    const { imageTag } = imageId
    images.push({
      registryId,
      repositoryName,
      imageId: { imageDigest: found.digest, ...(imageTag === undefined ? {} : { imageTag }) },
      imageManifest: found.body,
      imageManifestMediaType: found.mediaType,
    })
  }
  return { images, failures }
}

/** Without digests or tags it lists what has a tag: a registry does not list the rest. */
const describeImages = async (
  { registry, record }: Found,
  { imageIds, filter, ...asked }: DescribeImagesRequest,
): Promise<DescribeImagesResponse> => {
  const { name: repositoryName, registryId } = record
  const tags = await tagsByDigest(registry, repositoryName)
  const isTagless = filter?.tagStatus === 'UNTAGGED'
  const wanted =
    imageIds ?? (isTagless ? [] : [...tags.keys()].map((imageDigest): ImageIdentifier => ({ imageDigest })))
  const details = new Map<string, ImageDetail>()
  for (const imageId of wanted) {
    const found = await registry.store.manifest(repositoryName, referenceOf(imageId))
    if (found === null) throw noSuchImage(imageId, { name: repositoryName, registryId })
    details.set(found.digest, {
      registryId,
      repositoryName,
      imageDigest: found.digest,
      imageTags: [...(tags.get(found.digest) ?? [])],
      imageManifestMediaType: found.mediaType,
      imagePushedAt: record.pushedAt.get(found.digest) ?? record.createdAt,
    })
  }
  const { items, next } = page([...details.values()], asked)
  return { imageDetails: [...items], ...next }
}

const findImage = async (
  backend: EcrBackend,
  asked: DescribeImageScanFindingsRequest,
  principal: Principal,
): Promise<ScannedManifest> => {
  const { registry, record } = findRepository(backend, asked, { principal, action: 'ecr:DescribeImageScanFindings' })
  const imageId = asked.imageId ?? {}
  const found = await registry.store.manifest(record.name, referenceOf(imageId))
  if (found === null) throw noSuchImage(imageId, record)
  return { registryId: record.registryId, ...found }
}

const noSuchImage = (
  { imageDigest = 'null', imageTag = 'null' }: ImageIdentifier,
  { name, registryId }: { readonly name: string; readonly registryId: string },
): AwsError => {
  const id = `{imageDigest:'${imageDigest}', imageTag:'${imageTag}'}`
  const message = `The image with imageId ${id} does not exist within the repository with name '${name}' in the registry with id '${registryId}'`
  return new AwsError('ImageNotFoundException', message)
}

const referenceOf = (imageId: ImageIdentifier): string => {
  const reference = imageId.imageDigest ?? imageId.imageTag
  if (reference !== undefined) return reference
  throw new AwsError('InvalidParameterException', 'Invalid parameter: imageTag or imageDigest must be given')
}

const tagsByDigest = async (
  { store }: Registry,
  repository: string,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const byDigest = new Map<string, string[]>()
  for (const tag of await store.tags(repository)) {
    const digest = (await store.manifest(repository, tag))?.digest
    if (digest !== undefined) byDigest.set(digest, [...(byDigest.get(digest) ?? []), tag])
  }
  return byDigest
}
