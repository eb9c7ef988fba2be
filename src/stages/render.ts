/** render: the task definition with the pushed image, by its digest, in one container. */
import { defineStage } from '../core/stage.ts'
import { withImage, type TaskDefinitionDraft } from '../domain/task-definition.ts'

export interface RenderInput {
  readonly taskDefinition: TaskDefinitionDraft
  readonly containerName: string
  /** `registry/repository@sha256:…`. */
  readonly image: string
}

/** Gives the draft that `deploy` registers. Throws `E_CONTAINER_NOT_FOUND`. */
export const renderTaskDefinition = defineStage({
  id: 'render',
  title: 'Render the task definition',
  uses: [],
  run: ({ taskDefinition, containerName, image }: RenderInput): Promise<TaskDefinitionDraft> =>
    Promise.resolve(withImage(taskDefinition, { containerName, image })),
})
