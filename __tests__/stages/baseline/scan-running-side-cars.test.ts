/** What side-cars are compared with: the images of the containers of the same names, each scanned once, and nothing that is not known. */
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { ScannedSideCars, SideCarScans } from '../../../src/domain/scan/side-car-scans.ts'
import { scanRunningSideCars } from '../../../src/stages/baseline/scan-running-side-cars.ts'
import { NAME, playBaseline, revisionOf, service, type BaselinePlay } from '../../support/baseline-play.ts'
import { refusal } from '../../support/fake-ecs.ts'
import { digestOf } from '../../support/image.ts'
import { broken, trivyReport } from '../../support/sample-results.ts'
import { imageFor, type EngineImage } from '../../support/scan-side-cars-play.ts'
import { thrownBy } from '../../support/scanner-ports.ts'

const [OLD, OTHER, NEW] = ['old', 'other', 'new'].map((mark) => imageFor('amd64', mark)) as [
  EngineImage,
  EngineImage,
  EngineImage,
]
const ARM = imageFor('arm64', 'old')

type Runs = Readonly<Record<string, EngineImage | null>>

/** A task with the container of the run, and with these; null: it reports no digest. */
const task = (containers: Runs): Task => ({
  lastStatus: 'RUNNING',
  containers: [
    { name: 'app', image: `${NAME}:v1`, imageDigest: digestOf('a') },
    ...Object.entries(containers).map(([name, image]) => ({
      ...{ name, image: `${NAME}:1` },
      ...(image !== null && { imageDigest: image.digest }),
    })),
  ],
})

const scanned = (image: EngineImage, ...deployedAs: readonly string[]): SideCarScans => ({
  sideCar: {
    image: `${NAME}:2`,
    containers: deployedAs.map((one) => one.split('/')[1] ?? ''),
    platform: 'linux/amd64',
  },
  ...{ digest: image.digest, configDigest: image.configDigest, sizeBytes: 1, localReference: '' },
  scans: [trivyReport([])],
  deployedAs: deployedAs.map((one) => ({ service: one.split('/')[0] ?? '', container: one.split('/')[1] ?? '' })),
})

interface Play extends BaselinePlay {
  readonly sideCars?: readonly SideCarScans[]
}

const play = (given: Play = {}) => {
  const { sideCars = [scanned(NEW, 'web/proxy')], ...more } = given
  const played = playBaseline({ tasks: { web: [task({ proxy: OLD })] }, images: [OLD, OTHER, NEW, ARM], ...more })
  const services = (more.services ?? [service('web')]).map((one) => ({ ...one, key: one.serviceName }))
  const input = (all: ScannedSideCars) => ({ ...played.settings, plan: { ...played.plan, services }, sideCars: all })
  const run = async () => (await scanRunningSideCars.run(input({ images: sideCars }), played.ports)).images
  return { ...played, run }
}

const named = (image: EngineImage) => ({ name: `${NAME}@${image.digest}` })

describe('a side-car', () => {
  test('is compared with the image of the container of its name, scanned by both scanners, and nothing of it is kept', async () => {
    const played = play()
    const found = await played.run()
    expect(found).toMatchObject([{ baseline: { kind: 'scanned', images: [named(OLD)] } }])
    expect(played.scans.toSorted()).toEqual([`dockle ${OLD.configDigest}`, `trivy ${OLD.configDigest}`])
    expect(played.names.size).toBe(0)
    expect(JSON.stringify(scanRunningSideCars.record({ images: found }))).not.toContain('findings')
  })

  test('that runs already is not scanned again, and its own findings are those of before', async () => {
    const played = play({ sideCars: [scanned(OLD, 'web/proxy')] })
    expect(await played.run()).toMatchObject([
      { baseline: { images: [{ ...named(OLD), reports: [{ source: 'trivy' }] }] } },
    ])
    expect(played.scans).toEqual([])
    expect(played.log.text('info')).toContain('runs already')
  })

  test('is compared with each image that any task runs, and one of several side-cars is scanned once', async () => {
    const tasks = { web: [task({ proxy: OLD, relay: OLD }), task({ proxy: OTHER, relay: OLD })] }
    const sideCars = [scanned(NEW, 'web/proxy'), scanned(imageFor('amd64', 'relay'), 'web/relay')]
    const played = play({ tasks, sideCars })
    expect(await played.run()).toMatchObject([
      { baseline: { images: [named(OLD), named(OTHER)] } },
      { baseline: { images: [named(OLD)] } },
    ])
    expect(played.scans.filter((one) => one.startsWith('trivy'))).toEqual([
      `trivy ${OLD.configDigest}`,
      `trivy ${OTHER.configDigest}`,
    ])
  })

  test('of several services is compared with what all of them run', async () => {
    const tasks = { web: [task({ proxy: OLD })], api: [task({ envoy: OTHER })] }
    const services = [service('web'), service('api')]
    const found = await play({ tasks, services, sideCars: [scanned(NEW, 'web/proxy', 'api/envoy')] }).run()
    expect(found).toMatchObject([{ baseline: { images: [named(OLD), named(OTHER)] } }])
  })

  test('is what the task definition names by digest where no task runs', async () => {
    const [running] = [revisionOf(`${NAME}@${OLD.digest}`)]
    const found = await play({
      tasks: { web: [] },
      services: [service('web', running)],
      sideCars: [scanned(NEW, 'web/app')],
    }).run()
    expect(found).toMatchObject([{ baseline: { images: [named(OLD)] } }])
  })
})

describe('is new', () => {
  test.each<[string, Play]>([
    ['where no task has its container', { tasks: { web: [task({ relay: OLD })] } }],
    ['where a task is without it, as during a deployment', { tasks: { web: [task({ proxy: OLD }), task({})] } }],
    [
      'where the task definition is without it',
      { tasks: { web: [] }, services: [service('web', revisionOf(`${NAME}@${OLD.digest}`))] },
    ],
    [
      'where one of two services is without it',
      {
        tasks: { web: [task({ proxy: OLD })], api: [task({})] },
        services: [service('web'), service('api')],
        sideCars: [scanned(NEW, 'web/proxy', 'api/proxy')],
      },
    ],
  ])('%s', async (_, given) => {
    const played = play(given)
    expect(await played.run()).toMatchObject([{ baseline: { kind: 'new' } }])
    expect(played.scans).toEqual([])
  })
})

describe('is judged by the whole policy', () => {
  test.each<[string, Play, string]>([
    [
      'where a task does not report its digest',
      { tasks: { web: [task({ proxy: null })] } },
      'does not report the digest',
    ],
    [
      'where a task reports no container at all',
      { tasks: { web: [{ lastStatus: 'RUNNING' }] } },
      'does not report the digest',
    ],
    ['where its image is gone', { images: [NEW] }, 'has no image'],
    ['where the pull is denied', { world: { denies: 'denied' } }, 'cannot be scanned'],
    ['where Trivy breaks on it', { world: { unreadable: OLD.configDigest } }, 'Trivy broke on'],
    ['where it is for another platform', { tasks: { web: [task({ proxy: ARM })] } }, 'linux/arm64'],
  ])('%s, which is a warning', async (_, given, because) => {
    const played = play(given)
    expect(await played.run()).toMatchObject([{ baseline: { kind: 'unreadable' } }])
    expect(played.log.text('warning')).toContain('The whole policy applies to')
    expect(played.log.text('warning')).toContain(because)
  })

  test('where its service runs nothing yet, which is none', async () => {
    const played = play({ services: [service('web', { previousTaskDefinitionArn: null })] })
    expect(await played.run()).toMatchObject([{ baseline: { kind: 'first' } }])
    expect(played.log.text('warning')).toBe('')
  })

  test('and another one is still compared', async () => {
    const tasks = { web: [task({ proxy: null, relay: OLD })] }
    const found = await play({ tasks, sideCars: [scanned(NEW, 'web/proxy'), scanned(OTHER, 'web/relay')] }).run()
    expect(found).toMatchObject([{ baseline: { kind: 'unreadable' } }, { baseline: { kind: 'scanned' } }])
  })
})

test('what broke is not compared', async () => {
  const played = play({ sideCars: [{ ...scanned(NEW, 'web/proxy'), scans: [broken] }] })
  expect(await played.run()).toEqual([])
  expect(played.scans).toEqual([])
})

test('wrong credentials are no reason to stop, a defect is', async () => {
  const denied = refusal('ListTasks', 'AccessDeniedException')
  await expect(play({ tasks: { web: denied } }).run()).resolves.toMatchObject([{ baseline: { kind: 'unreadable' } }])
  await expect(thrownBy(play({ sideCars: [scanned(NEW, 'other/proxy')] }).run())).resolves.toThrow(/did not read/u)
})
