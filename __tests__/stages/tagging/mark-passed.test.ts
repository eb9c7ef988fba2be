import { describe, expect, test } from '@jest/globals'
import type { Served } from '../../../src/domain/image/passed-mark.ts'
import { fault } from '../../../src/errors/fault.ts'
import { markPassed } from '../../../src/stages/tagging/mark-passed.ts'
import { ecrRefusal, imageManifest } from '../../support/fake-ecr.ts'
import { COMMIT, digestOf } from '../../support/image.ts'
import { hello, live } from '../../support/push-play.ts'
import { RESULTS } from '../../support/sample-results.ts'
import { tagPorts } from '../../support/tag-play.ts'

const OURS = imageManifest(digestOf('c'))
const OTHER = imageManifest(digestOf('e'))
const MARK = `passed-staging-${COMMIT}`

const served = (changes: Partial<Served> = {}): Served => ({
  service: 'web',
  deploy: { kind: 'started' },
  wait: RESULTS.wait,
  confirm: { kind: 'confirmed', tasks: 2, digest: OURS.digest },
  leftOut: [],
  ...changes,
})

const inputOf = (services: readonly Served[], mutability = 'IMMUTABLE') => ({
  environment: 'staging',
  image: { digest: OURS.digest },
  revision: COMMIT,
  repository: live({ tagMutability: mutability }),
  services,
})

const repositoryWith = (tags: Readonly<Record<string, typeof OURS>>, mutability = 'IMMUTABLE') =>
  hello({ mutability, tags: new Map(Object.entries(tags)) })

describe('the mark', () => {
  test('is set on the digest that every service runs', async () => {
    const repository = repositoryWith({ v1: OURS })
    const { ports } = tagPorts(repository)
    const services = [served(), served({ service: 'worker', deploy: { kind: 'followed' } })]
    await expect(markPassed.run(inputOf(services), ports)).resolves.toEqual({
      kind: 'marked',
      tag: MARK,
      digest: OURS.digest,
      replaced: null,
    })
    expect(repository.tags.get(MARK)).toEqual(OURS)
  })

  test('of a re-run is there already', async () => {
    const { ports, sent } = tagPorts(repositoryWith({ v1: OURS, [MARK]: OURS }))
    const unchanged = served({ deploy: { kind: 'unchanged' }, wait: null })
    await expect(markPassed.run(inputOf([unchanged]), ports)).resolves.toMatchObject({ kind: 'marked-before' })
    expect(sent).toEqual([])
  })

  test('that names another image is moved where tags can be, and the log says so', async () => {
    const repository = repositoryWith({ v1: OURS, [MARK]: OTHER }, 'MUTABLE')
    const { ports } = tagPorts(repository)
    await expect(markPassed.run(inputOf([served()], 'MUTABLE'), ports)).resolves.toMatchObject({
      kind: 'marked',
      replaced: OTHER.digest,
    })
    expect(ports.log.text('warning')).toContain('named another image')
  })

  test('that names another image for ever is no mark of this one', async () => {
    const repository = repositoryWith({ v1: OURS, [MARK]: OTHER })
    const { ports } = tagPorts(repository)
    await expect(markPassed.run(inputOf([served()]), ports)).resolves.toMatchObject({
      kind: 'not-marked',
      because: expect.stringContaining('belongs to another image') as unknown,
    })
    expect(repository.tags.get(MARK)).toEqual(OTHER)
    expect(ports.log.text('info')).toContain('the image is not marked as passed')
  })

  test('is set once ECR answers again', async () => {
    let refusals = 0
    const { ports } = tagPorts(repositoryWith({ v1: OURS }), (works) => (input) => {
      refusals += 1
      return refusals < 4 ? Promise.reject(ecrRefusal('PutImage', 'ServerException')) : works(input)
    })
    await expect(markPassed.run(inputOf([served()]), ports)).resolves.toMatchObject({ kind: 'marked' })
  })

  test('that ECR denies fails no deployment', async () => {
    const { ports } = tagPorts(
      repositoryWith({ v1: OURS }),
      () => () => Promise.reject(ecrRefusal('PutImage', 'AccessDeniedException', 'E_ACCESS_DENIED')),
    )
    await expect(markPassed.run(inputOf([served()]), ports)).resolves.toMatchObject({
      kind: 'not-marked',
      because: expect.stringContaining('ecr:PutImage') as unknown,
    })
  })

  test('of a cancelled run is not said to have failed', async () => {
    const { ports } = tagPorts(
      repositoryWith({ v1: OURS }),
      () => () => Promise.reject(fault('E_CANCELLED', { message: 'cancelled' })),
    )
    await expect(markPassed.run(inputOf([served()]), ports)).rejects.toMatchObject({ code: 'E_CANCELLED' })
  })
})

describe('no mark is set, and nothing asked of ECR, when a service', () => {
  const { outcome } = RESULTS.wait
  const serving = { ...RESULTS.wait, outcome: { ...outcome, reached: 'serving' } } as Served['wait'] // a success, reached early

  test.each<readonly [string, Partial<Served>, string]>([
    ['runs no task', { confirm: { kind: 'nothing-runs' } }, '`worker` runs no task'],
    [
      'has tasks without a digest',
      { confirm: { kind: 'unreported', tasks: 2, silent: 1 } },
      'tasks of `worker` report no digest',
    ],
    ['was not waited for to the end', { wait: serving }, '`wait-until` ended the wait for `worker`'],
    [
      'was not deployed, so that its alarms were not watched',
      { deploy: { kind: 'unchanged' }, wait: null, leftOut: ['its alarms were not watched'] },
      'nothing was deployed to `worker`, so its alarms were not watched',
    ],
  ])('%s', async (_, changes, because) => {
    const repository = repositoryWith({ v1: OURS })
    const { ports, calls, sent } = tagPorts(repository)
    const services = [served(), served({ service: 'worker', ...changes })]
    await expect(markPassed.run(inputOf(services), ports)).resolves.toMatchObject({
      kind: 'not-marked',
      because: expect.stringContaining(because) as unknown,
    })
    expect([...calls, ...sent]).toEqual([])
  })
})
