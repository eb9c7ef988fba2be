import { expect, test } from '@jest/globals'
import { wrongFileNames } from '../../../scripts/check/file-names.ts'

test('a base name may be in two trees, and belong to a port and its adapter', () => {
  const paths = ['src/setup.ts', 'scripts/setup.ts', 'src/ports/clock.ts', 'src/adapters/clock.ts']
  expect(wrongFileNames(paths, {})).toEqual([])
})

test('a base name is in a tree once', () => {
  expect(wrongFileNames(['src/core/run.ts', 'src/report/run.ts'], {})).toEqual([
    'one base name for several things: src/core/run.ts, src/report/run.ts',
  ])
  expect(wrongFileNames(['src/ports/a.ts', 'src/adapters/a.ts', 'src/report/a.ts'], {})).toHaveLength(1)
  expect(wrongFileNames(['src/adapters/x/a.ts', 'src/adapters/y/a.ts'], {})).toHaveLength(1)
})

test('a shared name has a reason, and is shared', () => {
  const shared = { 'src/tag.ts': 'the tag' }
  expect(wrongFileNames(['src/domain/tag.ts', 'src/stages/tag.ts'], shared)).toEqual([])
  expect(wrongFileNames(['src/domain/tag.ts'], shared)).toEqual([
    'src/tag.ts is listed as a shared name, but is not shared',
  ])
})

test.each(['src/utils.ts', 'src/report/helper.ts', 'scripts/common/a.ts', 'src/misc.ts'])(
  '%s names nothing',
  (path) => {
    expect(wrongFileNames([path], {})).toEqual([`${path}: name what is in it`])
  },
)
