import { describe, expect, test } from '@jest/globals'
import { tagForEnvironment } from '../../../src/stages/tagging/tag-for-environment.ts'
import { imageManifest, REGISTRY, type FakeRepository } from '../../support/fake-ecr.ts'
import { builtImage, COMMIT, digestOf, HEAD_COMMIT, run } from '../../support/image.ts'
import type { RegistryPlace } from '../../../src/ports/oci-registry.ts'
import { hello, live } from '../../support/push-play.ts'
import { tagPorts } from '../../support/tag-play.ts'
import { ecrRefusal } from '../../support/fake-ecr.ts'

const OURS = imageManifest(digestOf('c'))
const OTHER = imageManifest(digestOf('e'))
const TAG = `production-${HEAD_COMMIT}`

const held = { digest: OURS.digest, manifestDigests: [OURS.digest], configDigests: [digestOf('c')], layers: [] }

interface Given {
  readonly template?: string
  readonly revision?: string | null
  readonly mutability?: string
}

const inputOf = ({ template = '{environment}-{sha}', revision = HEAD_COMMIT, mutability = 'IMMUTABLE' }: Given) => ({
  // The run of the promotion is for another commit than that of the image.
  tag: { template, environment: 'production', run: run({ sha: COMMIT, headSha: COMMIT }) },
  repository: live({ tagMutability: mutability }),
  pulled: { ...builtImage({ revision }), held },
})

const repositoryWith = (tags: Readonly<Record<string, typeof OURS>>, mutability = 'IMMUTABLE'): FakeRepository =>
  hello({ mutability, tags: new Map(Object.entries(tags)) })

describe('an image that is promoted', () => {
  test('gets the tag of its environment and its own commit, on the same digest', async () => {
    const repository = repositoryWith({ 'staging-1': OURS })
    const { ports, states } = tagPorts(repository)
    await expect(tagForEnvironment.run(inputOf({}), ports)).resolves.toEqual({
      registry: REGISTRY,
      repository: 'team/hello',
      tag: TAG,
      digest: OURS.digest,
      runningDigests: [OURS.digest],
      configDigest: digestOf('c'),
      uri: `${REGISTRY}/team/hello@${OURS.digest}`,
      kind: 'promoted',
    })
    expect(repository.tags.get(TAG)).toEqual(OURS)
    expect(states()).toEqual([`${TAG}: changed`])
  })

  test('that has the tag already gets nothing', async () => {
    const { ports, sent } = tagPorts(repositoryWith({ [TAG]: OURS }))
    await expect(tagForEnvironment.run(inputOf({}), ports)).resolves.toMatchObject({ kind: 'already-there', tag: TAG })
    expect(sent).toEqual([])
  })

  test.each<readonly [string, string, typeof OURS | undefined]>([
    ['ImageTagAlreadyExistsException', 'IMMUTABLE', OURS],
    ['ImageAlreadyExistsException', 'MUTABLE', OURS],
  ])('that another run tags at the same moment (%s) is a success', async (awsCode, mutability, now) => {
    const repository = repositoryWith({ 'staging-1': OURS }, mutability)
    const { ports, states } = tagPorts(repository, () => () => {
      if (now !== undefined) repository.tags.set(TAG, now)
      return Promise.reject(ecrRefusal('PutImage', awsCode))
    })
    await expect(tagForEnvironment.run(inputOf({ mutability }), ports)).resolves.toMatchObject({
      kind: 'already-there',
    })
    expect(states()).toEqual([`${TAG}: unchanged`])
  })

  test('takes a mutable tag from another image, and the log says so', async () => {
    const repository = repositoryWith({ 'staging-1': OURS, [TAG]: OTHER }, 'MUTABLE')
    const { ports } = tagPorts(repository)
    await tagForEnvironment.run(inputOf({ mutability: 'MUTABLE' }), ports)
    expect(repository.tags.get(TAG)).toEqual(OURS)
    expect(ports.log.text('warning')).toContain('the tag is moved to the promoted one')
  })
})

describe('an image of another repository', () => {
  const source = live({ repositoryUri: '222222222222.dkr.ecr.us-east-1.amazonaws.com/hello' })

  test('is copied, then tagged', async () => {
    const repository = repositoryWith({ 'staging-1': OURS })
    const { ports, states } = tagPorts(repository)
    const asked: string[] = []
    const ociRegistry = {
      ...ports.ociRegistry,
      manifest: ({ registry }: RegistryPlace, reference: string) => {
        asked.push(`${registry} ${reference}`)
        // The repository has it by then.
        return Promise.resolve({ digest: OURS.digest, mediaType: '', text: OURS.json })
      },
    }
    const result = tagForEnvironment.run({ ...inputOf({}), source }, { ...ports, ociRegistry })
    await expect(result).resolves.toMatchObject({ kind: 'promoted', uri: `${REGISTRY}/team/hello@${OURS.digest}` })
    expect(asked).toEqual([`${REGISTRY} ${OURS.digest}`])
    expect(states()).toEqual([`${TAG}: changed`])
  })

  test.each([
    ['the immutable tag belongs to another image', OTHER],
    ['the tag names it already', OURS],
  ])('is not copied when %s', async (_, held) => {
    const { ports } = tagPorts(repositoryWith({ 'staging-1': OURS, [TAG]: held }))
    const ociRegistry = { ...ports.ociRegistry, manifest: () => Promise.reject(new Error('nothing is copied')) }
    const done = tagForEnvironment.run({ ...inputOf({}), source }, { ...ports, ociRegistry })
    await (held === OURS
      ? expect(done).resolves.toMatchObject({ kind: 'already-there' })
      : expect(done).rejects.toMatchObject({ code: 'E_TAG_TAKEN' }))
  })
})

describe('nothing is promoted when', () => {
  test('the immutable tag belongs to another image', async () => {
    const { ports, sent } = tagPorts(repositoryWith({ 'staging-1': OURS, [TAG]: OTHER }))
    await expect(tagForEnvironment.run(inputOf({}), ports)).rejects.toMatchObject({ code: 'E_TAG_TAKEN' })
    expect(sent).toEqual([])
  })

  test('another run gives the immutable tag to another image at the same moment', async () => {
    const repository = repositoryWith({ 'staging-1': OURS })
    const { ports } = tagPorts(repository, () => () => {
      repository.tags.set(TAG, OTHER)
      return Promise.reject(ecrRefusal('PutImage', 'ImageTagAlreadyExistsException'))
    })
    await expect(tagForEnvironment.run(inputOf({}), ports)).rejects.toMatchObject({ code: 'E_TAG_TAKEN' })
  })

  test('the registry has another image under the tag afterwards', async () => {
    const repository = repositoryWith({ 'staging-1': OURS })
    const { ports } = tagPorts(repository, (works) => async (input) => {
      const answer = await works(input)
      repository.tags.set(TAG, OTHER)
      return answer
    })
    await expect(tagForEnvironment.run(inputOf({}), ports)).rejects.toMatchObject({ code: 'E_PUSHED_OTHER' })
  })

  test('the registry lists the tag never', async () => {
    const repository = repositoryWith({ 'staging-1': OURS })
    const { ports } = tagPorts(repository, () => () => Promise.resolve({ $metadata: {} }))
    await expect(tagForEnvironment.run(inputOf({}), ports)).rejects.toMatchObject({ code: 'E_PUSH' })
    expect(ports.clock.elapsedMs()).toBeGreaterThan(10_000)
  })

  test('the manifest that ECR gives is another one', async () => {
    const repository = repositoryWith({ 'staging-1': { ...OTHER, digest: OURS.digest } })
    const { ports, sent } = tagPorts(repository)
    await expect(tagForEnvironment.run(inputOf({}), ports)).rejects.toMatchObject({ code: 'E_PUSHED_OTHER' })
    expect(sent).toEqual([])
  })

  test.each(['{environment}-{sha}', '{short-sha}'])('the image names no commit for %s', async (template) => {
    const { ports, sent } = tagPorts(repositoryWith({ 'staging-1': OURS }))
    const input = inputOf({ template, revision: null })
    await expect(tagForEnvironment.run(input, ports)).rejects.toMatchObject({ code: 'E_TAG' })
    expect(sent).toEqual([])
  })
})

test('a template without the commit needs none of the image', async () => {
  const { ports } = tagPorts(repositoryWith({ 'staging-1': OURS }))
  const input = inputOf({ template: '{environment}-{run-id}', revision: null })
  await expect(tagForEnvironment.run(input, ports)).resolves.toMatchObject({ tag: 'production-4711' })
})

test('a call that is refused leaves nothing open in the journal; one without an answer does', async () => {
  const { ports, states } = tagPorts(repositoryWith({ 'staging-1': OURS }), () => () => {
    const refusal = ecrRefusal('PutImage', 'AccessDeniedException', 'E_ACCESS_DENIED')
    return Promise.reject(Object.assign(refusal, { attempts: 1 }))
  })
  await expect(tagForEnvironment.run(inputOf({}), ports)).rejects.toMatchObject({ code: 'E_ACCESS_DENIED' })
  expect(states()).toEqual([`${TAG}: unchanged`])
  const lost = tagPorts(
    repositoryWith({ 'staging-1': OURS }),
    () => () => Promise.reject(ecrRefusal('PutImage', 'no response, ECONNRESET')),
  )
  await expect(tagForEnvironment.run(inputOf({}), lost.ports)).rejects.toMatchObject({ code: 'E_AWS' })
  expect(lost.states()).toEqual([`${TAG}: unknown`])
})
