/** An ECR in memory that takes tags, for the stages that tag an image that is there. */
import { makeJournal } from '../../src/adapters/journal.ts'
import type { JournalEntry } from '../../src/domain/change.ts'
import type { Ecr } from '../../src/ports/aws.ts'
import { makeFakeClock } from './fake-clock.ts'
import { ecrRefusal, fakeEcr, type FakeRepository } from './fake-ecr.ts'
import { memoryRegistries } from './memory-registries.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { replacing, sessionOf } from './session.ts'

type PutImage = Ecr['putImage']

const putIn =
  ({ tags, untagged, mutability = 'MUTABLE' }: FakeRepository): PutImage =>
  ({ imageTag = '', imageManifest, imageDigest }) => {
    const held = tags.get(imageTag)
    if (held !== undefined && mutability === 'IMMUTABLE')
      return Promise.reject(ecrRefusal('PutImage', 'ImageTagAlreadyExistsException'))
    if (held?.digest === imageDigest) return Promise.reject(ecrRefusal('PutImage', 'ImageAlreadyExistsException'))
    const put = [...tags.values(), ...untagged.values()].find(({ json }) => json === imageManifest)
    if (put === undefined || put.digest !== imageDigest)
      return Promise.reject(ecrRefusal('PutImage', 'ImageDigestDoesNotMatchException'))
    tags.set(imageTag, put)
    return Promise.resolve({ $metadata: {} })
  }

/** The ports of such a stage; `put` takes the place of PutImage, and gets the one that works. */
export const tagPorts = (hello: FakeRepository, put: (works: PutImage) => PutImage = (works) => works) => {
  const { ecr, calls } = fakeEcr([hello])
  const sent: string[] = []
  const send = put(putIn(hello))
  const putImage: PutImage = (input) => {
    sent.push(input.imageTag ?? '')
    return send(input)
  }
  const entries: JournalEntry[] = []
  const journal = makeJournal(({ index, entry }) => void (entries[index] = entry))('promote')
  return {
    ports: {
      registry: sessionOf({ ecr: replacing<'ecr'>(ecr, { putImage }) }),
      source: sessionOf({ ecr }),
      ociRegistry: memoryRegistries({}),
      secrets: recordingSecrets(),
      clock: makeFakeClock(),
      log: recordingLog(),
      journal,
    },
    sent,
    calls,
    /** What became of each change. */
    states: () => entries.map(({ change, state }) => `${change.kind === 'tag' ? change.tag : change.kind}: ${state}`),
  }
}
