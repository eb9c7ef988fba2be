/** `pipeline: rollback`: what it requires, and what has no meaning in it. */
import { describe, expect, test } from '@jest/globals'
import { inputErrorOf, REQUIRED, settingsOf } from '../support/settings.ts'

const { cluster = '', service = '' } = REQUIRED
const BACK = { pipeline: 'rollback', cluster, service }

describe('pipeline: rollback', () => {
  test('needs the service alone: no repository, task definition or environment', () => {
    expect(settingsOf(BACK)).toMatchObject({ pipeline: 'rollback', 'rollback-to': null, repository: null })
    expect(inputErrorOf({ pipeline: 'rollback', cluster })).toContain('`service` is required')
  })

  test('takes a revision or an image', () => {
    expect(settingsOf({ ...BACK, 'rollback-to': 'hello:41' })['rollback-to']).toBe('hello:41')
    expect(inputErrorOf({ ...BACK, 'rollback-to': 'team/hello' })).toContain(
      "`rollback-to`: 'team/hello' is not `previous`, a revision (`hello:41`, `41` or its ARN), or a digest or a tag of an image",
    )
  })

  test('builds nothing, so inputs of a build are one problem', () => {
    expect(inputErrorOf({ ...BACK, context: 'app', file: 'Dockerfile' })).toBe(
      '`pipeline: rollback` builds nothing: remove `context`, `file`',
    )
    expect(inputErrorOf({ ...BACK, image: 'v1' })).toBe(
      '`pipeline: rollback` builds nothing: remove `image`; an image to go back to is `rollback-to`',
    )
  })

  test('is what gives `rollback-to` a meaning', () => {
    expect(inputErrorOf({ ...REQUIRED, 'rollback-to': 'previous' })).toBe(
      '`rollback-to` has no meaning without `pipeline: rollback`',
    )
  })
})
