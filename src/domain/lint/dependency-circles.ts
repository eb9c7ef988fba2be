/** Which containers can never start, because they wait for each other. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'

/**
 * The names of the containers that are in a circle, or wait for one. Each step takes a container that waits for nothing that is left
 * (Kahn's algorithm), so it takes time in proportion to the entries of `dependsOn`.
 */
export const circles = (byName: ReadonlyMap<string, ContainerDefinition>): ReadonlySet<string> => {
  const waiting = new Map([...byName].map(([name, container]) => [name, neededBy(container, byName).length]))
  const dependents = new Map<string, string[]>()
  for (const [name, container] of byName) {
    for (const needed of neededBy(container, byName)) {
      const known = dependents.get(needed)
      if (known === undefined) dependents.set(needed, [name])
      else known.push(name)
    }
  }
  const ready = [...waiting].flatMap(([name, count]) => (count === 0 ? [name] : []))
  for (const name of ready) {
    waiting.delete(name)
    for (const dependent of dependents.get(name) ?? []) {
      const left = (waiting.get(dependent) ?? 0) - 1
      waiting.set(dependent, left)
      if (left === 0) ready.push(dependent)
    }
  }
  return new Set(waiting.keys())
}

const neededBy = (
  { dependsOn }: ContainerDefinition,
  byName: ReadonlyMap<string, ContainerDefinition>,
): readonly string[] => {
  const names = (dependsOn ?? []).flatMap(({ containerName }) => containerName ?? [])
  return [...new Set(names)].filter((name) => byName.has(name))
}
