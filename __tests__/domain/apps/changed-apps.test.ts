/** Which apps a change concerns: by their paths, and all of them where that is not known. */
import { describe, expect, test } from '@jest/globals'
import { fixedPart, judgeApps, type Changes } from '../../../src/domain/apps/changed-apps.ts'

const since = 'a'.repeat(40)
const changed = (...files: readonly string[]): Changes => ({ kind: 'known', since, files })
const namesOf = (paths: readonly string[] | null, changes: Changes): string =>
  judgeApps([{ name: 'api', paths }], changes, 'ship-to-ecs.yaml')
    .map(({ kind }) => kind)
    .join()

describe('a path', () => {
  test.each([
    ['api', 'api/main.go', 'changed'],
    ['api/', 'api/main.go', 'changed'],
    ['./api', 'api/main.go', 'changed'],
    ['api', 'api', 'changed'],
    ['api', 'api-docs/main.go', 'unchanged'],
    ['api', 'libs/api/main.go', 'unchanged'],
    ['.', 'anything', 'changed'],
    ['./', 'anything', 'changed'],
    ['././api', 'api/main.go', 'changed'],
    ['api//src/.', 'api/src/main.go', 'changed'],
    ['*.go', 'api/deep/main.go', 'changed'],
    ['libs/*/schema', 'libs/a/b/schema/x.json', 'changed'],
    ['libs/*/schema', 'libs/schema', 'unchanged'],
    ['go.mod', 'go.mod', 'changed'],
    ['go.mod', 'go.mods', 'unchanged'],
    ['api', 'ship-to-ecs.yaml', 'changed'],
  ])('%s, with a change of %s: %s', (path, file, verdict) => {
    expect(namesOf([path], changed(file))).toBe(verdict)
  })
})

test('what is not known concerns every app, and so does an app without paths', () => {
  expect(namesOf(['api'], { kind: 'unknown', because: 'GitHub does not answer' })).toBe('changed')
  expect(namesOf(null, changed('web/x'))).toBe('changed')
  expect(namesOf([], changed('web/x'))).toBe('changed')
  expect(namesOf(['api'], changed())).toBe('unchanged')
})

test('each verdict says why', () => {
  const apps = [
    { name: 'api', paths: ['api'] },
    { name: 'web', paths: ['web'] },
    { name: 'old', paths: null },
  ]
  expect(judgeApps(apps, changed('web/a', 'api/b'), null)).toEqual([
    { name: 'api', kind: 'changed', because: 'api/b was changed' },
    { name: 'web', kind: 'changed', because: 'web/a was changed' },
    { name: 'old', kind: 'changed', because: 'it has no `paths`' },
  ])
  expect(judgeApps(apps, changed(), null)[0]?.because).toBe('no file of its `paths` was changed since aaaaaaa')
})

test('an app whose paths are all missing is concerned, as nothing else would ever concern it; others are not', () => {
  const judged = (missing: readonly string[]) =>
    judgeApps([{ name: 'api', paths: ['appi', 'libs'], missing }], changed('web/x'), null)
  expect(judged(['appi', 'libs'])).toEqual([
    { name: 'api', kind: 'changed', because: 'nothing of its `paths` is in the checkout (appi, libs)' },
  ])
  expect(judged(['appi'])[0]?.kind).toBe('unchanged')
})

test.each([
  ['api/src', 'api/src'],
  ['./api//src/', 'api/src'],
  ['libs/*/schema', 'libs'],
  ['api/v?/x', 'api'],
  ['*.go', ''],
  ['.', ''],
])('of %s, %j must be there', (path, fixed) => {
  expect(fixedPart(path)).toBe(fixed)
})
