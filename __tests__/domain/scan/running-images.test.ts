/** Images by the digests that tasks report: each once, and a container that does not report one is never left out. */
import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import {
  runningImages as imagesOf,
  type RunningImages,
  type TrustedFacts,
} from '../../../src/domain/scan/running-images.ts'
import { fc } from '../../support/fast-check.ts'
import { digestOf } from '../../support/sample-results.ts'

const ARN = 'arn:aws:ecs:eu-west-1:123456789012'
const [ONE, TWO] = [digestOf('1'), digestOf('2')]

const task = (id: string, changes: Partial<Task> = {}): Task => ({
  taskArn: `${ARN}:task/main/${id}`,
  group: 'service:hello',
  taskDefinitionArn: `${ARN}:task-definition/hello:7`,
  lastStatus: 'RUNNING',
  attributes: [{ name: 'ecs.cpu-architecture', value: 'x86_64' }],
  containers: [{ name: 'app', lastStatus: 'RUNNING', image: 'example.com/team/hello:7', imageDigest: ONE }],
  ...changes,
})

const REPORTED: TrustedFacts = { digests: 'reported', defined: new Map() }
const NAMED_TOO: TrustedFacts = { ...REPORTED, digests: 'named-too' }

const runningImages = (tasks: readonly Task[]): RunningImages => imagesOf(tasks, REPORTED)

const container = (name: string, image: string, imageDigest?: string) => ({
  name,
  lastStatus: 'RUNNING',
  image,
  ...(imageDigest === undefined ? {} : { imageDigest }),
})

describe('runningImages', () => {
  test('two tags of one digest are one image, with everything that runs it', () => {
    const found = runningImages([
      task('a'),
      task('b', { group: 'service:web', containers: [container('proxy', 'example.com/team/hello:latest', ONE)] }),
      task('c', { group: 'family:cron', containers: [container('app', 'example.com/team/hello:7', ONE)] }),
    ])
    expect(found).toEqual({
      images: [
        {
          image: 'example.com/team/hello:7',
          containers: ['app', 'proxy'],
          pinned: `example.com/team/hello@${ONE}`,
          platform: { os: 'linux', architectures: ['amd64'], because: null },
          source: 'hello, tasks of hello, web',
          runsIn: ['hello', 'tasks of hello', 'web'],
        },
      ],
      unknown: [],
      leftOut: [],
    })
  })

  test('a roll-out under way: both digests of the service run, in the same order whichever task is listed first', () => {
    const after = task('b', { containers: [container('app', 'example.com/team/hello:7', TWO)] })
    for (const tasks of [
      [task('a'), after],
      [after, task('a')],
    ]) {
      const { images } = runningImages(tasks)
      expect(images.map(({ pinned, runsIn }) => [pinned, runsIn])).toEqual([
        [`example.com/team/hello@${ONE}`, ['hello']],
        [`example.com/team/hello@${TWO}`, ['hello']],
      ])
    }
  })

  test.each([
    ['a task that has ended', task('a', { lastStatus: 'STOPPED' })],
    ['a task that is cleaned up', task('a', { lastStatus: 'DEPROVISIONING', containers: [] })],
    ['a container that has ended', task('a', { containers: [{ name: 'app', lastStatus: 'STOPPED', image: 'x' }] })],
  ])('%s runs nothing', (_, one) => {
    expect(runningImages([one])).toEqual({ images: [], unknown: [], leftOut: [] })
  })

  test.each([
    ['without a digest', container('app', 'example.com/team/hello:7')],
    ['with a digest of another form', container('app', 'example.com/team/hello:7', 'sha256:12')],
    ['with an image that cannot be read', container('app', '--help', ONE)],
  ])('a container %s is unknown', (_, one) => {
    expect(runningImages([task('a', { containers: [one] })]).unknown).toMatchObject([
      { container: 'app of hello (task a)', starts: false },
    ])
  })

  test('both CPUs, where ECS does not say on which a task runs', () => {
    const [found] = runningImages([task('a', { attributes: [] })]).images
    expect(found?.platform.architectures).toEqual(['amd64', 'arm64'])
  })

  test('every running container is in an image or unknown', () => {
    const anyContainer = fc
      .tuple(fc.constantFrom('app', 'proxy'), fc.constantFrom('a:1', 'b:2', '!'), fc.constantFrom(ONE, TWO, undefined))
      .map((of) => container(...of))
    fc.assert(
      fc.property(fc.array(fc.array(anyContainer, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (all) => {
        const { images, unknown } = runningImages(all.map((containers, n) => task(String(n), { containers })))
        const known = all.flat().filter(({ image, imageDigest }) => image !== '!' && imageDigest !== undefined)
        expect(unknown).toHaveLength(all.flat().length - known.length)
        for (const { name, image, imageDigest } of known) {
          const pinned = `${image.split(':')[0] ?? ''}@${imageDigest ?? ''}`
          expect(images.find((one) => one.pinned === pinned)?.containers).toContain(name)
        }
      }),
    )
  })
})

test('a digest that the task definition names counts where the task reports none, once no report is to be expected', () => {
  const tasks = [
    task('a', {
      containers: [container('app', `example.com/team/hello:7@${TWO}`), container('log', 'example.com/log:1')],
    }),
  ]
  expect(imagesOf(tasks, REPORTED)).toMatchObject({ images: [], unknown: { length: 2 } })
  expect(imagesOf(tasks, NAMED_TOO)).toMatchObject({
    images: [{ pinned: `example.com/team/hello@${TWO}`, containers: ['app'] }],
    unknown: [{ container: 'log of hello (task a)', image: 'example.com/log', starts: false }],
  })
  const reported = [task('a', { containers: [container('app', `example.com/team/hello@${TWO}`, ONE)] })]
  expect(imagesOf(reported, NAMED_TOO).images).toMatchObject([{ pinned: `example.com/team/hello@${ONE}` }])
})
