import { expect, test } from '@jest/globals'
import { privateFolders } from '../../src/adapters/private-folders.ts'

const folders = (paths: unknown) => privateFolders(JSON.stringify(paths), ['/runner/temp', '/tmp'])

test('folders that main has made are given', () => {
  expect(folders(['/runner/temp/ship-to-ecs-image-x', '/tmp/ship-to-ecs-y'])).toEqual([
    '/runner/temp/ship-to-ecs-image-x',
    '/tmp/ship-to-ecs-y',
  ])
})

test.each([
  ['another folder', ['/home/user']],
  ['the root itself', ['/tmp']],
  ['a way out', ['/tmp/ship-to-ecs-x/../../home']],
  ['a folder below', ['/tmp/ship-to-ecs-x/y']],
  ['a foreign name', ['/tmp/other']],
  ['no list', { 0: '/tmp/ship-to-ecs-x' }],
  ['no texts', [1, null]],
])('%s is not', (_, paths) => {
  expect(folders(paths)).toEqual([])
})

test.each(['', 'garbage', '[', 'null'])('the state %j is no folder', (state) => {
  expect(privateFolders(state, ['/tmp'])).toEqual([])
})
