/** Where a task definition comes from. */
import { resolve } from 'node:path'
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
