/** What the run asks GitHub with, and what it does with the answer. */
import type { RunContext } from '../domain/image/tag.ts'
import type { Settings } from './declaration.ts'

export interface GitHubConfig {
  /** What asks GitHub about the repository of the run; '' where there is no token. */
  readonly github: { readonly token: string; readonly repository: string | null }
  /** What becomes of a commit that is older than the one that runs. A check deploys nothing. */
  readonly olderCommit: 'refused' | 'allowed'
}

/** A run without a token does without GitHub. */
export const gitHubConfig = (settings: Settings, { repository }: RunContext, token = ''): GitHubConfig => ({
  github: { token, repository },
  olderCommit: settings['allow-behind'] || settings.pipeline === 'check' ? 'allowed' : 'refused',
})
