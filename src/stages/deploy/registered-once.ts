/** Services of a run whose definitions are the same share a revision: it is registered once, for the first of them. */
import { isSameDefinition } from '../../domain/task-definition/normalised.ts'
import type { TaskDefinitionArn } from '../../domain/rollout/identifiers.ts'
import type { TaskDefinitionDraft } from '../../domain/task-definition/task-definition.ts'

/** Of one run and one region: a run has one of them for all its services. */
interface Registration {
  readonly input: TaskDefinitionDraft['input']
  /** The service that it was made for. */
  readonly service: string
  readonly revision: Promise<TaskDefinitionArn>
}

const byRun = new WeakMap<object, Registration[]>()

export interface Registering {
  /** Identifies the run: the same object for all its services. Absent: nothing is shared with another service. */
  readonly run: object | undefined
  readonly service: string
  readonly register: () => Promise<TaskDefinitionArn>
}

export interface SharedRevision {
  readonly taskDefinition: TaskDefinitionArn
  /** The service that it was registered for; null: this one. */
  readonly registeredFor: string | null
}

/**
 * Gives the revision of the definition. One that failed to register is not registered again: it fails for each of its services, with the same error.
 * @throws what `register` throws
 */
export const registeredOnce = async (
  { input }: TaskDefinitionDraft,
  { run = {}, service, register }: Registering,
): Promise<SharedRevision> => {
  const registrations = byRun.get(run) ?? []
  byRun.set(run, registrations)
  const earlier = registrations.find((one) => isSameDefinition(one.input, input))
  if (earlier !== undefined) return { taskDefinition: await earlier.revision, registeredFor: earlier.service }
  const revision = register()
  registrations.push({ input, service, revision })
  return { taskDefinition: await revision, registeredFor: null }
}
