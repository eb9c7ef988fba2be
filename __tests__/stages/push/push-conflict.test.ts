/** Why an immutable tag of this very commit holds another image. */
import { describe, expect, test } from '@jest/globals'
import { COMMIT } from '../../support/image.ts'
import { hello, play, tag, THEIRS } from '../../support/push-play.ts'
import type { ScriptedCommand } from '../../support/scripted-exec.ts'

describe('an immutable tag of this commit that holds another image', () => {
  const built = { commit: COMMIT, context: '/checkout' }
  const git = (...entries: readonly (readonly [string, string, number])[]): ScriptedCommand => ({
    argv: ['git', '--git-dir=/checkout/.git', 'ls-files', '--stage', '--debug', '-z'],
    stdout: entries
      .map(([mode, path, size]) => `${mode} ${'0'.repeat(40)} 0\t${path}\0  ctime: 1:2\n  size: ${size}\tflags: 0\n`)
      .join(''),
  })
  const taken = () => hello({ tags: new Map([[tag, THEIRS]]) })

  test('says that the build is not reproducible', async () => {
    const clean = git(['100644', 'a', 4], ['100755', 'b', 7], ['120000', 'link', 9], ['160000', 'module', 0])
    const error = await play(taken(), [clean], { built }).failure()
    expect(error).toMatchObject({ code: 'E_TAG_TAKEN' })
    expect(error.hint).toContain('an earlier run pushed another build of it')
    expect(error.hint).toContain('only if it is reproducible')
  })

  test('calls a checkout with changed or missing files dirty', async () => {
    const dirty = git(['100644', 'a', 4], ['100644', 'b', 3], ['100644', 'gone', 1])
    const { hint } = await play(taken(), [dirty], { built }).failure()
    expect(hint).toContain('The checkout is dirty: b and 1 more differs from the commit that the tag names.')
  })

  test('without git says no more than is known', async () => {
    const { hint } = await play(taken(), [{ ...git(), exitCode: 128, stderr: 'fatal' }], { built }).failure()
    expect(hint).toContain('an earlier run pushed another build of it')
  })
})
