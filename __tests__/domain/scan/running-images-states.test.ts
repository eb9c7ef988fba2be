/** Whatever ECS lists has ended, or is in an image, or is unknown, or was added by AWS: there is no other case. */
import type { Container, Task } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { definitionsToRead, runningImages, type TrustedFacts } from '../../../src/domain/scan/running-images.ts'
import { fc } from '../../support/fast-check.ts'
import { digestOf } from '../../support/sample-results.ts'

const [ONE, TWO] = [digestOf('1'), digestOf('2')]
const DEFINITION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:7'
const REPORTED: TrustedFacts = { digests: 'reported', defined: new Map() }
const NAMED_TOO: TrustedFacts = { ...REPORTED, digests: 'named-too' }

const app: Container = { name: 'app', lastStatus: 'RUNNING', image: 'r/hello:7', imageDigest: ONE }
const pending: Container = { name: 'app', lastStatus: 'PENDING', image: 'r/hello:7' }
const task = (id: string, container: Container | null, changes: Partial<Task> = {}): Task => ({
  taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/main/${id}`,
  group: 'service:hello',
  startedBy: 'ecs-svc/1',
  taskDefinitionArn: DEFINITION,
  lastStatus: 'RUNNING',
  ...(container === null ? {} : { containers: [container] }),
  ...changes,
})

test.each(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING', 'DEACTIVATING', 'STOPPING', 'of tomorrow', undefined])(
  'a container that runs in a task that is %s counts',
  (lastStatus) => {
    expect(runningImages([task('a', app, { lastStatus })], REPORTED).images).toMatchObject([
      { pinned: `r/hello@${ONE}` },
    ])
  },
)

test.each(['PENDING', 'CREATED', undefined])(
  'a container that is %s counts by its digest, or is unknown',
  (lastStatus) => {
    expect(runningImages([task('a', { ...app, lastStatus })], REPORTED).images).toHaveLength(1)
    expect(runningImages([task('a', { ...pending, lastStatus })], NAMED_TOO)).toMatchObject({
      images: [],
      unknown: [{ container: 'app of hello (task a)', image: 'r/hello', starts: true }],
    })
  },
)

test.each([
  ['without a list of containers', null, {}],
  ['with an empty one', null, { containers: [] }],
])('a task %s is unknown', (_, container, changes) => {
  expect(runningImages([task('a', container, changes)], NAMED_TOO).unknown).toEqual([
    { container: 'every container of hello (task a)', image: null, starts: false },
  ])
})

describe('a container that has not started, beside tasks that run', () => {
  const beside = (other: Task, facts = NAMED_TOO, own: Container = pending) =>
    runningImages([task('a', own, { lastStatus: 'PENDING' }), other], facts).unknown

  test('is no news where its deployment runs one image there, once no report is to be expected', () => {
    expect(beside(task('b', app))).toEqual([])
    expect(beside(task('b', app), REPORTED)).toHaveLength(1)
  })

  test.each([
    ['of another deployment', task('b', app, { startedBy: 'ecs-svc/2' })],
    ['of another revision', task('b', app, { taskDefinitionArn: `${DEFINITION}8` })],
    ['of another container', task('b', { ...app, name: 'other' })],
    ['with another image', task('b', { ...app, image: 'r/hello:8' })],
    ['with two images', task('b', null, { containers: [app, { ...app, imageDigest: TWO }] })],
  ])('is unknown beside one %s', (_, other) => {
    expect(beside(other)).toHaveLength(1)
  })

  test('is unknown where no deployment has started it, and where it runs', () => {
    const alone = { startedBy: 'cron' }
    expect(runningImages([task('a', pending, alone), task('b', app, alone)], NAMED_TOO).unknown).toHaveLength(1)
    expect(beside(task('b', app), NAMED_TOO, { ...pending, lastStatus: 'RUNNING' })).toHaveLength(1)
  })
})

describe('a container with a name that AWS gives', () => {
  const agent = { ...app, name: 'aws-guardduty-agent-x1' }
  const knowing = (...names: readonly string[]): TrustedFacts => ({
    ...REPORTED,
    defined: new Map([[DEFINITION, names]]),
  })

  test('is left out and named, where its task definition does not have it', () => {
    expect(
      runningImages([task('a', agent), task('b', { ...agent, name: 'ecs-service-connect-y' })], knowing('app')),
    ).toEqual({
      images: [],
      unknown: [],
      leftOut: ['aws-guardduty-agent of hello', 'ecs-service-connect of hello'],
    })
  })

  test.each([
    ['has it', knowing('app', agent.name)],
    ['was not read', REPORTED],
  ])('counts where its task definition %s', (_, facts) => {
    expect(runningImages([task('a', agent)], facts)).toMatchObject({
      images: [{ containers: [agent.name] }],
      leftOut: [],
    })
  })

  test('one of another name that the task definition does not have counts', () => {
    expect(runningImages([task('a', app)], knowing('other')).images).toHaveLength(1)
  })

  test('only definitions of tasks with such a name are read, each once', () => {
    expect(definitionsToRead([task('a', agent), task('b', agent), task('c', app, { taskDefinitionArn: 'x' })])).toEqual(
      [DEFINITION],
    )
  })
})

test('every container that is listed and has not ended is in an image or unknown', () => {
  const anyStatus = fc.constantFrom('PENDING', 'ACTIVATING', 'RUNNING', 'STOPPING', 'STOPPED', undefined)
  const anyContainer = fc.record({
    name: fc.constantFrom('app', 'aws-guardduty-agent-x'),
    lastStatus: anyStatus,
    image: fc.constantFrom('r/a:1', '!', ''),
    imageDigest: fc.constantFrom(ONE, TWO, undefined),
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(anyStatus, fc.array(anyContainer, { maxLength: 3 }))), (all) => {
      const tasks = all.map(([lastStatus, containers], n) => task(String(n), null, { lastStatus, containers }))
      const { images, unknown } = runningImages(tasks, REPORTED)
      const open = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED')
      const listed = open.flatMap(({ containers = [] }) => containers.filter((one) => one.lastStatus !== 'STOPPED'))
      const known = listed.filter(({ image, imageDigest }) => image === 'r/a:1' && imageDigest !== undefined)
      const without = open.filter(({ containers }) => containers?.length === 0)
      expect(unknown).toHaveLength(listed.length - known.length + without.length)
      expect(images).toHaveLength(new Set(known.map(({ imageDigest }) => imageDigest)).size)
    }),
  )
})
