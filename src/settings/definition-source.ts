/** Where a task definition and a service definition come from. */
import { resolve } from 'node:path'
import type { RunContext } from '../domain/image/tag.ts'
import type { LocalPath } from '../domain/local-path.ts'
import { localPath } from './local-paths.ts'
import { isTaskDefinitionFile } from './path-forms.ts'

/** A path in the checkout (JSON or YAML), or a family, `family:revision` or ARN in ECS. */
export type TaskDefinitionSource =
  | { readonly kind: 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'ecs'; readonly reference: string }

/** What the setting names. */
export const taskDefinitionSource = (given: string, workspace: string): TaskDefinitionSource =>
  isTaskDefinitionFile(given)
    ? { kind: 'file', path: resolve(workspace, given), name: given }
    : { kind: 'ecs', reference: given }

export interface ServiceDefinitionSource extends LocalPath {
  /** Names the attempt of the run: the client token is made of it. Null outside of GitHub. */
  readonly attempt: string | null
}

/** The file of the setting; null when it is not set. */
export const serviceDefinitionSource = (
  given: string | null,
  { workspace, runId, runAttempt, repository }: RunContext,
): ServiceDefinitionSource | null => {
  if (given === null) return null
  const attempt = runId === null ? null : [repository, runId, runAttempt].join('/')
  return { ...localPath('service-definition', given, workspace), attempt }
}

/** The file of `tfstate`; null when it is not set. */
export const stateFileOf = (given: string | null, { workspace }: RunContext): LocalPath | null =>
  given === null ? null : localPath('tfstate', given, workspace)
