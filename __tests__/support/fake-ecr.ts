/** An ECR in memory: repositories with tags and manifests. What a push brings is put in by the test. */
import { createHash } from 'node:crypto'
import { AwsError } from '../../src/errors/aws-error.ts'
import { type ErrorCode } from '../../src/errors/catalogue.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { Ecr } from '../../src/ports/aws.ts'
import { onlyThese } from './session.ts'

const OWN = '123456789012'
export const REGISTRY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
export const PASSWORD = 'a-password-of-the-registry'
/** What GetAuthorizationToken answers. */
export const TOKEN = Buffer.from(`AWS:${PASSWORD}`).toString('base64')

export interface StoredManifest {
  readonly digest: Digest
  readonly json: string
}

export interface FakeRepository {
  readonly name: string
  readonly mutability?: string
  readonly exclusions?: readonly string[]
  /** Of the registry; that of the caller when absent. */
  readonly account?: string
  /** The registry by whose id it is found; its own when absent. */
  readonly foundIn?: string
  /** The account in the registry's host. */
  readonly hostOf?: string
  /** Manifests by tag; tests may write to it. */
  readonly tags: Map<string, StoredManifest>
  /** Manifests without a tag. */
  readonly untagged: Map<string, StoredManifest>
}

export interface FakeEcr {
  readonly ecr: Ecr
  /** The names of the calls, in order. */
  readonly calls: readonly string[]
  /** What the calls name as their registry. */
  readonly registryIds: readonly (string | undefined)[]
}

/** A repository without images. */
export const repository = (name: string, facts: Partial<FakeRepository> = {}): FakeRepository => ({
  name,
  tags: new Map(),
  untagged: new Map(),
  ...facts,
})

/** The manifest of an image with this config. */
export const imageManifest = (configDigest: Digest, layer = 'layer'): StoredManifest =>
  stored({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: configDigest, size: 2 },
    layers: [{ digest: `sha256:${createHash('sha256').update(layer).digest('hex')}`, size: 2 }],
  })

/** An index of these platform manifests, annotated so, and, as BuildKit adds it, an attestation. */
export const indexManifest = (
  manifests: readonly StoredManifest[],
  annotations?: Readonly<Record<string, string>>,
): StoredManifest => {
  const attestation = stored({ attestation: true })
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  return stored({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      ...manifests.map(({ digest }) => ({
        mediaType,
        digest,
        size: 1,
        platform: { os: 'linux', architecture: 'amd64' },
        annotations,
      })),
      {
        mediaType,
        digest: attestation.digest,
        size: 1,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      },
    ],
  })
}

const stored = (manifest: unknown): StoredManifest => {
  const json = JSON.stringify(manifest)
  // A sha256 in lower-case hex, as a digest must be.
  return { json, digest: `sha256:${createHash('sha256').update(json).digest('hex')}` as Digest }
}

/** An error answer of ECR. */
export const ecrRefusal = (operation: string, awsCode: string, code: ErrorCode = 'E_AWS'): AwsError =>
  new AwsError({ operation: `ecr:${operation}`, awsCode, awsMessage: `${awsCode} in a test`, code })

type Answered =
  'getAuthorizationToken' | 'describeRepositories' | 'batchGetImage' | 'describeRepositoryCreationTemplates'

/** An ECR that holds these repositories; `overrides` replace whole calls. */
export const fakeEcr = (repositories: readonly FakeRepository[], overrides: Partial<Ecr> = {}): FakeEcr => {
  const calls: string[] = []
  const registryIds: (string | undefined)[] = []
  const $metadata = {}
  const listed = (registryId: string | undefined): readonly FakeRepository[] => {
    registryIds.push(registryId)
    return repositories.filter(({ account = OWN, foundIn }) => [undefined, foundIn ?? account].includes(registryId))
  }
  const find = (operation: string, name: string | undefined, registryId: string | undefined): FakeRepository => {
    const found = listed(registryId).find((one) => one.name === name)
    if (found === undefined) throw ecrRefusal(operation, 'RepositoryNotFoundException')
    return found
  }
  const answers: Pick<Ecr, Answered> = {
    describeRepositoryCreationTemplates: () => Promise.resolve({ $metadata, repositoryCreationTemplates: [] }),
    getAuthorizationToken: () =>
      Promise.resolve({
        $metadata,
        authorizationData: [{ authorizationToken: TOKEN, proxyEndpoint: `https://${REGISTRY}` }],
      }),
    describeRepositories: async ({ repositoryNames, registryId }) => {
      await Promise.resolve()
      const wanted =
        repositoryNames?.map((name) => find('DescribeRepositories', name, registryId)) ?? listed(registryId)
      return { $metadata, repositories: wanted.map(describe) }
    },
    batchGetImage: async ({ repositoryName, registryId, imageIds = [] }) => {
      await Promise.resolve()
      const { tags, untagged } = find('BatchGetImage', repositoryName, registryId)
      const all = [...tags.values(), ...untagged.values()]
      const images = imageIds.flatMap(({ imageTag, imageDigest }) => {
        const manifest = imageTag === undefined ? all.find(({ digest }) => digest === imageDigest) : tags.get(imageTag)
        return manifest === undefined ? [] : { imageId: { imageDigest: manifest.digest }, imageManifest: manifest.json }
      })
      const failures = images.length > 0 ? [] : [{ failureCode: 'ImageNotFound' as const }]
      return { $metadata, images, failures }
    },
    ...overrides,
  }
  const ecr = onlyThese<'ecr'>({
    describeRepositoryCreationTemplates: (input) => answers.describeRepositoryCreationTemplates(input),
    getAuthorizationToken: (input) => note('GetAuthorizationToken', answers.getAuthorizationToken(input)),
    describeRepositories: (input) => note('DescribeRepositories', answers.describeRepositories(input)),
    batchGetImage: (input) => note('BatchGetImage', answers.batchGetImage(input)),
  })
  const note = <Answer>(name: string, answer: Answer): Answer => {
    calls.push(name)
    return answer
  }
  return { ecr, calls, registryIds }
}

const describe = ({ name, mutability, exclusions, account, hostOf }: FakeRepository) => ({
  repositoryName: name,
  registryId: account ?? OWN,
  repositoryUri: `${REGISTRY.replace(OWN, hostOf ?? account ?? OWN)}/${name}`,
  imageTagMutability: (mutability ?? 'MUTABLE') as 'MUTABLE', // a response may have any text here
  imageTagMutabilityExclusionFilters: (exclusions ?? []).map((filter) => ({ filter, filterType: 'WILDCARD' as const })),
})
