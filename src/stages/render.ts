/** render: sets the pushed image in one container of the task definition, and what was pinned in the others, by digest. */
import { quoted } from '../domain/bounds.ts'
import { fault } from '../errors/fault.ts'
import { defineStage } from '../ports/stage.ts'
import { containerLogs } from '../domain/task-definition/container-logs.ts'
import { withImage, withSideCarImages, type TaskDefinitionDraft } from '../domain/task-definition/task-definition.ts'
import type { PinnedSideCars } from '../domain/image/side-cars.ts'
import type { Ports } from '../ports/ports.ts'

export interface RenderInput {
  readonly taskDefinition: TaskDefinitionDraft
  readonly containerName: string
  /** `registry/repository@sha256:…`. */
  readonly image: string
  readonly sideCars: PinnedSideCars
}

/** Gives the draft that `deploy` registers. Throws `E_CONTAINER_NOT_FOUND`, `E_VALUES`. */
export const renderTaskDefinition = defineStage({
  kind: 'render',
  title: 'Render the task definition',
  uses: ['log'],
  // eslint-disable-next-line @typescript-eslint/require-await -- a stage is asynchronous; this one does not wait for anything
  run: async (
    { taskDefinition, containerName, image, sideCars }: RenderInput,
    { log }: Pick<Ports, 'log'>,
  ): Promise<TaskDefinitionDraft> => {
    const pinned = new Map(sideCars.images.map((one) => [one.image, one.pinned]))
    const withPins = withSideCarImages(taskDefinition, containerName, (written) => pinned.get(written) ?? written)
    const rendered = withImage(withPins, { containerName, image })
    refuseUnresolved(rendered)
    log.info(`container ${containerName} of ${taskDefinition.source}: ${image}`)
    return rendered
  },
  record: (draft) => ({ family: draft.input.family ?? null, source: draft.source, logs: containerLogs(draft) }),
})

/** `plan` has refused a definition whose placeholders are not resolved, unless the run ends before this stage. */
const refuseUnresolved = ({ filled, source }: TaskDefinitionDraft): void => {
  const unresolved = [...(filled?.values() ?? [])].find(({ text }) => text === null)
  if (unresolved === undefined) return
  throw fault('E_VALUES', {
    message: `${source} has a placeholder that is not resolved: ${quoted(unresolved.written)}`,
  })
}
