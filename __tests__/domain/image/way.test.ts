import { describe, expect, test } from '@jest/globals'
import { lackedMark, promotedFrom, skippedIn, wayOf, type PromotedFrom } from '../../../src/domain/image/way.ts'
import { COMMIT } from '../../support/image.ts'

const ORDER = ['dev', 'staging', 'qa', 'production']

describe('what is asked for is', () => {
  test.each<readonly [string, string | null, string, PromotedFrom]>([
    ['the environment before', null, 'qa', { kind: 'environment', environment: 'staging', skips: [] }],
    ['nothing for the first one', null, 'dev', { kind: 'first' }],
    ['nothing for the first one, though `none` says so', 'none', 'dev', { kind: 'first' }],
    [
      'an earlier one, and those between are skipped',
      'dev',
      'production',
      { kind: 'environment', environment: 'dev', skips: ['staging', 'qa'] },
    ],
    ['the one before by its name', 'staging', 'qa', { kind: 'environment', environment: 'staging', skips: [] }],
    ['nothing, and all before are skipped', 'none', 'qa', { kind: 'none', skips: ['dev', 'staging'] }],
    [
      'a later one, and all before are skipped',
      'production',
      'qa',
      { kind: 'environment', environment: 'production', skips: ['dev', 'staging'] },
    ],
  ])('%s', (_, wanted, environment, from) => {
    expect(promotedFrom(wanted, { environment, order: ORDER })).toEqual(from)
  })

  test('what the setting says where there is no order', () => {
    expect(promotedFrom('none', { environment: 'production', order: [] })).toEqual({ kind: 'none', skips: [] })
    expect(promotedFrom('staging', { environment: 'production', order: [] })).toEqual({
      kind: 'environment',
      environment: 'staging',
      skips: [],
    })
  })
})

describe('an image', () => {
  const tags = [`passed-dev-${COMMIT}`, `staging-${COMMIT}`]
  const way = (from: PromotedFrom, environment = 'production') =>
    wayOf({ environment, order: ORDER, from }, { tags, pushedAt: null })

  test('has the marks of its tags, in the order of the environments', () => {
    expect(way({ kind: 'first' }).stops).toEqual([
      { environment: 'dev', marks: [`passed-dev-${COMMIT}`] },
      { environment: 'staging', marks: [] },
      { environment: 'qa', marks: [] },
      { environment: 'production', marks: [] },
    ])
  })

  test('lacks the mark that is asked for, unless it has it', () => {
    expect(lackedMark(way({ kind: 'environment', environment: 'staging', skips: [] }))).toBe('staging')
    expect(lackedMark(way({ kind: 'environment', environment: 'dev', skips: [] }))).toBeNull()
    expect(lackedMark(way({ kind: 'first' }))).toBeNull()
    expect(lackedMark(way({ kind: 'none', skips: ['dev'] }))).toBeNull()
  })

  test('lacks the mark of an environment that is in no order', () => {
    expect(lackedMark(way({ kind: 'environment', environment: 'elsewhere', skips: [] }))).toBe('elsewhere')
  })

  test('skips what the setting skips', () => {
    expect(skippedIn(way({ kind: 'first' }))).toEqual([])
    expect(skippedIn(way({ kind: 'none', skips: ['dev', 'staging'] }))).toEqual(['dev', 'staging'])
  })
})
