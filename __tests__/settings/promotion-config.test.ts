/** `pipeline: promote`: what it requires, and what the order of the environments means. */
import { describe, expect, test } from '@jest/globals'
import { promotionConfig } from '../../src/settings/promotion-config.ts'
import { inputErrorOf, problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'
import { readGuarded } from '../support/guarded-settings.ts'

const FILE = 'environments: { dev: {}, staging: {}, production: {} }'
const { environment: _, ...OTHERS } = REQUIRED
const PROMOTE = { ...OTHERS, pipeline: 'promote', image: 'v1', environment: 'production' }

const fromOf = (given: Readonly<Record<string, string>>, file: string | null = FILE) =>
  promotionConfig(settingsOf({ ...PROMOTE, ...given }, file)).promotion?.from

describe('pipeline: promote', () => {
  test('asks for the environment before, in the order of the file', () => {
    expect(fromOf({})).toEqual({ kind: 'environment', environment: 'staging', skips: [] })
    expect(fromOf({ environment: 'dev' })).toEqual({ kind: 'first' })
    expect(fromOf({}, 'environments: { production: {}, dev: {} }')).toEqual({ kind: 'first' })
  })

  test('asks for what `promote-from` says, also where an environment sets it', () => {
    expect(fromOf({ 'promote-from': 'dev' })).toMatchObject({ environment: 'dev', skips: ['staging'] })
    const file = 'environments: { dev: {}, staging: {}, production: { promote-from: none } }'
    expect(fromOf({}, file)).toEqual({ kind: 'none', skips: ['dev', 'staging'] })
    expect(fromOf({ environment: 'staging' }, file)).toMatchObject({ environment: 'dev' })
  })

  test('needs an image and an environment, and says both at once', () => {
    expect(problemsOf({ ...OTHERS, pipeline: 'promote' })).toEqual([
      '`image` is required: `pipeline: promote` deploys an image that exists; set it to its digest or its tag',
      '`environment` is required: it is what `pipeline: promote` promotes the image to',
    ])
  })

  test('needs `promote-from` where nothing says what comes before', () => {
    expect(inputErrorOf(PROMOTE)).toContain('`promote-from` is required')
    expect(inputErrorOf(PROMOTE)).toContain('there are no `environments`')
    expect(fromOf({ 'promote-from': 'staging' }, null)).toMatchObject({ environment: 'staging', skips: [] })
    expect(fromOf({ 'promote-from': 'none' }, null)).toEqual({ kind: 'none', skips: [] })
  })

  test('knows a wrong `promote-from`', () => {
    expect(inputErrorOf({ ...PROMOTE, 'promote-from': 'stagin' }, FILE)).toContain(
      "`promote-from`: there is no environment 'stagin'; did you mean staging?",
    )
    expect(inputErrorOf({ ...PROMOTE, 'promote-from': 'production' }, FILE)).toContain(
      'which is the environment to promote to',
    )
  })

  test('builds nothing, but gives a tag', () => {
    expect(inputErrorOf({ ...PROMOTE, tag: '{environment}-{run-id}' }, FILE)).toBe('none')
    expect(inputErrorOf({ ...PROMOTE, context: 'app' }, FILE)).toContain('remove `context`')
  })
})

describe('the mark', () => {
  const marksOf = (given: Readonly<Record<string, string>>, file: string | null) =>
    promotionConfig(settingsOf({ ...REQUIRED, ...given }, file)).marks

  test('is set where there are several environments', () => {
    expect(marksOf({ environment: 'dev' }, FILE)).toEqual({ environment: 'dev' })
    expect(marksOf({}, null)).toBeUndefined()
    expect(marksOf({}, 'environments: { prod: {} }')).toBeUndefined()
  })

  test('is set or left out as the setting says', () => {
    expect(marksOf({ 'mark-passed': 'true' }, null)).toEqual({ environment: 'prod' })
    expect(marksOf({ environment: 'dev', 'mark-passed': 'false' }, FILE)).toBeUndefined()
  })

  test.each(['check', 'rollback', 'rescan', 'push'])('is not set by pipeline: %s', (pipeline) => {
    expect(marksOf({ environment: 'dev', pipeline, 'mark-passed': 'true' }, FILE)).toBeUndefined()
  })
})

describe('where the checkout is not trusted', () => {
  const promoting = (checkout: string, trusted: string | null, more: Readonly<Record<string, string>> = {}) =>
    readGuarded({ checkout, trusted, inputs: { ...PROMOTE, ...more } })

  test('the order is that of the trusted file', () => {
    const { settings } = promoting('environments: { production: {}, dev: {} }', FILE)
    expect(settings === null ? null : promotionConfig(settings).promotion).toMatchObject({
      order: ['dev', 'staging', 'production'],
      from: { kind: 'environment', environment: 'staging' },
    })
  })

  test('an environment that the trusted file lacks, or no file there, needs `promote-from` as an input', () => {
    const checkout = 'environments: { production: {}, dev: {} }'
    for (const trusted of ['environments: { dev: {}, staging: {} }', null]) {
      const [problem, ...others] = promoting(checkout, trusted).problems
      expect(others).toEqual([])
      expect(problem?.text).toContain('`promote-from` is required')
      expect(promoting(checkout, trusted, { 'promote-from': 'dev' }).problems).toEqual([])
    }
  })

  test('`promote-from` of the checkout is not taken', () => {
    const { settings } = promoting(`${FILE}\npromote-from: none`, FILE)
    expect(settings?.['promote-from']).toBeNull()
  })
})
