/** The names in a task definition that ECS checks although its service model does not: those of containers and of their secrets. */
import { quoted } from '../bounds.ts'
import { isMembers, itemsOf, type Members, type Walk } from './walk.ts'

/** The image is set by the container's name. */
export const checkContainers = (checked: Members, walk: Walk): void => {
  const containers = Array.isArray(checked['containerDefinitions']) ? checked['containerDefinitions'] : null
  if (containers?.length === 0) walk.problems.push('containerDefinitions: is empty')
  const seen = new Set<string>()
  for (const [index, container] of (containers ?? []).entries()) {
    if (!isMembers(container)) continue
    const path = `containerDefinitions[${index}]`
    checkName(container['name'], `${path}.name`, { seen, walk })
    if (walk.values === 'checked') checkSecrets(container, path, walk)
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

/**
 * A name is that of one secret, and of no variable as well (Amazon ECS: "The secret name must be unique and not shared with any new or
 * existing environment variables set on the container").
 */
const checkSecrets = (container: Members, path: string, walk: Walk): void => {
  const variables = namesIn(container['environment'])
  const secrets = namesIn(container['secrets'])
  for (const [index, name] of secrets.entries()) {
    if (name === null) continue
    const at = `${path}.secrets[${index}].name`
    const variable = variables.indexOf(name)
    if (variable !== -1) {
      walk.problems.push(`${at}: '${quoted(name)}' is also a variable, environment[${variable}]; keep one of them`)
    } else if (secrets.indexOf(name) < index) {
      walk.problems.push(`${at}: another secret also has the name '${quoted(name)}'`)
    }
  }
}

const namesIn = (list: unknown): readonly (string | null)[] =>
  itemsOf(list).map((item) => (isMembers(item) && typeof item['name'] === 'string' ? item['name'] : null))
