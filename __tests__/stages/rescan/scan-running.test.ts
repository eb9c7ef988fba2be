/** Each running image is scanned; one that cannot be is a broken scan beside the others. */
import { describe, expect, test } from '@jest/globals'
import type { OwnRegistry } from '../../../src/domain/image/own-registry.ts'
import type { RunningImage, UnknownContainer } from '../../../src/domain/scan/running-images.ts'
import { scansOf } from '../../../src/domain/scan/side-car-scans.ts'
import { scanRunning } from '../../../src/stages/rescan/scan-running.ts'
import { NAME, OLD, OTHER } from '../../support/baseline-play.ts'
import { buildConfig } from '../../support/build-config.ts'
import { REGISTRY, repository } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { playScan } from '../../support/scan-side-cars-play.ts'
import { thrownBy } from '../../support/scanner-ports.ts'

const running = (digest: string, runsIn: readonly string[] = ['web']): RunningImage => ({
  image: `${NAME}:v1`,
  containers: ['app'],
  pinned: `${NAME}@${digest}`,
  platform: { os: 'linux', architectures: ['amd64'], because: null },
  source: runsIn.join(', '),
  runsIn,
})

const registry: OwnRegistry = { kind: 'host', host: REGISTRY }
const JUDGING = { registry, map: {}, own: { repository: '', build: buildConfig(), workspace: '/checkout' } }

const play = (
  images: readonly RunningImage[],
  unknown: readonly UnknownContainer[] = [],
  world: Parameters<typeof playScan>[1] = {},
) => {
  const held = repository('team/hello', { untagged: new Map([OLD, OTHER].map((image) => [image.digest, image])) })
  const played = playScan([], { images: [OLD, OTHER], repositories: [held], ...world })
  const run = () => scanRunning.run({ ...played.settings, ...JUDGING, images, unknown }, played.ports)
  return { ...played, run }
}

describe('rescan', () => {
  test('scans each image by its digest, and says where it runs', async () => {
    const played = play([running(OLD.digest, ['web', 'api']), running(OTHER.digest)])
    const scanned = await played.run()
    expect(scanned).toMatchObject({
      images: [
        {
          digest: OLD.digest,
          sideCar: {
            ...{ image: `${NAME}@${OLD.digest}`, runsIn: ['web', 'api'], platform: 'linux/amd64' },
            repository: 'team/hello',
          },
        },
        { digest: OTHER.digest },
      ],
      unread: [],
    })
    expect(scansOf(scanned).map(({ kind }) => kind)).toEqual(['report', 'report', 'report', 'report'])
    expect(played.names.size).toBe(0)
  })

  test('an image of another account has no short name', async () => {
    const played = play([running(OLD.digest)])
    const other: OwnRegistry = { kind: 'account', account: '999999999999', region: null }
    const run = { ...played.settings, ...JUDGING, registry: other, images: [running(OLD.digest)], unknown: [] }
    const { images } = await scanRunning.run(run, played.ports)
    expect(images.map(({ sideCar }) => sideCar.repository)).toEqual([undefined])
  })

  test('an image that the registry no longer has is a broken scan, and the others are scanned', async () => {
    const scanned = await play([running(digestOf('7')), running(OLD.digest)]).run()
    expect(scanned.images.map(({ digest }) => digest)).toEqual([OLD.digest])
    expect(scanned.unread).toMatchObject([
      { kind: 'broke', because: expect.stringContaining('has no image') as unknown, sideCar: { runsIn: ['web'] } },
    ])
    expect(scansOf(scanned)).toHaveLength(3)
  })

  test('a container that does not report its image is a broken scan', async () => {
    const scanned = await play(
      [running(OLD.digest)],
      [{ container: 'app of api (task 0)', image: 'r/api', starts: false }],
    ).run()
    expect(scanned.unread).toMatchObject([
      { because: 'app of api (task 0) does not report the digest of its image', sideCar: { image: 'r/api' } },
    ])
  })

  test('a defect ends the run', async () => {
    const played = play([running(OLD.digest)])
    const files = { ...played.ports.files, makePrivateDirectory: () => Promise.reject(new TypeError('broken')) }
    const run = scanRunning.run(
      { ...played.settings, ...JUDGING, images: [running(OLD.digest)], unknown: [] },
      { ...played.ports, files },
    )
    expect(await thrownBy(run)).toBeInstanceOf(TypeError)
  })
})
