/** Variables and secrets of a container, by name. */
import { quoted } from '../bounds.ts'
import { at, note, ownOf, setIn, type Place, type Step } from './override-place.ts'
import type { Changes, ContainerOverride } from './overrides.ts'
import { isMembers, itemsOf } from './walk.ts'

type List = 'environment' | 'secrets'

const MEMBERS: Readonly<Record<List, string>> = { environment: 'value', secrets: 'valueFrom' }

/**
 * Sets and removes them. A name that would be both a variable and a secret, which ECS rejects (Amazon ECS API Reference,
 * "ContainerDefinition", secrets), is a problem and is not set.
 */
export const withVariables =
  ({ environment = {}, secrets = {} }: ContainerOverride, place: Place): Step =>
  (container) => {
    const asSecret = clashes(secrets, environment, container['environment'])
    const asVariable = clashes(environment, secrets, container['secrets']).filter((name) => !asSecret.includes(name))
    for (const name of asSecret) place.problems.push(clash(place, 'secrets', name))
    for (const name of asVariable) place.problems.push(clash(place, 'environment', name))
    const without = (changes: Changes): Changes =>
      Object.fromEntries(Object.entries(changes).filter(([name]) => ![...asSecret, ...asVariable].includes(name)))
    const variables = changedList('environment', without(environment), place)
    return changedList('secrets', without(secrets), place)(variables(container))
  }

const clashes = (own: Changes, other: Changes, there: unknown): readonly string[] =>
  setIn(own).filter((name) => {
    const change = ownOf(other, name)
    return typeof change === 'string' || (change !== null && itemsOf(there).some((entry) => nameOf(entry) === name))
  })

const clash = (place: Place, list: List, name: string): string => {
  const [what, other] = list === 'secrets' ? ['a variable', 'environment'] : ['a secret', 'secrets']
  const path = `containers.${place.name}`
  return `${at(place, list, name)}\`${path}.${list}\`: ${quoted(name)} is also ${what}; to remove that one, set it to null in \`${path}.${other}\``
}

/** A list of `{ name, value }`: a known name keeps its place, a new one is last. */
const changedList =
  (list: List, changes: Changes, place: Place): Step =>
  (container) => {
    const before: unknown = container[list] ?? []
    // The check says what is wrong with another value.
    if (Object.keys(changes).length === 0 || !Array.isArray(before)) return container
    const entryOf = (name: string): unknown => ({ name, [MEMBERS[list]]: changes[name] })
    const known = new Set(before.map(nameOf))
    const kept = before.filter((entry) => ownOf(changes, nameOf(entry)) !== null)
    const after: readonly unknown[] = [
      ...kept.map((entry: unknown) => (ownOf(changes, nameOf(entry)) === undefined ? entry : entryOf(nameOf(entry)))),
      ...setIn(changes)
        .filter((name) => !known.has(name))
        .map(entryOf),
    ]
    for (const [index, entry] of after.entries()) {
      const name = nameOf(entry)
      if (typeof ownOf(changes, name) === 'string') note(place, [`${list}[${index}]`], [list, name])
    }
    return { ...container, [list]: after }
  }

const nameOf = (entry: unknown): string => (isMembers(entry) && typeof entry['name'] === 'string' ? entry['name'] : '')
