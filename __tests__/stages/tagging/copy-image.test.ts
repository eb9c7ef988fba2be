import { describe, expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import type { JournalEntry } from '../../../src/domain/change.ts'
import type { Digest } from '../../../src/domain/image/digest.ts'
import type { ImageTag } from '../../../src/domain/image/image.ts'
import { copyImage } from '../../../src/stages/tagging/copy-image.ts'
import { fakeEcr, PASSWORD, REGISTRY, TOKEN } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import {
  addImage,
  addIndex,
  digestOfText,
  emptyRepository,
  memoryRegistries,
  type MemoryRepository,
} from '../../support/memory-registries.ts'
import { live } from '../../support/push-play.ts'
import { recordingLog, recordingSecrets } from '../../support/recording-log.ts'
import { sessionOf } from '../../support/session.ts'

const SOURCE = '222222222222.dkr.ecr.us-east-1.amazonaws.com'
const FROM = `${SOURCE}/hello`
const TO = `${REGISTRY}/team/hello`

const copy = (from: MemoryRepository, to: MemoryRepository, digest: Digest) => {
  const calls: string[] = []
  const entries: JournalEntry[] = []
  const secrets = recordingSecrets()
  const log = recordingLog()
  const { ecr } = fakeEcr([])
  const ports = {
    registry: sessionOf({ ecr }),
    source: sessionOf({ ecr }),
    ociRegistry: memoryRegistries({ [FROM]: from, [TO]: to }, calls),
    journal: makeJournal(({ index, entry }) => void (entries[index] = entry))('promote'),
    secrets,
    log,
  }
  const name = { registry: REGISTRY, repository: 'team/hello', tag: 'production-1' as ImageTag }
  const given = { from: live({ repositoryUri: FROM }), to: live(), name, digest }
  return { done: copyImage(given, ports), calls, secrets, log, states: () => entries.map(({ state }) => state) }
}

describe('an image of another repository', () => {
  test('is copied byte for byte, its manifest last', async () => {
    const [from, to] = [emptyRepository(), emptyRepository()]
    const image = addImage(from, 'config', ['one', 'two', 'one'])
    const { done, calls, states, secrets, log } = copy(from, to, image.digest)
    await done
    expect(to.manifests.get(image.digest)).toEqual(image)
    expect(to.blobs).toEqual(from.blobs)
    expect(calls.toSorted()).toEqual(
      [...['config', 'one', 'two'].map((text) => `blob ${digestOfText(text)}`), `manifest ${image.digest}`].toSorted(),
    )
    expect(calls.at(-1)).toBe(`manifest ${image.digest}`)
    expect(states()).toEqual(['changed'])
    expect(secrets.masked).toEqual(expect.arrayContaining([TOKEN, PASSWORD]))
    expect(log.text('info')).toContain('3 blobs')
  })

  test('that is an index is copied with all that it lists', async () => {
    const [from, to] = [emptyRepository(), emptyRepository()]
    const images = [addImage(from, 'amd', ['base']), addImage(from, 'arm', ['base']), addImage(from, 'attest', ['x'])]
    const index = addIndex(from, images)
    const { done, calls } = copy(from, to, index.digest)
    await done
    expect([...to.manifests.keys()].toSorted()).toEqual([...from.manifests.keys()].toSorted())
    expect(to.blobs).toEqual(from.blobs)
    expect(calls.at(-1)).toBe(`manifest ${index.digest}`)
  })

  test('sends only what the repository lacks, and nothing where it has the image', async () => {
    const [from, to] = [emptyRepository(), emptyRepository()]
    const image = addImage(from, 'config', ['base', 'app'])
    to.blobs.add(digestOfText('base'))
    const first = copy(from, to, image.digest)
    await first.done
    expect(first.log.text('info')).toContain('2 blobs, 0.0 MB, 1 were there already')
    const again = copy(from, to, image.digest)
    await again.done
    expect({ calls: again.calls, states: again.states() }).toEqual({ calls: [], states: [] })
  })
})

describe('nothing names the image, and the journal says that it is not known what was written, when', () => {
  const played = async (change: (from: MemoryRepository) => Digest) => {
    const [from, to] = [emptyRepository(), emptyRepository()]
    const { done, states } = copy(from, to, change(from))
    const thrown: unknown = await done.catch((error: unknown) => error)
    expect(to.manifests.size).toBe(0)
    expect(states()).toEqual(['unknown'])
    return thrown
  }

  test('a layer is missing in the source', async () => {
    const thrown = await played((from) => {
      const image = addImage(from, 'config', ['one'])
      from.blobs.delete(digestOfText('one'))
      return image.digest
    })
    expect(thrown).toMatchObject({ code: 'E_REGISTRY' })
  })

  test('the image is not in the source', async () => {
    expect(await played(() => digestOf('f'))).toMatchObject({ code: 'E_IMAGE_NOT_FOUND' })
  })

  test('the manifest is none', async () => {
    const thrown = await played((from) => {
      const stored = { digest: digestOf('a'), mediaType: 'application/json', text: '{"config":{}}' }
      from.manifests.set(stored.digest, stored)
      return stored.digest
    })
    expect(thrown).toMatchObject({ code: 'E_PUSHED_OTHER' })
  })

  test('an index lists itself', async () => {
    const thrown = await played((from) => {
      const digest = digestOf('b')
      from.manifests.set(digest, { digest, mediaType: '', text: JSON.stringify({ manifests: [{ digest, size: 1 }] }) })
      return digest
    })
    expect(thrown).toMatchObject({ code: 'E_PUSHED_OTHER' })
  })
})
