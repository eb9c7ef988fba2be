/** What an image is built from, without the path of the runner. */
import { expect, test } from '@jest/globals'
import { builtFrom } from '../../../src/stages/github/built-from.ts'

test('the path of the checkout is not in it; a context that docker fetches stays', () => {
  const of = (workspace: string) =>
    builtFrom({ context: `${workspace}/web`, file: `${workspace}/docker/Web`, target: null }, workspace)
  expect(of('/home/runner/work/shop')).toEqual({ context: 'web', file: 'docker/Web', target: null })
  expect(of('/actions/_work/1')).toEqual(of('/home/runner/work/shop'))
  const remote = { context: 'https://github.com/o/r.git#main', file: null, target: null }
  expect(builtFrom(remote, '/w')).toEqual(remote)
})
