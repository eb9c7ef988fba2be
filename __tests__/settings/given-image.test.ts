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
