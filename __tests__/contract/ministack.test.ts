/**
 * One registry, two ECR APIs over it: ministack's own, and the local AWS's. What our stages read of an image must be the same by both;
 * ministack's registry rejects what ECR's does. Not compared, because ministack gets it wrong: a missing image is no error in its
 * DescribeImages, sizes are those of manifests, and `/v2` asks for no login.
 */
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import { MANIFEST_MEDIA_TYPES } from '../../src/domain/image/manifest.ts'
import { startMinistack, type Emulator } from './emulator.ts'
import type { Ecr } from '../../src/ports/aws.ts'

jest.setTimeout(120_000)

const IMAGE_MANIFEST = 'application/vnd.oci.image.manifest.v1+json'
const before = { ...process.env }
let theirs: Emulator
let ours: LocalAws
let pushed: Readonly<Record<'digest' | 'manifest', string>>

beforeAll(async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-a-secret' })
  theirs = await startMinistack()
  const registry = { kind: 'container', host: theirs.endpoint.replace('http://', '') } as const
  const repositories = [{ name: 'hello', imageTagMutability: 'IMMUTABLE' }] as const
  const drive = { kind: 'script', scenario: { name: 'nothing happens', steps: [] } } as const
  ours = await startLocalAws({ drive, registry, repositories: [...repositories] })
  await new ECRClient({ endpoint: theirs.endpoint, region: 'eu-west-1' }).send(
    new CreateRepositoryCommand({ repositoryName: 'hello', imageTagMutability: 'IMMUTABLE' }),
  )
  pushed = await push('one', 'first')
})
afterAll(async () => {
  await ours.close()
  await theirs.close()
  process.env = before
})

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

const putBlob = async (text: string): Promise<{ readonly digest: string; readonly size: number }> => {
  const started = await fetch(`${theirs.endpoint}/v2/hello/blobs/uploads/`, { method: 'POST' })
  const location = new URL(started.headers.get('location') ?? '', theirs.endpoint)
  location.searchParams.set('digest', digestOf(text))
  const put = await fetch(location, { method: 'PUT', body: text })
  expect(put.status).toBe(201)
  return { digest: digestOf(text), size: text.length }
}

const putManifest = (tag: string, manifest: string): Promise<Response> =>
  fetch(`${theirs.endpoint}/v2/hello/manifests/${tag}`, {
    method: 'PUT',
    headers: { 'content-type': IMAGE_MANIFEST },
    body: manifest,
  })

/** A whole image by the registry protocol: a layer, a configuration, the manifest. */
const push = async (tag: string, content: string) => {
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar', ...(await putBlob(content)) }
  const text = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: [layer.digest] },
  })
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', ...(await putBlob(text)) }
  const manifest = JSON.stringify({ schemaVersion: 2, mediaType: IMAGE_MANIFEST, config, layers: [layer] })
  expect((await putManifest(tag, manifest)).status).toBe(201)
  return { manifest, digest: digestOf(manifest) }
}

/** A call of our ECR port to both. */
const both = async <Answer>(call: (ecr: Ecr) => Promise<Answer>) => {
  const answers: Answer[] = []
  for (const { endpoint } of [ours, theirs]) {
    process.env['AWS_ENDPOINT_URL'] = endpoint
    answers.push(await call(makeSession({ region: 'eu-west-1', signal: new AbortController().signal }).ecr))
  }
  return answers
}

test('both give the manifest and the digest behind a tag', async () => {
  const [here, there] = await both(async (ecr) => {
    const asked = { repositoryName: 'hello', acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES] }
    const { images } = await ecr.batchGetImage({ ...asked, imageIds: [{ imageTag: 'one' }] })
    return images?.map(({ imageId, imageManifest, repositoryName }) => ({ imageId, imageManifest, repositoryName }))
  })
  const imageId = { imageTag: 'one', imageDigest: pushed.digest }
  expect(here).toEqual([{ imageId, imageManifest: pushed.manifest, repositoryName: 'hello' }])
  expect(there).toEqual(here)
})

test('both give the image behind a digest', async () => {
  const [here, there] = await both(async (ecr) => {
    const { images } = await ecr.batchGetImage({ repositoryName: 'hello', imageIds: [{ imageDigest: pushed.digest }] })
    return images?.map(({ imageId, imageManifest }) => ({ digest: imageId?.imageDigest, imageManifest }))
  })
  expect(here).toEqual([{ digest: pushed.digest, imageManifest: pushed.manifest }])
  expect(there).toEqual(here)
})

test('both report a tag that was never pushed as a failure, not as an error', async () => {
  const [here, there] = await both(async (ecr) => {
    const { images, failures } = await ecr.batchGetImage({ repositoryName: 'hello', imageIds: [{ imageTag: 'two' }] })
    return { images, codes: failures?.map(({ failureCode, imageId }) => [failureCode, imageId]) }
  })
  expect(here).toEqual({ images: [], codes: [['ImageNotFound', { imageTag: 'two' }]] })
  expect(there).toEqual(here)
})

test('both refuse a repository that does not exist by the same name', async () => {
  const [here, there] = await both((ecr) =>
    ecr.describeRepositories({ repositoryNames: ['helo'] }).catch((error: unknown) => error),
  )
  expect(here).toMatchObject({ name: 'AwsError', awsCode: 'RepositoryNotFoundException' })
  expect(there).toMatchObject({ name: 'AwsError', awsCode: 'RepositoryNotFoundException' })
})

test('both give the mutability of a repository', async () => {
  const [here, there] = await both(async (ecr) => {
    const { repositories } = await ecr.describeRepositories({ repositoryNames: ['hello'] })
    return repositories?.map(({ repositoryName, imageTagMutability }) => ({ repositoryName, imageTagMutability }))
  })
  expect(here).toEqual([{ repositoryName: 'hello', imageTagMutability: 'IMMUTABLE' }])
  expect(there).toEqual(here)
})

test('the registry refuses to move an immutable tag, as that of ECR does', async () => {
  const other = JSON.stringify({ ...JSON.parse(pushed.manifest), annotations: { other: 'yes' } })
  const answer = await putManifest('one', other)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errors: [{ code: 'TAG_INVALID' }] })
})
