/** The baseline: which images are scanned for it, and that whatever is not known of them is said and never taken for a match. */
import { describe, expect, test } from '@jest/globals'
import type { Task } from '@aws-sdk/client-ecs'
import type { LiveService } from '../../../src/domain/aws/live.ts'
import { parseBaseline } from '../../../src/domain/scan/baseline.ts'
import type { Ecr, Ecs } from '../../../src/ports/aws.ts'
import { scanBaseline, type BaselineInput } from '../../../src/stages/baseline/scan-baseline.ts'
import { fakeEcr, ecrRefusal, indexManifest, REGISTRY, repository } from '../../support/fake-ecr.ts'
import { refusal } from '../../support/fake-ecs.ts'
import { digestOf } from '../../support/image.ts'
import { live } from '../../support/push-play.ts'
import { imageFor, ON_FARGATE, playScan, serviceWith, type EngineImage } from '../../support/scan-side-cars-play.ts'
import { thrownBy } from '../../support/scanner-ports.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const OLD = imageFor('amd64', 'old')
const OTHER = imageFor('amd64', 'other')
const NAME = `${REGISTRY}/team/hello`

/** A container that runs. */
const runs = (image: EngineImage | string, facts: Partial<Task> = {}): Task => {
  const digest = typeof image === 'string' ? image : image.digest
  return { lastStatus: 'RUNNING', containers: [{ name: 'app', image: `${NAME}:v1`, imageDigest: digest }], ...facts }
}

const service = (
  name: string,
  facts: Partial<LiveService> = {},
): NonNullable<BaselineInput['plan']>['services'][number] => ({
  ...serviceWith([], ON_FARGATE),
  ...{ clusterArn: 'arn:cluster/demo', serviceName: name },
  ...{ previousTaskDefinitionArn: 'arn:web:7', running: null },
  ...facts,
})

const revisionOf = (image: string): Pick<LiveService, 'running'> => {
  const { taskDefinition } = serviceWith([], ON_FARGATE)
  const input = { ...taskDefinition.input, containerDefinitions: [{ name: 'app', image }] }
  const registered = { by: null, at: null }
  const definition = { ...taskDefinition, input }
  return { running: { taskDefinitionArn: 'arn:web:7', definition, registered, status: 'ACTIVE' } }
}

interface Play {
  readonly baseline?: string
  /** By the name of the service. */
  readonly tasks?: Readonly<Record<string, readonly Task[] | Error>>
  readonly services?: NonNullable<BaselineInput['plan']>['services']
  readonly images?: readonly EngineImage[]
  readonly ecr?: Ecr
  readonly without?: 'credentials'
  readonly elsewhere?: Readonly<Record<string, string>>
  readonly world?: Parameters<typeof playScan>[1]
}

const play = (given: Play = {}) => {
  const { tasks = { web: [runs(OLD)] }, services = [service('web')], images = [OLD, OTHER] } = given
  const held = repository('team/hello', { untagged: new Map(images.map((image) => [image.digest, image])) })
  const world = { images, repositories: [held], elsewhere: given.elsewhere ?? {}, ...given.world }
  const played = playScan([], world)
  const ecs: Partial<Ecs> = {
    listTasks: ({ serviceName = '' }) => {
      const found = tasks[serviceName] ?? []
      if (found instanceof Error) return Promise.reject(found)
      return Promise.resolve({ $metadata: {}, taskArns: found.map((_, index) => `${serviceName}/${index}`) })
    },
    describeTasks: ({ tasks: arns = [] }) => {
      const [name = '', ...rest] = (arns[0] ?? '').split('/')
      expect(rest).toHaveLength(1)
      return Promise.resolve({ $metadata: {}, tasks: [...(tasks[name] as readonly Task[])] })
    },
  }
  const wanted = parseBaseline(given.baseline ?? 'running')
  if (wanted === null || wanted.kind === 'none') throw new Error('not a baseline')
  const ports = {
    ...played.ports,
    ...(given.ecr === undefined ? {} : { registry: sessionOf({ ecr: given.ecr }) }),
    target: sessionOf({ ecs: onlyThese<'ecs'>(ecs) }),
  }
  const plan = given.without === 'credentials' ? null : { repository: live(), services }
  const run = () => scanBaseline.run({ ...played.settings, baseline: wanted, plan }, ports)
  return { ...played, run }
}

describe('running', () => {
  test('is the image that the tasks report, scanned by both scanners, and nothing of it is kept', async () => {
    const played = play()
    const found = await played.run()
    expect(found).toMatchObject({
      kind: 'scanned',
      images: [
        {
          name: `${NAME}@${OLD.digest}`,
          configDigest: OLD.configDigest,
          platform: 'linux/amd64',
          reports: [{ source: 'trivy', findings: [{ level: 'HIGH' }] }, { source: 'dockle' }],
        },
      ],
    })
    expect(played.scans.toSorted()).toEqual([`dockle ${OLD.configDigest}`, `trivy ${OLD.configDigest}`])
    expect(played.names.size).toBe(0)
    expect([...played.files.texts.keys()].filter((path) => path.includes('/baseline-'))).toEqual([])
    expect(played.log.text('warning')).toBe('')
    expect(JSON.stringify(scanBaseline.record(found))).not.toContain('findings')
  })

  test('is each image that any task of any service runs, once', async () => {
    const tasks = { web: [runs(OLD), runs(OLD), runs(OTHER)], api: [runs(OTHER)] }
    const found = await play({ tasks, services: [service('web'), service('api')] }).run()
    expect(found).toMatchObject({ images: [{ configDigest: OLD.configDigest }, { configDigest: OTHER.configDigest }] })
  })

  test('is, of an index, the image for the platform of the tasks', async () => {
    const [arm, intel] = [imageFor('arm64', 'old'), OLD]
    const index = indexManifest([intel])
    const play1 = play({ tasks: { web: [runs(index.digest)] }, images: [intel, arm, { ...intel, ...index }] })
    await expect(play1.run()).resolves.toMatchObject({ images: [{ name: `${NAME}@${intel.digest}` }] })
  })

  test('does not count tasks that do not run yet', async () => {
    const tasks = { web: [runs(OLD), runs('', { lastStatus: 'PENDING' })] }
    await expect(play({ tasks }).run()).resolves.toMatchObject({ images: { length: 1 } })
  })

  test.each<[string, readonly Task[] | Error]>([
    ['no task runs', []],
    ['tasks may not be listed', refusal('ListTasks', 'AccessDeniedException', 'E_ACCESS_DENIED')],
  ])('is what the revision names by digest where %s', async (_, web) => {
    const services = [service('web', revisionOf(`${NAME}@${OLD.digest}`))]
    await expect(play({ tasks: { web }, services }).run()).resolves.toMatchObject({ kind: 'scanned' })
  })

  test.each<[string, Partial<LiveService>]>([
    ['does not exist yet', { creation: {} as NonNullable<LiveService['creation']> }],
    ['has no revision yet', { previousTaskDefinitionArn: null }],
  ])('is nothing at a first deployment, when one of the services %s', async (_, facts) => {
    const played = play({ services: [service('api'), service('web', facts)], tasks: { api: [runs(OLD)] } })
    await expect(played.run()).resolves.toEqual({ kind: 'first', because: 'the service web runs nothing yet' })
    expect(played.scans).toEqual([])
    expect(played.log.text('info')).toContain('There is no baseline: the service web runs nothing yet')
  })
})

describe('the whole policy applies, and the log warns, where', () => {
  const NO_TASK = 'no running task of web can be seen, and its task definition '
  test.each<[string, Play, string]>([
    ['there are no credentials', { without: 'credentials' }, 'this run has no AWS credentials'],
    ['a task reports no digest', { tasks: { web: [runs(OLD), runs('')] } }, 'a task of web does not report the digest'],
    ['the tasks have no such container', { tasks: { web: [runs(OLD, { containers: [] })] } }, 'of the container app'],
    [
      'no task runs and a tag is named',
      { tasks: {}, services: [service('web', revisionOf(`${NAME}:v1`))] },
      `${NO_TASK}does not name the image ${NAME}:v1 by digest`,
    ],
    ['no task runs and the revision is not known', { tasks: {} }, `${NO_TASK}cannot be read`],
    ['tasks cannot be listed', { tasks: { web: refusal('ListTasks', 'ServerException') } }, 'ecs:ListTasks'],
    ['the image is no longer in the registry', { images: [OTHER] }, `has no image ${OLD.digest}`],
    ['the pull is denied', { world: { denies: 'pull access denied' } }, 'cannot be scanned'],
    ['a scanner breaks', { world: { unreadable: OLD.configDigest } }, 'Trivy broke on'],
    [
      'one of several images cannot be scanned',
      { tasks: { web: [runs(OLD), runs(OTHER)] }, world: { unreadable: OTHER.configDigest } },
      'Trivy broke on',
    ],
  ])('%s', async (_, given, because) => {
    const played = play(given)
    await expect(played.run()).resolves.toEqual({
      kind: 'unreadable',
      because: expect.stringContaining(because) as unknown,
    })
    expect(played.log.text('warning')).toMatch(/^The baseline could not be read, so the whole policy applies: /u)
  })

  test('the registry may not be read', async () => {
    const denied = () => Promise.reject(ecrRefusal('BatchGetImage', 'AccessDeniedException', 'E_ACCESS_DENIED'))
    const { ecr } = fakeEcr([], { batchGetImage: denied })
    for (const baseline of ['running', OLD.digest])
      await expect(play({ ecr, baseline }).run()).resolves.toMatchObject({ kind: 'unreadable' })
  })
})

describe('an image by its digest', () => {
  test.each([
    ['of the repository', OLD.digest],
    ['with the name of the repository', `team/hello@${OLD.digest}`],
    ['with its registry', `${NAME}@${OLD.digest}`],
  ])('%s', async (_, baseline) => {
    const tasks = { web: new Error('is not asked') }
    await expect(play({ baseline, tasks }).run()).resolves.toMatchObject({
      images: [{ name: `${NAME}@${OLD.digest}` }],
    })
  })

  test('of another registry, by the docker client of the user', async () => {
    const baseline = `example.com/hello@${OLD.digest}`
    const played = play({ baseline, elsewhere: { [baseline]: OLD.json } })
    await expect(played.run()).resolves.toMatchObject({ kind: 'scanned' })
    expect(played.commands()).toContain(`docker pull ${baseline}`)
  })

  test.each([
    ['in the repository', digestOf('7')],
    ['because the repository does not exist', `team/other@${OLD.digest}`],
    ['in another registry', `example.com/hello@${digestOf('7')}`],
  ])('that does not exist ends the run before anything is pulled: %s', async (_, baseline) => {
    const played = play({ baseline })
    await expect(thrownBy(played.run())).resolves.toMatchObject({
      code: 'E_IMAGE_NOT_FOUND',
      message: expect.stringContaining(`\`baseline\`: the image ${baseline} does not exist`) as unknown,
      hint: expect.stringContaining('Set `baseline` to the digest of an image that exists') as unknown,
    })
    expect(played.commands().filter((line) => line.startsWith('docker pull'))).toEqual([])
  })
})

test('a cancel is not taken for an unreadable baseline', async () => {
  const cancel = new Error('cancelled')
  await expect(play({ tasks: { web: cancel } }).run()).rejects.toBe(cancel)
})
