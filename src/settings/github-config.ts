/** What the run asks GitHub with, and what it does with the answer. */
import type { CodeRef } from '../domain/github/code-ref.ts'
import type { RunContext } from '../domain/image/tag.ts'
import type { Settings } from './declaration.ts'

export interface GitHubConfig {
  /** What asks GitHub about the repository of the run; '' where there is no token. */
  readonly github: { readonly token: string; readonly repository: string | null }
  /** What becomes of a commit that is older than the one that runs. A check and a push deploy nothing. */
  readonly olderCommit: 'refused' | 'allowed'
  readonly codeScanning: 'off' | 'upload'
  /** On the pull request of the run. */
  readonly comment: 'off' | 'on'
  /** About what runs; of a rescan. */
  readonly issue: 'off' | 'on'
  /** The entry of `apps`; null where there is one app. */
  readonly app: string | null
  /** What code scanning shows results on; null where it is not known. */
  readonly codeRef: CodeRef | null
}

/** What is known of GitHub apart from the settings. */
export interface GitHubFacts {
  readonly token?: string
  readonly codeRef?: CodeRef | null
}

/** A run without a token does without GitHub. */
export const gitHubConfig = (
  settings: Settings,
  { repository }: RunContext,
  { token = '', codeRef = null }: GitHubFacts,
): GitHubConfig => ({
  github: { token, repository },
  codeScanning: settings['code-scanning'],
  comment: settings.comment,
  issue: settings.issue,
  app: settings.app,
  codeRef,
  olderCommit: settings['allow-behind'] || ['check', 'push'].includes(settings.pipeline) ? 'allowed' : 'refused',
})
