/**
 * What will be registered, but for the image: read, changed by the settings, checked, with the container that gets the image. The one place
 * where a task definition goes these steps; whoever compares or judges a definition takes its result.
 */
import type { LiveService } from '../../domain/aws/live.ts'
import { checkTaskDefinition } from '../../domain/task-definition/check.ts'
import { chooseContainer } from '../../domain/task-definition/task-definition.ts'
import type { Ports } from '../../ports/ports.ts'
import { readTaskDefinition, type WantedTaskDefinition } from './task-definition-source.ts'

export type RenderedDefinition = Pick<LiveService, 'taskDefinition' | 'containerName'>

/**
 * Reads it from where the settings say.
 * @throws ShipError `E_INPUT`, `E_TASK_DEFINITION_NOT_FOUND`, `E_TASK_DEFINITION_SYNTAX`, `E_TASK_DEFINITION_INVALID`,
 *   `E_CONTAINER_NOT_FOUND`; AwsError
 */
export const renderedDefinition = async (
  service: WantedTaskDefinition,
  ports: Pick<Ports, 'files' | 'target' | 'log'>,
): Promise<RenderedDefinition> => {
  const { value, source, values } = await readTaskDefinition(service, ports)
  const containerName = values === 'checked' ? service.containerName : null
  const { draft, notes, warnings } = checkTaskDefinition(value, source, { values, containerName })
  for (const note of notes) ports.log.debug(`${source}: ${note}`)
  for (const warning of warnings) ports.log.warning(`${source}: ${warning}`)
  return { taskDefinition: draft, containerName: chooseContainer(draft, service.containerName) }
}
