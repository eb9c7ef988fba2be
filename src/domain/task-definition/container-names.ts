/** The names of containers, which ECS checks although its service model does not. */
import { quoted } from '../bounds.ts'
import { isMembers, type Members, type Walk } from './walk.ts'

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
