/** The commit that is built, and the one that the tag names. */
import { expect, test } from '@jest/globals'
import { buildx, commitText, containerd, git, home, play, version, versionOf } from '../../support/build-scene.ts'
import { COMMIT, HEAD_COMMIT } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'

test('the log says when the tag names another commit than the one that is built', async () => {
  const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
  const merge = git({ stdout: commitText(HEAD_COMMIT) })
  const script = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd(), merge, ...home]
  const { result, log } = play({ files, script })
  await expect(result).rejects.toThrow(`org.opencontainers.image.revision=${HEAD_COMMIT}`)
  expect(log.text('info')).toContain(`the checkout is at ${HEAD_COMMIT}, another commit than the tag's ${COMMIT}`)
  expect(log.text('warning')).toBe('')
})

// GitHub checks out the target branch there; the merge commit of `pull_request` has the head commit in it.
test.each([
  ['workflow_run', true],
  ['pull_request_target', true],
  ['pull_request', false],
  ['push', false],
])('%s: that the target branch is built under the tag of the head commit is a warning: %s', async (event, warns) => {
  const files = memoryFiles({ '/checkout/Dockerfile': '', '/checkout/.git/': '' })
  const target = git({ stdout: commitText(HEAD_COMMIT) })
  const script = [version(versionOf('29.1.3', '1.52')), buildx, ...containerd(), target, ...home]
  const { result, log } = play({ files, script, run: { event, sha: HEAD_COMMIT, headSha: COMMIT } })
  await expect(result).rejects.toThrow(`org.opencontainers.image.revision=${HEAD_COMMIT}`)
  const shown = `the checkout is at ${HEAD_COMMIT}, where ${event} runs, not at the head commit ${COMMIT} that the tag names`
  expect(log.text('warning').includes(shown)).toBe(warns)
})
