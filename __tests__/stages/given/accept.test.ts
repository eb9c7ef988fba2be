import { expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import { parseGivenImage, type GivenImage } from '../../../src/domain/image/given-image.ts'
import { acceptImage } from '../../../src/stages/given/accept.ts'
import { builtImage, digestOf } from '../../support/image.ts'
import { live } from '../../support/push-play.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { fakeEcr, REGISTRY } from '../../support/fake-ecr.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { sessionOf } from '../../support/session.ts'

const held = {
  digest: digestOf('a'),
  manifestDigests: [digestOf('b')],
  configDigests: [digestOf('c')],
  layers: [],
}

const { ecr, calls } = fakeEcr([])
const ports = {
  registry: sessionOf({ ecr }),
  clock: makeFakeClock(),
  journal: makeJournal(() => undefined)('accept'),
  log: recordingLog(),
}

test.each([
  ['v1', 'v1'],
  [digestOf('a'), null],
])('the image %s is deployed by the digest that was pulled', async (written, tag) => {
  // It is one, as the domain's own test says.
  const image = parseGivenImage(written) as GivenImage
  const pulled = { ...builtImage(), held }
  await expect(acceptImage.run({ image, repository: live(), pulled }, ports)).resolves.toEqual({
    registry: REGISTRY,
    repository: 'team/hello',
    tag,
    digest: digestOf('a'),
    runningDigests: [digestOf('a'), digestOf('b')],
    configDigest: pulled.configDigest,
    uri: `${REGISTRY}/team/hello@${digestOf('a')}`,
    kind: 'given',
  })
  expect(calls).toEqual([])
})
