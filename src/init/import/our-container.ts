/** Which container of a task is built in this repository. */
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import type { GivenOptions } from '../init-options.ts'
import type { InitPorts } from '../init-ports.ts'

/** The one that is named, the only one, the only essential one, or the one that somebody chooses. */
export const ourContainer = async (
  { containerDefinitions = [] }: TaskDefinition,
  named: GivenOptions[string],
  choose: InitPorts['choose'],
): Promise<string> => {
  const names = containerDefinitions.flatMap(({ name }) => (name === undefined ? [] : [name]))
  if (typeof named === 'string') {
    if (names.includes(named)) return named
    throw unclear(`--container: the task has no container ${JSON.stringify(named.slice(0, 100))}`, names)
  }
  const essential = containerDefinitions.filter(({ essential: isEssential = true }) => isEssential)
  const [only] = names.length === 1 ? names : essential.length === 1 ? [essential[0]?.name] : []
  if (only !== undefined) return only
  const chosen = choose === null ? null : await choose('Which container is built in this repository?', names)
  if (chosen !== null) return chosen
  throw unclear(`the task has ${names.length} containers, of which ${essential.length} are essential`, names)
}

const unclear = (message: string, names: readonly string[]): Error =>
  fault('E_INPUT', {
    message,
    hint: `Name the one that is built in this repository: \`--container ${names[0] ?? 'NAME'}\`; there are ${names.join(', ')}.`,
  })
