/** Which levels of ship-to-ecs.yaml a run uses. */
import { describe, expect, test } from '@jest/globals'
import { inputErrorOf, problemsOf, REQUIRED, settingsOf, type Given } from '../support/settings.ts'

const { environment: _, ...UNPLACED } = REQUIRED

const read = (file: string, given: Given = {}) => settingsOf({ ...REQUIRED, ...given }, file)

describe('environment', () => {
  test('without `environments` in the file is only a part of the tag', () => {
    expect(read('cluster: a\n', { environment: 'anything' }).environment).toBe('anything')
  })

  test('in the file selects, and the input overrides it', () => {
    const file = 'environment: dev\nenvironments:\n  dev: {tag: a}\n  prod: {tag: b}\n'
    expect(settingsOf(UNPLACED, file)).toMatchObject({ environment: 'dev', tag: 'a' })
    expect(settingsOf({ ...UNPLACED, environment: 'prod' }, file)).toMatchObject({ environment: 'prod', tag: 'b' })
  })

  const file = 'environments:\n  production: {}\n  staging: {}\n'

  test('that the file does not have is refused with those that it has', () => {
    expect(problemsOf({ ...REQUIRED, environment: 'prodution' }, file)).toEqual([
      "`environment`: 'prodution' is not one of `environments` (production, staging) in ship-to-ecs.yaml; did you mean production?",
    ])
  })

  test('that is one of many is refused with the nearest of them', () => {
    const many = Array.from('abcdefghij', (letter) => `  ${letter.repeat(4)}: {}\n`).join('')
    expect(problemsOf({ ...REQUIRED, environment: 'jjjk' }, `environments:\n${many}`)).toEqual([
      expect.stringMatching(
        /^`environment`: 'jjjk' is not one of `environments` \(jjjj, .* and 2 more\) in .*mean jjjj\?$/,
      ),
    ])
  })

  test('that is not set is refused, once, when the file has environments', () => {
    expect(problemsOf(UNPLACED, file)).toEqual([
      '`environment` is required because ship-to-ecs.yaml has `environments` (production, staging)',
    ])
  })

  test('that is wrong makes nothing missing: the right one may set it', () => {
    expect(problemsOf({ environment: 'constructor' }, file)).toEqual([
      "`environment`: 'constructor' is not one of `environments` (production, staging) in ship-to-ecs.yaml",
    ])
  })
})

describe('app', () => {
  const file = 'apps:\n  api: {tag: a}\nenvironments:\n  prod:\n    apps:\n      batch: {tag: b}\n  dev: {}\n'

  test('is not needed when there is one', () => {
    expect(read(file, { environment: 'dev' })).toMatchObject({ app: 'api', tag: 'a' })
  })

  test('is none in a file without apps', () => {
    expect(read('cluster: a\n').app).toBeNull()
  })

  test('is required when there are several, those of the environment with them', () => {
    expect(problemsOf(REQUIRED, file)).toEqual(['`app` is required because ship-to-ecs.yaml has `apps` (api, batch)'])
    expect(read(file, { app: 'batch' })).toMatchObject({ app: 'batch', tag: 'b' })
  })

  test('that the file does not have is refused with the near one', () => {
    expect(problemsOf({ ...REQUIRED, app: 'bach' }, file)).toEqual([
      "`app`: 'bach' is not one of `apps` (api, batch) in ship-to-ecs.yaml; did you mean batch?",
    ])
  })

  test.each([null, 'cluster: a\n'])('is refused without `apps`: %j', (text) => {
    expect(problemsOf({ ...REQUIRED, app: 'api' }, text)).toEqual(['`app`: ship-to-ecs.yaml has no `apps`'])
  })
})

describe('pipeline', () => {
  test('is `ship` by default', () => {
    expect(settingsOf(REQUIRED).pipeline).toBe('ship')
  })

  test('that does not exist is refused with those that do, and makes nothing missing', () => {
    expect(problemsOf({ environment: 'prod', pipeline: 'shp' })).toEqual([
      "`pipeline`: 'shp' is not one of ship, check, push, rollback, promote, rescan, maintenance, apps; did you mean ship?",
    ])
  })

  test('`check` requires nothing of the target, and checks what is set', () => {
    expect(problemsOf({ environment: 'prod' })).toHaveLength(4)
    expect(inputErrorOf({ environment: 'prod', pipeline: 'check' })).toBe('none')
    expect(problemsOf({ environment: 'prod', pipeline: 'check', repository: 'No Name' })).toHaveLength(1)
  })

  test('`check` takes as many services as `ship` deploys', () => {
    const two = 'services:\n  web: {}\n  worker: {}\n'
    expect(problemsOf({ environment: 'prod', pipeline: 'check' }, two)).toEqual([])
  })
})
