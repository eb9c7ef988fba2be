/** Amazon ECR's API: the token, the repositories, and images read from the registry itself. */
import * as schemas from '@aws-sdk/client-ecr'
import type {
  BatchGetImageRequest,
  BatchGetImageResponse,
  DescribeImageScanFindingsRequest,
  DescribeImagesRequest,
  DescribeImagesResponse,
  DescribePullThroughCacheRulesResponse,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  GetAuthorizationTokenResponse,
  Image,
  ImageDetail,
  ImageFailure,
  ImageIdentifier,
  PutImageRequest,
} from '@aws-sdk/client-ecr'
import { scanOperations, type ScannedManifest } from './ecr-scan.ts'
import { putImage } from './put-image.ts'
import { AwsError } from './protocol/aws-error.ts'
import type { Service } from './protocol/call.ts'
import type { PlaceSettings } from './options.ts'
import { described } from './surroundings/surroundings.ts'
import type { RegistryStore } from './registry/store.ts'
import { noSuchRepository } from './registry/rules.ts'
import { TOKEN_USER } from './registry/tokens.ts'
import type { Tokens } from './registry/tokens.ts'

/** What ECR's API works with. `host` and `scheme` are those of the data plane. */
export interface EcrBackend {
  readonly settings: Pick<PlaceSettings, 'account' | 'region' | 'repositories' | 'surroundings' | 'imageScan'>
  readonly host: string
  readonly scheme: 'http' | 'https'
  readonly store: RegistryStore
  readonly tokens: Tokens
  readonly startedAt: Date
  readonly now: () => number
}

/** ECR over one registry. */
export const ecrService = (backend: EcrBackend): Service => ({
  name: 'ecr',
  schemas,
  operations: {
    GetAuthorizationToken: (): GetAuthorizationTokenResponse => {
      const { password, expiresAt } = backend.tokens.issue()
      const authorizationToken = Buffer.from(`${TOKEN_USER}:${password}`).toString('base64')
      return {
        authorizationData: [{ authorizationToken, expiresAt, proxyEndpoint: `${backend.scheme}://${backend.host}` }],
      }
    },
    DescribeRepositories: (input: DescribeRepositoriesRequest) => describeRepositories(backend, input),
    BatchGetImage: (input: BatchGetImageRequest) => batchGetImage(backend, input),
    DescribePullThroughCacheRules: (): DescribePullThroughCacheRulesResponse => ({
      pullThroughCacheRules: [
        ...described(backend.settings.surroundings.pullThroughCaches, {
          service: 'ecr',
          operation: 'DescribePullThroughCacheRules',
        }),
      ],
    }),
    DescribeImages: (input: DescribeImagesRequest) => describeImages(backend, input),
    PutImage: (input: PutImageRequest) =>
      putImage(requireRepository(backend, input.repositoryName ?? '', input), input, backend.store),
    ...scanOperations({
      seed: backend.settings.imageScan ?? null,
      now: backend.now,
      find: (asked) => findImage(backend, asked),
    }),
  },
})

interface Asked {
  readonly registryId?: string | undefined
}

/** The repositories of the registry that a request names; without a name it is the caller's. */
const repositoriesOf = ({ settings }: EcrBackend, { registryId = settings.account }: Asked) =>
  settings.repositories
    .map((repository) => ({ ...repository, registryId: repository.registryId ?? settings.account }))
    .filter((repository) => repository.registryId === registryId)

const requireRepository = (backend: EcrBackend, name: string, asked: Asked) => {
  const found = repositoriesOf(backend, asked).find((repository) => repository.name === name)
  if (found !== undefined) return found
  const registryId = asked.registryId ?? backend.settings.account
  throw new AwsError('RepositoryNotFoundException', noSuchRepository(name, registryId))
}

const describeRepositories = (
  backend: EcrBackend,
  input: DescribeRepositoriesRequest,
): DescribeRepositoriesResponse => {
  const { settings, host, startedAt } = backend
  const wanted =
    input.repositoryNames?.map((name) => requireRepository(backend, name, input)) ?? repositoriesOf(backend, input)
  return {
    repositories: wanted.map(({ name, imageTagMutability, registryId }) => ({
      repositoryArn: `arn:aws:ecr:${settings.region}:${registryId}:repository/${name}`,
      registryId,
      repositoryName: name,
      repositoryUri: `${host}/${name}`,
      createdAt: startedAt,
      imageTagMutability,
      imageScanningConfiguration: { scanOnPush: false },
      encryptionConfiguration: { encryptionType: 'AES256' },
    })),
  }
}

const batchGetImage = async (backend: EcrBackend, input: BatchGetImageRequest): Promise<BatchGetImageResponse> => {
  const { name: repositoryName, registryId } = requireRepository(backend, input.repositoryName ?? '', input)
  const images: Image[] = []
  const failures: ImageFailure[] = []
  for (const imageId of input.imageIds ?? []) {
    const found = await backend.store.manifest(repositoryName, referenceOf(imageId))
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

const describeImages = async (backend: EcrBackend, input: DescribeImagesRequest): Promise<DescribeImagesResponse> => {
  const { name: repositoryName, registryId } = requireRepository(backend, input.repositoryName ?? '', input)
  const tags = await backend.store.tags(repositoryName)
  const asked = input.imageIds ?? tags.map((imageTag): ImageIdentifier => ({ imageTag }))
  const details = new Map<string, ImageDetail>()
  for (const imageId of asked) {
    const found = await backend.store.manifest(repositoryName, referenceOf(imageId))
    if (found === null) throw noSuchImage(imageId, { name: repositoryName, registryId })
    details.set(found.digest, {
      registryId,
      repositoryName,
      imageDigest: found.digest,
      imageTags: await tagsOfDigest(backend, repositoryName, found.digest),
      imageManifestMediaType: found.mediaType,
      imagePushedAt: backend.startedAt,
    })
  }
  return { imageDetails: [...details.values()] }
}

const findImage = async (backend: EcrBackend, asked: DescribeImageScanFindingsRequest): Promise<ScannedManifest> => {
  const repository = requireRepository(backend, asked.repositoryName ?? '', asked)
  const imageId = asked.imageId ?? {}
  const found = await backend.store.manifest(repository.name, referenceOf(imageId))
  if (found === null) throw noSuchImage(imageId, repository)
  return { registryId: repository.registryId, ...found }
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

const tagsOfDigest = async ({ store }: EcrBackend, repository: string, digest: string): Promise<string[]> => {
  const tags = await store.tags(repository)
  const found = await Promise.all(tags.map((tag) => store.manifest(repository, referenceOf({ imageTag: tag }))))
  return tags.filter((_, index) => found[index]?.digest === digest)
}
