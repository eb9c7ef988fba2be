/** The settings of the repository on GitHub that decide whether a workflow can deploy. Only read; an answer that cannot be had is a reading, too. */
import type { Reading } from '../domain/verify/answer.ts'

export interface EnvironmentRules {
  /** `required_reviewers`, `wait_timer`, `branch_policy`, … */
  readonly rules: readonly string[]
}

export interface TokenSubject {
  /** Of every `sub`: `repo:octo-org@1/hello@2`; null where it is customized, or where GitHub does not say it. */
  readonly prefix: string | null
}

export interface Repository {
  readonly name: string
  /** The default branch. */
  readonly branch: string
}

export interface ActionsSettings {
  readonly enabled: boolean
  /** `all`, `local_only`: of the owner of the repository, or `selected`. */
  readonly allowed: 'all' | 'local_only' | 'selected'
}

/** What may be used where only selected actions and reusable workflows may. */
export interface SelectedActions {
  /** Such as `octo-org/*` and `octo-org/deploy@*`. */
  readonly patterns: readonly string[]
  readonly ofGitHub: boolean
  readonly ofVerifiedCreators: boolean
}

export interface GitHubSettings {
  readonly repository: () => Promise<Reading<Repository>>
  readonly actions: () => Promise<Reading<ActionsSettings>>
  /** Of a repository with `selected`. */
  readonly selectedActions: () => Promise<Reading<SelectedActions>>
  /** What the token of a job may do where the workflow does not say it. */
  readonly token: () => Promise<Reading<{ readonly byDefault: 'read' | 'write' }>>
  /** The names of the variables of the repository, its organization and, if one is named, of an environment. */
  readonly variables: (environment: string | null) => Promise<Reading<readonly string[]>>
  readonly environment: (name: string) => Promise<Reading<EnvironmentRules>>
  readonly subject: () => Promise<Reading<TokenSubject>>
}
