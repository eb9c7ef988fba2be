/** The baseline: which images are scanned for it, and that whatever is not known of them is said and never taken for a match. */
import { describe, expect, test } from '@jest/globals'
import type { Task } from '@aws-sdk/client-ecs'
import type { LiveService } from '../../../src/domain/aws/live.ts'
import { scanBaseline } from '../../../src/stages/baseline/scan-baseline.ts'
import {
  NAME,
  OLD,
  OTHER,
  playBaseline as play,
  revisionOf,
  runs,
  service,
  type BaselinePlay as Play,
} from '../../support/baseline-play.ts'
import { ecrRefusal, fakeEcr, indexManifest } from '../../support/fake-ecr.ts'
import { refusal } from '../../support/fake-ecs.ts'
import { digestOf } from '../../support/image.ts'
import { imageFor } from '../../support/scan-side-cars-play.ts'
import { thrownBy } from '../../support/scanner-ports.ts'

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
  const ARM = imageFor('arm64', 'old')
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
    [
      'the running image is for another platform',
      { tasks: { web: [runs(ARM)] }, images: [ARM] },
      'is for linux/arm64, but the tasks of task.json run on linux/amd64',
    ],
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

describe('a checkout that is not trusted', () => {
  const only = (repository: string) => ({ kind: 'running', only: { repository, because: 'on pull_request' } }) as const

  test('is compared with an earlier image of its repository', async () => {
    await expect(play({ baseline: only('team/hello') }).run()).resolves.toMatchObject({ kind: 'scanned' })
  })

  test.each([
    ['team/other', 'not one of team/other'],
    ['hello', 'not one of hello'],
    ['', 'no `repository` is set on a trusted branch'],
  ])('is not compared with that of another repository than %p', async (repository, because) => {
    const played = play({ baseline: only(repository) })
    await expect(played.run()).resolves.toMatchObject({
      kind: 'unreadable',
      because: expect.stringContaining(because) as unknown,
    })
    expect(played.scans).toEqual([])
    expect(played.log.text('warning')).toContain('so the whole policy applies: the container app runs ')
  })

  test('cannot choose what it is compared with', async () => {
    const played = play({ baseline: { kind: 'refused', because: 'its `service` is another one' } })
    await expect(played.run()).resolves.toEqual({ kind: 'unreadable', because: 'its `service` is another one' })
  })
})
