/** The ports that write in GitHub, over the wire to a local GitHub: one for each test file, because the toolkit reads its address once. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals'
import type { GitHubFaultRule } from '../../local-github/options.ts'
import type { Kept, KeptOptions } from '../../local-github/kept.ts'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'
import { makeConversations } from '../../src/adapters/github/conversations.ts'
import type { GitHubApiOptions } from '../../src/adapters/github/github-calls.ts'
import { makeSarifUploads } from '../../src/adapters/github/sarif-uploads.ts'
import type { Conversations } from '../../src/ports/conversations.ts'
import type { SarifUploads } from '../../src/ports/sarif-uploads.ts'
import { makeFakeClock, type FakeClock } from './fake-clock.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'

export const VIEWER = 'github-actions[bot]'
export const FORBIDDEN = { kind: 'refused', status: 403, message: 'Resource not accessible by integration' } as const
/** A text that the ports take for a secret. */
export const SECRET = 'hunter2'

export interface GitHubWrites {
  readonly conversations: Conversations
  readonly sarifUploads: SarifUploads
  readonly clock: FakeClock
  readonly log: RecordingLog
}

export interface PlayedWrites {
  readonly open: (changes?: Partial<GitHubApiOptions>) => GitHubWrites
  readonly keep: (kept: KeptOptions) => void
  readonly kept: () => Kept
  readonly fault: (rule: GitHubFaultRule) => void
  /** Of the test so far. */
  readonly requests: () => readonly string[]
}

/** Starts it before the tests of a file; each begins with nothing kept, and no call may differ from GitHub's description. */
export const useGitHubWrites = (): PlayedWrites => {
  const before = process.env['GITHUB_API_URL']
  let github: LocalGitHub
  let seen = 0
  beforeAll(async () => {
    const repositories = { 'octo-org/hello': { defaultBranch: 'main', branches: {} } }
    github = await startLocalGitHub({ repositories, token: 'ghs_token' })
    process.env['GITHUB_API_URL'] = `${github.endpoint}/api/v3`
  })
  beforeEach(() => {
    seen = github.requests.length
    github.keep({})
  })
  afterEach(() => expect(github.violations).toEqual([]))
  afterAll(async () => {
    await github.close()
    if (before === undefined) Reflect.deleteProperty(process.env, 'GITHUB_API_URL')
    else process.env['GITHUB_API_URL'] = before
  })
  return {
    open: (changes = {}) => {
      const clock = makeFakeClock()
      const { signal } = new AbortController()
      const options = { token: 'ghs_token', repository: 'octo-org/hello', signal, clock, ...changes }
      const redactMarkdown = (markdown: string): string => markdown.replaceAll(SECRET, '***')
      return {
        conversations: makeConversations({ ...options, redactMarkdown }),
        sarifUploads: makeSarifUploads(options),
        clock,
        log: recordingLog(),
      }
    },
    keep: (kept) => github.keep(kept),
    kept: () => github.kept,
    fault: (rule) => github.addFault(rule),
    requests: () => github.requests.slice(seen),
  }
}
