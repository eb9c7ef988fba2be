/** Sample values on the way from commit to image. The casts give a brand to text that is written as it must be. */
import type { Digest } from '../../src/domain/image/digest.ts'
import type { BuiltImage, ComputedTag, ImageTag, PushedImage } from '../../src/domain/image/image.ts'
import type { RunContext } from '../../src/domain/image/tag.ts'

export const COMMIT = '0123456789abcdef0123456789abcdef01234567'
export const HEAD_COMMIT = 'fedcba9876543210fedcba9876543210fedcba98'

/** A digest of one repeated hex digit. */
export const digestOf = (digit: string): Digest => `sha256:${digit.repeat(64)}` as Digest

/** A push to `main`, first attempt of run 7. */
export const run = (changes: Partial<RunContext> = {}): RunContext => ({
  event: 'push',
  sha: COMMIT,
  headSha: null,
  branch: 'main',
  gitTag: null,
  pullRequest: null,
  runNumber: 7,
  runId: '4711',
  runAttempt: 1,
  repository: 'octo-org/hello',
  serverUrl: 'https://github.com',
  workspace: '/checkout',
  ...changes,
})

/** `test-<commit>`. */
export const computedTag = (changes: Partial<ComputedTag> = {}): ComputedTag => ({
  tag: `test-${COMMIT}` as ImageTag,
  commit: COMMIT,
  changes: [],
  ...changes,
})

/** An image as the build stage gives it. */
export const builtImage = (changes: Partial<BuiltImage> = {}): BuiltImage => ({
  archive: '/private/image-1/image.tar',
  configDigest: digestOf('c'),
  sizeBytes: 1_074_688,
  platform: 'linux/amd64',
  revision: COMMIT,
  localReference: `ship-to-ecs.local/0123456789ab:test-${COMMIT}`,
  storedAs: null,
  builder: 'buildx',
  ...changes,
})

/** The same image as the push stage gives it. */
export const pushedImage = (changes: Partial<PushedImage> = {}): PushedImage => ({
  registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  repository: 'hello',
  tag: `test-${COMMIT}` as ImageTag,
  digest: digestOf('d'),
  runningDigests: [digestOf('d')],
  configDigest: digestOf('c'),
  uri: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello@${digestOf('d')}`,
  kind: 'pushed',
  ...changes,
})
