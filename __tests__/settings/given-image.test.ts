/** `image`: which image, and what cannot be set beside it. */
import { describe, expect, test } from '@jest/globals'
import { inputErrorOf as problemsOf, REQUIRED as required, settingsOf as read } from '../support/settings.ts'

const { environment: _, ...withoutEnvironment } = required

describe('image', () => {
  test('is taken as it is written, and needs no environment, as nothing is tagged', () => {
    expect(read({ ...withoutEnvironment, image: 'v1' }).image).toBe('v1')
  })

  test('that is none says which ones are possible', () => {
    expect(problemsOf({ ...required, image: 'team/hello' })).toContain(
      '`image` must be a digest (`sha256:…`), a tag, or a name with one of them',
    )
  })

  test('of another repository says which one is possible', () => {
    expect(problemsOf({ ...required, image: 'other:v1' })).toContain(
      `\`image\`: other:v1 is not in \`repository\` (${required['repository'] ?? ''}); only images of that ECR repository`,
    )
  })

  test('is one contradiction with all inputs of a build', () => {
    expect(problemsOf({ ...required, image: 'v1', context: 'app', file: 'Dockerfile', tag: '{sha}' })).toBe(
      '`image` is deployed without a build: remove `tag`, `context`, `file`, or `image`',
    )
  })
})

describe('several images', () => {
  const pushing = { ...required, pipeline: 'push' }
  const given = 'v1\n\n {sha}-arm64 \r\n'

  test('are taken, with what says where the image goes', () => {
    expect(read({ ...pushing, image: given, tag: '{sha}', platforms: 'linux/arm64' }).image).toContain('{sha}-arm64')
    expect(problemsOf({ ...withoutEnvironment, pipeline: 'push', image: given })).toContain('`environment` is required')
  })

  test.each([
    ['v1\nshop:{sha}', "`image`: 'shop:{sha}' is not a digest, a tag or a template of a tag"],
    ['v1\n{shah}', '`image`: '],
    ['v1\nother:v1', '`image`: other:v1 is not in `repository`'],
    ['v1\nv2\nv1', '`image` names v1 twice'],
  ])('%j: %s', (image, problem) => {
    expect(problemsOf({ ...pushing, image })).toContain(problem)
  })

  test('are merged by `ship` and `push` alone', () => {
    expect(problemsOf({ ...required, pipeline: 'promote', image: given })).toContain(
      '`image` names several images to merge, which only `pipeline: ship` and `push` do',
    )
  })
})
