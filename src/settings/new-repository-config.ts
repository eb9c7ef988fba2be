/** Whether and how the run creates the repository where it does not exist. */
import type { NewRepository } from '../domain/registry/new-repository.ts'
import type { LocalPath } from '../domain/local-path.ts'
import type { RunSettings } from './declaration.ts'
import { localPaths } from './local-paths.ts'
import { pipelineToRun } from './pipeline-to-run.ts'

export interface NewRepositoryConfig {
  readonly settings: Omit<NewRepository, 'lifecyclePolicy'>
  /** The file with the lifecycle policy; null: no image expires. */
  readonly lifecycle: LocalPath | null
  /** The account of the role that creates it; null: what pushes creates it. */
  readonly roleAccount: string | null
  /** `planned`: the pipeline only says that it would. */
  readonly creates: 'in-this-run' | 'planned'
  /** The checkout, whose files say nothing where others may have written them (`because`: on pull_request); null where it is trusted. */
  readonly untrusted: { readonly workspace: string; readonly because: string } | null
}

interface Around {
  readonly workspace: string
  /** Why others may have written the commit; null where they have not. */
  readonly untrusted: string | null
}

/** Of checked settings; null: a missing repository is an error. */
export const newRepositoryConfig = (
  settings: RunSettings,
  { workspace, untrusted }: Around,
): NewRepositoryConfig | null => {
  const wanted = settings['create-repository']
  if (wanted === null) return null
  const { role, lifecycle: _, ...own } = wanted
  const { pipeline } = pipelineToRun(settings)
  return {
    settings: own,
    lifecycle: localPaths('create-repository', wanted, workspace)[0] ?? null,
    roleAccount: role?.account ?? null,
    creates: pipeline === 'ship' || pipeline === 'push' ? 'in-this-run' : 'planned',
    untrusted: untrusted === null ? null : { workspace, because: untrusted },
  }
}
