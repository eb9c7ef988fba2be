/** What the settings of a service change in its task definition, with the places where they are set. */
import { pointerOf, type Position } from '../domain/position.ts'
import type { Overrides } from '../domain/task-definition/overrides.ts'
import type { ServiceSettings } from './declaration.ts'

const WHOLE = [
  'task-cpu',
  'task-memory',
  'ephemeral-storage',
  'execution-role',
  'task-role',
  'runtime-platform',
] as const satisfies readonly (keyof Overrides & keyof ServiceSettings)[]

const IN_PARTS = [
  'containers',
  'task-definition-tags',
  'task-definition-patch',
] as const satisfies readonly (keyof Overrides & keyof ServiceSettings)[]

/** The changes; what is not set changes nothing. */
export const overridesOf = (service: ServiceSettings): Overrides => ({
  'task-cpu': service['task-cpu'],
  'task-memory': service['task-memory'],
  'ephemeral-storage': service['ephemeral-storage'],
  'execution-role': service['execution-role'],
  'task-role': service['task-role'],
  'runtime-platform': service['runtime-platform'],
  containers: service.containers?.value ?? {},
  'task-definition-tags': service['task-definition-tags']?.value ?? {},
  'task-definition-patch': service['task-definition-patch']?.value ?? [],
  positions: new Map([
    ...WHOLE.flatMap((name) => wholeAt(service, name)),
    ...IN_PARTS.flatMap((name) => partsAt(service, name)),
  ]),
})

type Entry = readonly [string, Position]

const wholeAt = ({ places }: ServiceSettings, name: (typeof WHOLE)[number]): readonly Entry[] => {
  const at = places.get(name)
  return at === undefined ? [] : [[pointerOf([name]), at]]
}

const partsAt = (service: ServiceSettings, name: (typeof IN_PARTS)[number]): readonly Entry[] =>
  [...(service[name]?.positions ?? [])].map(([path, at]) => [`${pointerOf([name])}${path}`, at])
