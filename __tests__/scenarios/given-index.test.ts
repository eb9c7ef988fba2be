/** The shipped bundle with an `image` that is an index: every platform is scanned and judged, and the index is what is deployed and promoted. */
import { describe, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ImageElsewhere } from '../support/side-car-tools.ts'
import { promotionPlay } from '../support/promote-play.ts'
import { COMMIT, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

const LABELS = { 'org.opencontainers.image.revision': COMMIT }
const INTEL: ImageElsewhere = { architecture: 'amd64', labels: LABELS }
const ARM: ImageElsewhere = { architecture: 'arm64', labels: LABELS }

const indexPlay = (given: ShipPlay = {}): ShipPlay => ({
  images: { v1: [INTEL, ARM] },
  ...given,
  inputs: { image: 'v1', ...given.inputs },
})

const changes = (run: ShipPlayed): readonly string[] =>
  run.requests
    .map(({ operation }) => operation)
    .filter((name) => /PUT|POST|PutImage|Upload|Register|Update/u.test(name))

describe('an index', () => {
  test('is deployed by its own digest, every platform scanned', async () => {
    const run = await play(indexPlay())
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { 'image-digest': run.digest, 'running-digest': run.digest, 'deployment-status': 'success' },
    })
    expect(run.tags['v1']).toBe(run.digest)
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ platforms: [{ platform: 'linux/arm64' }] })
  })

  test('is promoted as it is', async () => {
    const v1 = [INTEL, ARM]
    const passed = `passed-dev-${COMMIT}`
    const run = await play(
      promotionPlay('staging', { tagged: [], images: { [passed]: v1 }, inputs: { image: passed } }),
    )
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': run.digest, 'running-digest': run.digest } })
    expect(run.tags).toEqual({
      [passed]: run.digest,
      [`staging-${COMMIT}`]: run.digest,
      [`passed-staging-${COMMIT}`]: run.digest,
    })
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ platforms: [{ platform: 'linux/arm64' }] })
  })

  test.each<readonly [string, ShipPlay, string, string]>([
    [
      'one of whose images the gate blocks',
      { images: { v1: [INTEL, { ...ARM, severities: ['CRITICAL'] }] } },
      'E_GATE_BLOCKED',
      'linux/arm64',
    ],
    [
      'with two images for one platform',
      { images: { v1: [INTEL, INTEL] } },
      'E_PLATFORM',
      'two images for linux/amd64',
    ],
    [
      'one of whose images cannot be pulled',
      { images: { v1: [INTEL, { ...ARM, pull: 'denied' }] } },
      'E_PULL',
      'pull access denied',
    ],
    [
      'one of whose images cannot be scanned',
      { images: { v1: [INTEL, { ...ARM, trivy: 'fails' }] } },
      'E_SCANNER_BROKE',
      '',
    ],
    [
      'without an image for the tasks',
      {
        settings: 'verify: false\n',
        taskDefinition: { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
      },
      'E_PLATFORM',
      'the image is linux/amd64, linux/arm64, but the tasks',
    ],
  ])('%s is not deployed', async (_, given, code, text) => {
    const run = await play(indexPlay(given))
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': code } })
    expect(run.log).toContain(text)
    expect(changes(run)).toEqual([])
  })
})
