import { describe, expect, test } from '@jest/globals'
import { indexManifest, PASSWORD, REGISTRY, TOKEN, type FakeRepository } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { attempts, hello, OURS, play, pushes, REMOVE, tag, live, THEIRS, untilPush } from '../../support/push-play.ts'

describe('a new tag', () => {
  test('is pushed, and what the registry holds is the result', async () => {
    const held = hello()
    const played = play(held, attempts(pushes(() => held.tags.set(tag, OURS))))
    await expect(played.run()).resolves.toEqual({
      registry: REGISTRY,
      repository: 'team/hello',
      tag,
      digest: OURS.digest,
      runningDigests: [OURS.digest],
      configDigest: digestOf('c'),
      uri: `${REGISTRY}/team/hello@${OURS.digest}`,
      kind: 'pushed',
    })
  })

  test('of an index with an attestation: a task may report the index or the platform manifest', async () => {
    const index = indexManifest([OURS])
    const held = hello({ untagged: new Map([['ours', OURS]]) })
    const played = play(held, attempts(pushes(() => held.tags.set(tag, index))))
    await expect(played.run()).resolves.toMatchObject({
      digest: index.digest,
      runningDigests: [index.digest, OURS.digest],
      uri: `${REGISTRY}/team/hello@${index.digest}`,
    })
  })

  test('is listed by ECR a little later', async () => {
    const held = hello()
    let reads = 0
    const slow: FakeRepository['tags'] = new Map()
    slow.get = () => (++reads > 3 ? OURS : undefined)
    const played = play({ ...held, tags: slow }, attempts(pushes(() => undefined)))
    await expect(played.run()).resolves.toMatchObject({ digest: OURS.digest })
    expect(played.clock.elapsedMs()).toBe(1_500)
  })
})

describe('the login', () => {
  test('is in a private directory only, is masked before use, and is removed', async () => {
    const held = hello()
    const played = play(held, [
      ...untilPush,
      {
        ...pushes(() => held.tags.set(tag, OURS)),
        effect: (command) => {
          held.tags.set(tag, OURS)
          expect(played.secrets.masked).toEqual([TOKEN, PASSWORD])
          expect(command.set).toEqual({
            DOCKER_CONFIG: '/private/docker-config-1',
            DOCKER_HOST: 'unix:///run/user/1000/docker.sock',
          })
          expect(played.files.texts.get('/private/docker-config-1/config.json')).toBe(
            JSON.stringify({ auths: { [REGISTRY]: { auth: TOKEN } } }),
          )
        },
      },
      REMOVE,
    ])
    await played.run()
    expect([...played.files.texts.keys()]).toEqual([])
    const seen = JSON.stringify([played.exec.commands, played.log.lines])
    expect(seen).not.toContain(PASSWORD)
    expect(seen).not.toContain(TOKEN)
  })

  test('no child sees AWS or GitHub variables, or the logins of the user', async () => {
    const held = hello()
    const played = play(held, attempts(pushes(() => held.tags.set(tag, OURS))))
    await played.run()
    const inherited = played.exec.commands.slice(1).flatMap(({ inherit }) => inherit)
    expect(inherited.filter((one) => typeof one !== 'string')).toEqual([])
    const names = inherited.map(String)
    expect(names.filter((name) => /^(AWS|GITHUB|ACTIONS|INPUT|RUNNER)|CONFIG|CONTEXT/.test(name))).toEqual([])
  })
})

describe('a tag that exists', () => {
  test('with an index of attestations alone has no image', async () => {
    const played = play(hello({ tags: new Map([[tag, indexManifest([])]]) }), [])
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_TAG_TAKEN' })
  })

  test.each([
    ['the image', OURS],
    ['an index of the image', indexManifest([OURS])],
  ])('with %s is a success, and docker is not even asked', async (_what, manifest) => {
    const held = hello({ tags: new Map([[tag, manifest]]), untagged: new Map([['ours', OURS]]) })
    const played = play(held, [])
    await expect(played.run()).resolves.toMatchObject({ kind: 'already-there', digest: manifest.digest })
    expect(played.calls).not.toContain('GetAuthorizationToken')
  })

  test('with another image is an error that names both', async () => {
    const played = play(hello({ tags: new Map([[tag, THEIRS]]) }), [])
    const { code, message } = await played.failure()
    expect(code).toBe('E_TAG_TAKEN')
    expect(message).toMatch(new RegExp(`^the tag ${tag} already belongs to another image, and the tag is immutable: `))
    expect(message).toContain(THEIRS.digest)
    expect(message).toContain(digestOf('e'))
    expect(message).toContain(digestOf('c'))
  })

  test('with an index that holds a second platform is another image', async () => {
    const both = indexManifest([OURS, THEIRS])
    const untagged = new Map(Object.entries({ ours: OURS, theirs: THEIRS }))
    await expect(play(hello({ tags: new Map([[tag, both]]), untagged }), []).failure()).resolves.toMatchObject({
      code: 'E_TAG_TAKEN',
    })
  })

  test.each([
    ['a second image that calls itself an attestation', [THEIRS, OURS]],
    ['the image twice', [OURS, OURS]],
  ])('with an index of %s is another image', async (_what, manifests) => {
    const index = indexManifest(manifests, { 'vnd.docker.reference.type': 'attestation-manifest' })
    const untagged = new Map(Object.entries({ ours: OURS, theirs: THEIRS }))
    const played = play(hello({ tags: new Map([[tag, index]]), untagged }), [])
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_TAG_TAKEN' })
  })

  test('with a manifest that has not the digest that ECR names is refused, and both digests are named', async () => {
    const forged = { ...OURS, digest: THEIRS.digest }
    const { code, message } = await play(hello({ tags: new Map([[tag, forged]]) }), []).failure()
    expect(code).toBe('E_PUSHED_OTHER')
    expect(message).toContain(THEIRS.digest)
    expect(message).toContain(OURS.digest)
  })

  test('with an index whose entry has not the digest that ECR names is refused', async () => {
    const forged = { ...OURS, digest: THEIRS.digest }
    const tags = new Map([[tag, indexManifest([THEIRS])]])
    const { code, message } = await play(hello({ tags, untagged: new Map([['forged', forged]]) }), []).failure()
    expect(code).toBe('E_PUSHED_OTHER')
    expect(message).toContain(
      `the digest ${THEIRS.digest} for team/hello:${tag}, but the manifest has the digest ${OURS.digest}`,
    )
  })

  test.each([
    ['MUTABLE', []],
    ['IMMUTABLE_WITH_EXCLUSION', ['latest', 'test-*']],
  ])('%s, excluded %j: the tag is moved, with a warning', async (tagMutability, tagMutabilityExclusions) => {
    const held = hello({ tags: new Map([[tag, THEIRS]]) })
    const repository = live({ tagMutability, tagMutabilityExclusions })
    const played = play(held, attempts(pushes(() => held.tags.set(tag, OURS))), { repository })
    await expect(played.run()).resolves.toMatchObject({ kind: 'pushed', digest: OURS.digest })
    expect(played.log.text('warning')).toContain(`held another image (${THEIRS.digest})`)
  })

  test.each([
    ['IMMUTABLE_WITH_EXCLUSION', ['latest']],
    ['MUTABLE_WITH_EXCLUSION', ['test-*']],
  ])('%s, excluded %j: refused', async (tagMutability, tagMutabilityExclusions) => {
    const repository = live({ tagMutability, tagMutabilityExclusions })
    const played = play(hello({ tags: new Map([[tag, THEIRS]]) }), [], { repository })
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_TAG_TAKEN' })
  })
})

test('an image that the tasks cannot run is not pushed, and the registry is not even asked', async () => {
  const input = { family: 'web', containerDefinitions: [], runtimePlatform: { cpuArchitecture: 'ARM64' as const } }
  const played = play(hello(), [], { services: [{ taskDefinition: { input, source: 'task.json' } }] })
  expect(await played.failure()).toMatchObject({
    code: 'E_PLATFORM',
    message: 'the image is linux/amd64, but the tasks of task.json run on linux/arm64 (`runtimePlatform`)',
  })
  expect(played.calls).toEqual([])
})
