/** The tag by which a re-run finds what its run has pushed. */
import { expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import type { BuildConfig } from '../../../src/domain/build/build-config.ts'
import { commitInTags } from '../../../src/domain/image/commit-in-tags.ts'
import type { ImageTag } from '../../../src/domain/image/image.ts'
import { isRunMark } from '../../../src/domain/image/reserved-tags.ts'
import { runMark } from '../../../src/domain/image/run-mark.ts'
import { isImageTag } from '../../../src/domain/image/valid-tag.ts'
import { buildConfig } from '../../support/build-config.ts'

const build = (facts: Partial<BuildConfig> = {}): BuildConfig => ({ ...buildConfig(), context: '/work/app', ...facts })
const run = { runId: '17100000001', workspace: '/work' }
const tag = 'production-4f1d2c3' as ImageTag // a valid one
const mark = runMark({ run, tag, build: build() })

test('it names the run, and is the same in each attempt, wherever the checkout is', () => {
  expect(mark).toMatch(/^run-17100000001-[0-9a-f]{12}$/u)
  expect(runMark({ run: { ...run, workspace: '/other' }, tag, build: build({ context: '/other/app' }) })).toBe(mark)
})

test.each<readonly [string, Parameters<typeof runMark>[0]]>([
  ['another run', { run: { ...run, runId: '17100000002' }, tag, build: build() }],
  ['another tag', { run, tag: 'v2' as ImageTag, build: build() }],
  ['another context', { run, tag, build: build({ context: '/work/api' }) }],
  ['another Dockerfile', { run, tag, build: build({ file: '/work/app/Dockerfile.api' }) }],
  ['another target', { run, tag, build: build({ target: 'worker' }) }],
  ['other build arguments', { run, tag, build: build({ buildArgs: ['A=2'] }) }],
  ['another platform', { run, tag, build: build({ platforms: ['linux/arm64'] }) }],
  ['other labels', { run, tag, build: build({ labels: { a: 'b' } }) }],
])('%s has another mark', (_, other) => {
  expect(runMark(other)).not.toBe(mark)
})

test.each([null, '', '1 2', '../1', 'x'.repeat(200)])('without a run of GitHub (%j) there is none', (runId) => {
  expect(runMark({ run: { ...run, runId }, tag, build: build() })).toBeNull()
})

test('it is always a tag, and never taken for the commit of an image', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 19n }), fc.string(), (id, target) => {
      const made = runMark({ run: { ...run, runId: String(id) }, tag, build: build({ target }) })
      expect(made !== null && isRunMark(made) && isImageTag(made) && commitInTags([made]) === null).toBe(true)
    }),
  )
})
