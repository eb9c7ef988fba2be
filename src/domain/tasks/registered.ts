/** What a service will run, before it is updated. */
import type { TaskDefinitionArn } from '../rollout/identifiers.ts'

export interface Registered {
  /** `nothing`: the service runs the revision, or its deployment is under way, so no task is run. */
  readonly kind: 'ready' | 'nothing'
  readonly taskDefinitionArn: TaskDefinitionArn
}

/** What the registration found, among what was done before the update; null without one. */
export const registeredIn = (before: readonly (Registered | { readonly kind: string } | null)[]): Registered | null =>
  before.find((one): one is Registered => one !== null && 'taskDefinitionArn' in one) ?? null

/** What has been changed when a service is not updated, in words. */
export const changedBefore = (registered: Registered | null | undefined): string =>
  registered?.kind === 'ready'
    ? `the service was not updated; registered before: ${registered.taskDefinitionArn}`
    : 'nothing was registered'
