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

export interface GitHubSettings {
  readonly repository: () => Promise<Reading<{ readonly name: string }>>
  readonly actions: () => Promise<Reading<{ readonly enabled: boolean }>>
  /** What the token of a job may do where the workflow does not say it. */
  readonly token: () => Promise<Reading<{ readonly byDefault: 'read' | 'write' }>>
  /** The names of the variables of the repository, its organization and, if one is named, of an environment. */
  readonly variables: (environment: string | null) => Promise<Reading<readonly string[]>>
  readonly environment: (name: string) => Promise<Reading<EnvironmentRules>>
  readonly subject: () => Promise<Reading<TokenSubject>>
}
