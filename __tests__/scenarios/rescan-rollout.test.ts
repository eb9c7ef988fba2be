/** A rescan of the shipped bundle while a deployment is in progress, and of a cluster with a thousand tasks: every digest that runs is judged once. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, jest, test } from '@jest/globals'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { makeImageArchive } from '../support/image-archive.ts'
import { runningPlay } from '../support/rescan-play.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { makeImagesElsewhere, type ImageElsewhere } from '../support/side-car-tools.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

/** Of the image that ran before, and of the one that every play builds. */
let manifest = ''
let own = ''
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ship-to-ecs-rollout-'))
  await makeImagesElsewhere(folder, { 'hello:old': {} })
  manifest = await readFile(join(folder, 'side-cars', 'hello:old'), 'utf8')
  own = manifestOf((await makeImageArchive(folder, { files: { hello: 'hello\n' } })).configDigest)
  await rm(folder, { recursive: true })
})

describe('in the middle of a deployment, where the new task runs and the old one does, too', () => {
  /** The first run gives up waiting after a minute. */
  const inTheMiddle = (old: ImageElsewhere, given: ShipPlay = {}): Promise<ShipPlayed> =>
    play({
      scenario: { name: 'both run', steps: [{ at: 20, kind: 'tasks-run', count: 1 }] },
      held: { old: manifest },
      registered: {
        containerDefinitions: [{ name: 'app', image: `REGISTRY/hello@${sha256Of(manifest)}`, memory: 128 }],
      },
      imagesElsewhere: { 'hello:old': old },
      // What the run has pushed can be pulled.
      sideCars: { [`hello@${sha256Of(own)}`]: own },
      docker: { pull: `case "$2" in *@${sha256Of(own)}) touch "pulled/\${2##*/}"; exit ;; esac` },
      ...given,
      inputs: { 'wait-for-minutes': '1', 'rollback-on': 'none', 'trivy-severity': 'CRITICAL', ...given.inputs },
      settings: 'fail-fast: false\n',
      again: { inputs: { pipeline: 'rescan', 'trivy-severity': 'HIGH' } },
    })

  test('both digests of the container are scanned, and each has its own findings', async () => {
    const run = await inTheMiddle({ severities: ['LOW'] }, { severities: ['MEDIUM'] })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
    const { sideCars } = JSON.parse(run.outputs['findings'] ?? '') as { sideCars: readonly { image: string }[] }
    expect(new Set(sideCars.map(({ image }) => image.replace(/^.*@/u, '')))).toEqual(
      new Set([run.digest, sha256Of(manifest)]),
    )
    expect(sideCars).toHaveLength(2)
    const found = (digest: string) => sideCars.find(({ image }) => image.endsWith(digest))
    expect(found(run.digest)).toMatchObject({ containers: ['app'], runsIn: ['web'], trivy: { MEDIUM: 1, LOW: 0 } })
    expect(found(sha256Of(manifest))).toMatchObject({ containers: ['app'], trivy: { MEDIUM: 0, LOW: 1 } })
  })

  test.each([
    ['that is replaced', { severities: ['HIGH'] }, []],
    ['that is new', {}, ['HIGH']],
  ] as const)('a finding of the one %s alone blocks', async (_, old, severities) => {
    const run = await inTheMiddle(old, { severities })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'blocked' } })
    const blocked = severities.length > 0 ? run.digest : sha256Of(manifest)
    expect(run.log).toMatch(new RegExp(`The image \\S+/hello@${blocked} of the container app .*is blocked`, 'u'))
  })

  test('the one that is replaced is gone from the registry: nothing passes', async () => {
    const run = await inTheMiddle({ pull: 'denied' })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' } })
  })
})

test('a thousand tasks of one image are looked through in pages, and it is scanned once', async () => {
  const run = await play(
    await runningPlay(
      { 'old:1': { severities: ['LOW'] } },
      { service: { desiredCount: 1050 }, inputs: { service: '', 'task-definition': '', repository: '' } },
    ),
  )
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect([run.callsOf('ListTasks'), run.callsOf('DescribeTasks')]).toEqual([11, 11])
  expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ sideCars: { length: 1 } })
  expect(run.log.match(/: linux\/amd64, config sha256:/gu)).toHaveLength(1)
  expect(run.durationMs).toBeLessThan(30_000)
})
