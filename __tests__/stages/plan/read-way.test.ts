import { describe, expect, test } from '@jest/globals'
import type { ShipError } from '../../../src/errors/ship-error.ts'
import { promotedFrom } from '../../../src/domain/image/way.ts'
import type { Ecr } from '../../../src/ports/aws.ts'
import { readWay } from '../../../src/stages/plan/read-way.ts'
import { ecrRefusal, fakeEcr, imageManifest } from '../../support/fake-ecr.ts'
import { COMMIT, digestOf } from '../../support/image.ts'
import { hello, live } from '../../support/push-play.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { replacing, sessionOf } from '../../support/session.ts'

const OURS = imageManifest(digestOf('c'))
const OTHER = imageManifest(digestOf('e'))
const PUSHED_AT = new Date('2026-11-20T10:00:00Z')

/** `marks`: tags on other images. */
const read = (
  tags: readonly string[],
  wanted: string | null = null,
  {
    describeImages,
    marks = [],
  }: { readonly describeImages?: Ecr['describeImages']; readonly marks?: readonly string[] } = {},
) => {
  const place = { environment: 'production', order: ['dev', 'staging', 'production'] }
  const held = [...tags.map((tag) => [tag, OURS] as const), ...marks.map((tag) => [tag, OTHER] as const)]
  const { ecr } = fakeEcr([hello({ tags: new Map(held) })])
  const asked: unknown[] = []
  const describe: Ecr['describeImages'] = (input) => {
    asked.push(input)
    return Promise.resolve({ $metadata: {}, imageDetails: [{ imageTags: [...tags], imagePushedAt: PUSHED_AT }] })
  }
  const log = recordingLog()
  const registry = sessionOf({ ecr: replacing<'ecr'>(ecr, { describeImages: describeImages ?? describe }) })
  const promotion = { ...place, from: promotedFrom(wanted, place) }
  return { way: readWay(promotion, { repository: live(), digest: OURS.digest }, { registry, log }), log, asked }
}

const failure = (tags: readonly string[], marks: readonly string[] = []): Promise<ShipError> =>
  read(tags, null, { marks }).way.then(
    () => Promise.reject(new Error('it was not refused')),
    (thrown: unknown) => thrown as ShipError,
  )

describe('an image that has passed the environment before', () => {
  test('may be promoted; its tags are read by its digest', async () => {
    const { way, log, asked } = read([`passed-staging-${COMMIT}`, `staging-${COMMIT}`])
    await expect(way).resolves.toMatchObject({
      environment: 'production',
      pushedAt: PUSHED_AT.getTime(),
      stops: [
        { environment: 'dev', marks: [] },
        { environment: 'staging', marks: [`passed-staging-${COMMIT}`] },
        { environment: 'production', marks: [] },
      ],
    })
    expect(asked).toEqual([{ repositoryName: 'team/hello', imageIds: [{ imageDigest: OURS.digest }] }])
    expect(log.text('info')).toContain(`the image has the mark passed-staging-${COMMIT}`)
    expect(log.text('warning')).toBe('')
  })
})

describe('an image is refused', () => {
  test('that has passed an earlier environment only; its marks are listed', async () => {
    const { code, message } = await failure([`passed-dev-${COMMIT}`, 'latest'])
    expect(code).toBe('E_NOT_PASSED')
    expect(message).toBe(
      `team/hello@${OURS.digest} has not passed staging: it lacks the tag passed-staging-<commit>, its marks are passed-dev-${COMMIT}`,
    )
  })

  test('that has no mark; at most eight of its tags are listed', async () => {
    const tags = Array.from({ length: 1000 }, (_, index) => `v${index}`)
    const { message } = await failure(tags)
    expect(message).toContain('its tags are v0, v1, v2, v3, v4, v5, v6, v7 and 992 more')
    expect((await failure([])).message).toContain('and has no tag at all')
  })

  test('whose mark belongs to another image of the commit, which is named', async () => {
    const { message } = await failure([`staging-${COMMIT}`], [`passed-staging-${COMMIT}`])
    expect(message).toContain(
      `passed-staging-${COMMIT} belongs to ${OTHER.digest.slice(0, 19)}, another image of that commit`,
    )
  })

  test('where its tags may not be read', async () => {
    const denied = ecrRefusal('DescribeImages', 'AccessDeniedException', 'E_ACCESS_DENIED')
    const { way } = read([], null, { describeImages: () => Promise.reject(denied) })
    await expect(way).rejects.toMatchObject({ code: 'E_ACCESS_DENIED' })
  })
})

test('a promotion that asks for nothing says what it skips', async () => {
  const { way, log } = read([], 'none')
  await expect(way).resolves.toMatchObject({ from: { kind: 'none', skips: ['dev', 'staging'] } })
  expect(log.text('info')).toContain('`promote-from` skips dev, staging on the way to production')
})
