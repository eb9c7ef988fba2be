/** Names in containers and of them, which ECS checks although its service model does not. */
import { quoted } from '../bounds.ts'
import { isMembers, itemsOf, type Members, type Walk } from './walk.ts'

/** The image is set by the container's name. */
export const checkContainers = (checked: Members, walk: Walk): void => {
  const containers = Array.isArray(checked['containerDefinitions']) ? checked['containerDefinitions'] : null
  if (containers?.length === 0) walk.problems.push('containerDefinitions: is empty')
  const seen = new Set<string>()
  for (const [index, container] of (containers ?? []).entries()) {
    if (!isMembers(container)) continue
    checkName(container['name'], `containerDefinitions[${index}].name`, { seen, walk })
  }
}

const checkName = (
  name: unknown,
  path: string,
  { seen, walk }: { readonly seen: Set<string>; readonly walk: Walk },
): void => {
  if (typeof name !== 'string' || name === '') {
    walk.problems.push(`${path}: is missing`)
    return
  }
  if (seen.has(name)) walk.problems.push(`${path}: another container also has the name '${quoted(name)}'`)
  seen.add(name)
}

interface Named {
  readonly name?: string | undefined
}

/** The secrets, by their index, that have the name of a variable or of a secret before them. */
export const takenNames = (given: {
  readonly environment?: readonly Named[] | undefined
  readonly secrets?: readonly Named[] | undefined
}): readonly { readonly index: number; readonly name: string }[] => {
  const taken = new Set((given.environment ?? []).map(({ name }) => name ?? ''))
  return (given.secrets ?? []).flatMap(({ name = '' }, index) => {
    const isTaken = taken.has(name)
    taken.add(name)
    return isTaken ? [{ index, name }] : []
  })
}

/** The same of every container, as problems. The lint reports them where nothing else is wrong, by the level of its rule. */
export const takenNamesIn = (checked: unknown): readonly string[] => {
  const containers = isMembers(checked) ? itemsOf(checked['containerDefinitions']) : []
  return containers.flatMap((container, index) => {
    if (!isMembers(container)) return []
    const given = { environment: namedIn(container['environment']), secrets: namedIn(container['secrets']) }
    return takenNames(given)
      .filter(({ name }) => name !== '')
      .map(
        (one) =>
          `containerDefinitions[${index}].secrets[${one.index}]: a variable or another secret also has the name '${quoted(one.name)}'`,
      )
  })
}

const namedIn = (value: unknown): readonly Named[] =>
  itemsOf(value).map((one) => (isMembers(one) && typeof one['name'] === 'string' ? { name: one['name'] } : {}))
