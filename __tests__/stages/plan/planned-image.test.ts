import { describe, expect, test } from '@jest/globals'
import { asPlanned, parseGivenImage, type GivenImage } from '../../../src/domain/image/given-image.ts'
import type { Ecr } from '../../../src/ports/aws.ts'
import { planTarget } from '../../../src/stages/plan/plan.ts'
import { fakeEcr, imageManifest, REGISTRY, repository } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { replacing, sessionOf } from '../../support/session.ts'
import { denied, plan, target, TASK_FILE } from '../../support/plan-play.ts'

const HELD = imageManifest(digestOf('a'))
const URI = `${REGISTRY}/hello`

const given = (written: string): GivenImage => {
  const image = parseGivenImage(written)
  if (image === null) throw new Error(`${written} is no image`)
  return image
}

/** The service runs the image of `v1`, and the task definition is the one that it runs. */
const world = (runs = `${URI}@${HELD.digest}`) => ({
  repositories: [repository('hello', { tags: new Map([['v1', HELD]]) })],
  families: { web: { family: 'web', revision: 7, containerDefinitions: [{ name: 'app', image: runs }] } },
  files: {
    [TASK_FILE]: JSON.stringify({
      family: 'web',
      tags: [{ key: 'team', value: 'a' }],
      containerDefinitions: [{ name: 'app' }],
    }),
  },
})

const planOf = (written: string, facts: Parameters<typeof plan>[1]) =>
  plan({ ...target(), image: given(written) }, facts)

describe('a given image is compared with what runs by its digest', () => {
  test.each(['v1', 'hello:v1', HELD.digest, `${URI}@${HELD.digest}`])(
    'where it is %s and runs already',
    async (written) => {
      const { run, log } = planOf(written, world())
      await expect(run()).resolves.toMatchObject({ imageDigest: HELD.digest, services: [{ changes: { changed: [] } }] })
      expect(log.text('info')).toContain('nothing would change in the service web')
    },
  )

  test('where another one runs', async () => {
    const { run, log } = planOf('v1', world(`${URI}@${digestOf('b')}`))
    await run()
    expect(log.text('info')).toContain(`+    image: ${URI}@${HELD.digest}`)
    expect(log.text('info')).toContain(`v1 is ${URI}@${HELD.digest}`)
  })

  test('where ECR may not be asked for it, by what was written', async () => {
    const facts = { ...world(), errors: { batchGetImage: denied('ecr:BatchGetImage') } }
    const { run, log } = planOf('v1', facts)
    await expect(run()).resolves.toMatchObject({ imageDigest: null })
    expect(log.text('info')).toContain(`+    image: ${URI}:v1`)
    expect(log.text('info')).toContain('`image` is not compared with what runs: ')
    await expect(planOf(HELD.digest, facts).run()).resolves.toMatchObject({ services: [{ changes: { changed: [] } }] })
  })
})

test('a given image that does not exist is one of the problems of the plan', async () => {
  const error = await plan({ ...target({ cluster: 'prd' }), image: given('v9') }, world()).failure()
  expect(error.message).toContain('the repository hello has no image v9')
  expect(error.message).toContain("'prd'")
})

test('an image of another repository is reported by the plan', async () => {
  const error = await planOf('shop:v1', world()).failure()
  expect(error).toMatchObject({ code: 'E_INPUT', message: expect.stringContaining('shop:v1 is not in ') })
})

describe('an image to promote from another registry', () => {
  const SOURCE = '222222222222.dkr.ecr.us-east-1.amazonaws.com/team/shop'
  const mark = `passed-staging-${'a'.repeat(40)}`
  const promotion = {
    environment: 'production',
    order: ['staging', 'production'],
    from: { kind: 'environment', environment: 'staging', skips: [] },
  } as const

  const played = (tags: readonly string[]) => {
    const { ports } = plan({ ...target() }, world())
    const asked: unknown[] = []
    const { ecr } = fakeEcr([repository('team/shop', { account: '222222222222', tags: new Map([['v1', HELD]]) })])
    const describeImages: Ecr['describeImages'] = (input) => {
      asked.push(input)
      return Promise.resolve({ $metadata: {}, imageDetails: [{ imageTags: [...tags] }] })
    }
    const source = sessionOf({ ecr: replacing<'ecr'>(ecr, { describeImages }) })
    const input = { ...target(), image: given(`${SOURCE}:v1`), promotion }
    return { done: planTarget.run(input, { ...ports, source }), asked }
  }

  test('is resolved and asked for its marks there, and planned in the repository of the run', async () => {
    const { done, asked } = played([mark])
    await expect(done).resolves.toMatchObject({
      imageDigest: HELD.digest,
      repository: { repositoryUri: URI },
      source: { repositoryUri: SOURCE, registryId: '222222222222' },
      way: { from: { environment: 'staging' } },
    })
    const place = { registryId: '222222222222', repositoryName: 'team/shop' }
    expect(asked).toEqual([{ ...place, imageIds: [{ imageDigest: HELD.digest }] }])
  })

  test('that lacks the mark there is refused', async () => {
    await expect(played(['v1']).done).rejects.toMatchObject({ code: 'E_NOT_PASSED' })
  })
})

test('later stages take the image that the plan has read', () => {
  const image = given('v1')
  expect(asPlanned(image, { imageDigest: HELD.digest })).toEqual({ ...image, digest: HELD.digest })
  expect(asPlanned(image, { imageDigest: null })).toEqual(image)
})

test('the image that the run pushes is known by its tag; a given image is not pushed', async () => {
  const { pushes } = await plan({ ...target(), tag: 'v1' }).run()
  expect(pushes).toBe('123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello:v1')
})
