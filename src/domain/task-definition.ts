/** Task definitions: what may be sent to RegisterTaskDefinition, and the image in it. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'

/** A checked task definition: read-only keys dropped, every key known, its containers named. */
export interface TaskDefinitionDraft {
  readonly input: RegisterTaskDefinitionCommandInput
  /** Where it came from, for messages: a path, a family or an ARN. */
  readonly source: string
}
