/**
 * What will be registered, but for the image: read, changed by the settings, checked, with the container that gets the image. The one place
 * where a task definition goes these steps; whoever compares or judges a definition takes its result.
 */
import type { LiveService } from '../../domain/aws/live.ts'
import { checkTaskDefinition } from '../../domain/task-definition/check.ts'
import { chooseContainer } from '../../domain/task-definition/task-definition.ts'
import { allOrEveryProblem } from './every-problem.ts'
import { resolveValues } from './resolve-values.ts'
import { readTaskDefinition, type WantedTaskDefinition } from './task-definition-source.ts'
import type { ValueNeeds, ValuePorts } from './value-sources.ts'

export type RenderedDefinition = Pick<LiveService, 'taskDefinition' | 'containerName'>

/**
 * Reads it from where the settings say.
 * @throws ShipError, or AggregateError of several: `E_INPUT`, `E_TASK_DEFINITION_NOT_FOUND`, `E_TASK_DEFINITION_SYNTAX`, `E_VALUES`,
 *   `E_TASK_DEFINITION_INVALID`, `E_CONTAINER_NOT_FOUND`; AwsError
 */
export const renderedDefinition = async (
  service: WantedTaskDefinition & { readonly values: ValueNeeds },
  ports: ValuePorts,
): Promise<RenderedDefinition> => {
  const { value: written, source, text, values } = await readTaskDefinition(service, ports)
  const files = text === null ? [] : [{ source, text }]
  const { value, problems } = await resolveValues({ value: written, source, files }, service.values, ports)
  const containerName = values === 'checked' ? service.containerName : null
  const [, { draft, notes, warnings }] = await allOrEveryProblem([
    problems.length === 0 ? Promise.resolve() : Promise.reject(new AggregateError(problems)),
    asyncly(() => checkTaskDefinition(value, source, { values, containerName })),
  ])
  for (const note of notes) ports.log.debug(`${source}: ${note}`)
  for (const warning of warnings) ports.log.warning(`${source}: ${warning}`)
  return { taskDefinition: draft, containerName: chooseContainer(draft, service.containerName) }
}

/** A check that rejects, where it throws. */
const asyncly = <Result>(check: () => Result): Promise<Result> => new Promise((resolve) => resolve(check()))
