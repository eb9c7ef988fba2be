/** render: sets the pushed image, by its digest, in one container of the task definition. */
import { defineStage } from '../ports/stage.ts'
import { containerLogs } from '../domain/task-definition/container-logs.ts'
import { withImage, type TaskDefinitionDraft } from '../domain/task-definition/task-definition.ts'
import type { Ports } from '../ports/ports.ts'

export interface RenderInput {
  readonly taskDefinition: TaskDefinitionDraft
  readonly containerName: string
  /** `registry/repository@sha256:…`. */
  readonly image: string
}

/** Gives the draft that `deploy` registers. Throws `E_CONTAINER_NOT_FOUND`. */
export const renderTaskDefinition = defineStage({
  kind: 'render',
  title: 'Render the task definition',
  uses: ['log'],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: async (
    { taskDefinition, containerName, image }: RenderInput,
    { log }: Pick<Ports, 'log'>,
  ): Promise<TaskDefinitionDraft> => {
    const rendered = withImage(taskDefinition, { containerName, image })
    log.info(`container ${containerName} of ${taskDefinition.source}: ${image}`)
    return rendered
  },
  record: (draft) => ({ family: draft.input.family ?? null, source: draft.source, logs: containerLogs(draft) }),
})
