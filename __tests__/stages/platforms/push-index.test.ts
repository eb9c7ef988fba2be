/** An index into a registry: everything of it, exactly as it was scanned, and the tag last. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import type { LiveRepository } from '../../../src/domain/aws/live.ts'
import type { ImageTag, PushedImage } from '../../../src/domain/image/image.ts'
import { pushIndex } from '../../../src/stages/platforms/push-index.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { builtImage, computedTag } from '../../support/image.ts'
import { ecrOf, indexPorts, makeLayout, type MadeLayout } from '../../support/index-play.ts'
import { stopServers } from '../../support/loopback-server.ts'
import { ociServer, type OciServer } from '../../support/oci-server.ts'
import { recordingLog, recordingSecrets } from '../../support/recording-log.ts'
import { sessionOf } from '../../support/session.ts'

const { tag } = computedTag()
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
/** As ECR says it. */
const TAKEN =
  '{"errors":[{"code":"TAG_INVALID","message":"The image tag already exists and cannot be overwritten because the repository is immutable."}]}'

let server: OciServer
let ports: Awaited<ReturnType<typeof indexPorts>>
let index: MadeLayout

beforeEach(async () => {
  server = await ociServer()
  ports = await indexPorts()
  index = await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }], 'attested')
})

afterEach(async () => {
  stopServers()
  await ports.remove()
})

type Input = Parameters<typeof pushIndex.run>[0]

const play = (mutability = 'IMMUTABLE', { services = [], ...more }: Partial<Pick<Input, 'services' | 'mark'>> = {}) => {
  const repository: LiveRepository = {
    ...{
      repositoryUri: `${server.host}/hello`,
      tagMutability: mutability,
      tagMutabilityExclusions: [],
      registryId: null,
    },
  }
  const log = recordingLog()
  const journal = makeJournal(() => undefined)('push')
  const [{ configDigest, platform }] = index.images
  const image = builtImage({ configDigest, platform, index })
  const clock = makeFakeClock()
  const parts = {
    ...ports,
    log,
    journal,
    clock,
    secrets: recordingSecrets(),
    registry: sessionOf({ ecr: ecrOf(server) }),
  }
  const run = (): Promise<PushedImage> => pushIndex.run({ tag, image, repository, services, ...more }, parts)
  return { run, log, journal }
}

const puts = (): readonly string[] => server.requests.filter((line) => line.startsWith('PUT /v2/hello/manifests/'))

describe('an index', () => {
  test('is sent with all that it lists, by digest, and tagged last', async () => {
    const { run, log, journal } = play()
    const pushed = await run()
    expect(pushed).toMatchObject({ digest: index.digest, kind: 'pushed', configDigest: index.images[0].configDigest })
    expect(pushed.runningDigests).toEqual([index.digest, ...index.images.map(({ digest }) => digest)])
    const held = new Set([...server.blobs.keys(), ...server.manifests.keys()].map((name) => name.split(' ')[1]))
    expect([...index.texts.keys()].filter((digest) => !held.has(digest))).toEqual([])
    expect(puts().at(-1)).toBe(`PUT /v2/hello/manifests/${tag}`)
    expect(puts().at(-2)).toBe(`PUT /v2/hello/manifests/${index.digest}`)
    expect(log.text('info')).toContain('6 of 6 layers and configs sent')
    expect(journal.entries()).toMatchObject([{ change: { kind: 'tag', tag, digest: index.digest } }])
  })

  test('gets the mark of the run, by which a re-run finds it, where the tag is immutable', async () => {
    const mark = 'run-7-0123456789ab' as ImageTag // a valid one
    await play('MUTABLE', { mark }).run()
    expect(server.manifests.has(`hello ${mark}`)).toBe(false)
    await play('IMMUTABLE', { mark }).run()
    expect(server.manifests.get(`hello ${mark}`)?.text).toBe(server.manifests.get(`hello ${tag}`)?.text)
  })

  test('that the tag holds already is not sent', async () => {
    await play().run()
    const before = server.requests.length
    const { run, log } = play()
    expect(await run()).toMatchObject({ kind: 'already-there', digest: index.digest })
    expect(server.requests).toHaveLength(before)
    expect(log.text('info')).toContain('nothing was sent')
  })

  test('is under its immutable tag although the reply was lost, and the request that was sent again refused', async () => {
    server.mishap = (line) => {
      if (!line.startsWith('PUT') || !line.endsWith(tag)) return null
      const text = index.texts.get(index.digest) ?? ''
      const isFirst = !server.manifests.has(`hello ${tag}`)
      server.manifests.set(`hello ${tag}`, { type: INDEX_TYPE, text })
      return isFirst ? { kind: 'reset' } : { kind: 'status', status: 400, body: TAKEN }
    }
    const { run, journal } = play()
    expect(await run()).toMatchObject({ kind: 'pushed', digest: index.digest })
    expect(journal.entries()).toMatchObject([{ change: { kind: 'tag', tag, digest: index.digest }, state: 'changed' }])
  })

  test('whose immutable tag another run gives to another image meanwhile is an error that says so', async () => {
    const other = await makeLayout(ports.folder, [{ platform: 'linux/s390x' }])
    index = await makeLayout(ports.folder, [{ platform: 'linux/amd64' }])
    for (const [digest, text] of other.texts) server.manifests.set(`hello ${digest}`, { type: INDEX_TYPE, text })
    server.mishap = (line) => {
      if (!line.startsWith('PUT') || !line.endsWith(tag)) return null
      server.manifests.set(`hello ${tag}`, { type: INDEX_TYPE, text: other.texts.get(other.digest) ?? '' })
      return { kind: 'status', status: 400, body: TAKEN }
    }
    const { run, journal } = play()
    await expect(run()).rejects.toMatchObject({ code: 'E_TAG_TAKEN' })
    expect(journal.entries()).toMatchObject([{ state: 'unchanged' }])
  })

  test('sends only the layers that the repository lacks', async () => {
    await play().run()
    index = await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/arm64', layer: 'new' }])
    const { run, log } = play('MUTABLE')
    expect(await run()).toMatchObject({ kind: 'pushed', digest: index.digest })
    expect(log.text('info')).toContain('1 of 4 layers and configs sent, 0.0 MB; 3 were there already')
  })
})

test('a tag that can be moved is moved to other images, with a warning', async () => {
  await play().run()
  index = await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/s390x' }])
  const { run, log } = play('MUTABLE')
  expect(await run()).toMatchObject({ kind: 'pushed', digest: index.digest })
  expect(log.text('warning')).toContain('the tag is moved to the image of this run')
})

describe('nothing is tagged', () => {
  test('where the tag is immutable and belongs to other images', async () => {
    await play().run()
    index = await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/s390x' }])
    await expect(play().run()).rejects.toMatchObject({ code: 'E_TAG_TAKEN' })
    expect(puts().filter((line) => line.endsWith(tag))).toHaveLength(1)
  })

  test('where the tasks run on a platform that is not in it', async () => {
    const runtimePlatform = {
      cpuArchitecture: 'X86_64' as const,
      operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' as const,
    }
    const input = { family: 'web', containerDefinitions: [{ name: 'app' }], runtimePlatform }
    const services = [{ taskDefinition: { input, source: 'task.json' } }]
    await expect(play('IMMUTABLE', { services }).run()).rejects.toMatchObject({
      code: 'E_PLATFORM',
      message: expect.stringContaining('the image is linux/amd64, linux/arm64, but the tasks'),
    })
    expect(server.requests).toEqual([])
  })

  test('where the archive is another one than that which was scanned', async () => {
    const scanned = index
    await makeLayout(ports.folder, [{ platform: 'linux/amd64' }, { platform: 'linux/s390x' }])
    index = scanned
    await expect(play().run()).rejects.toMatchObject({ code: 'E_ARCHIVE' })
    expect(server.requests).toEqual([])
  })

  test.each([
    [
      403,
      '{"errors":[{"code":"DENIED","message":"User: x is not authorized to perform: ecr:PutImage on resource: arn:aws:ecr:r"}]}',
      'E_ACCESS_DENIED',
    ],
    [404, '{"errors":[{"code":"NAME_UNKNOWN","message":"The repository does not exist"}]}', 'E_REPOSITORY_NOT_FOUND'],
    [401, '', 'E_LOGIN'],
    [400, '', 'E_PUSH'],
  ])('where the registry refuses a manifest with %i', async (status, body, code) => {
    server.mishap = (line) =>
      line.startsWith('PUT') && line.includes('/manifests/') ? { kind: 'status', status, body } : null
    const { run, journal } = play()
    await expect(run()).rejects.toMatchObject({ code })
    expect(journal.entries()).toEqual([])
  })

  test('and what became of the tag is not known where its request is not answered', async () => {
    server.mishap = (line) => (line.endsWith(tag) ? { kind: 'reset' } : null)
    const { run, journal } = play()
    await expect(run()).rejects.toMatchObject({ code: 'E_PUSH' })
    expect(journal.entries()).toMatchObject([{ state: 'unknown' }])
  })
})
