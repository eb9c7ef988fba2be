/**
 * Empty values that the console writes into the JSON of a task definition and RegisterTaskDefinition rejects: an empty list of tags, and
 * credentials for a registry without their name.
 */
import { isMembers, type Members, type Walk } from './walk.ts'

/** Without them; each one that is dropped gets a note. */
export const withoutConsoleLeftovers = (value: unknown, walk: Walk): unknown => {
  if (!isMembers(value)) return value
  const { tags, ...rest } = value
  const isEmpty = Array.isArray(tags) && tags.length === 0
  if (isEmpty) walk.notes.push('tags: the empty list is left out; ECS rejects it')
  const containers = value['containerDefinitions']
  return {
    ...(isEmpty ? rest : value),
    ...(Array.isArray(containers)
      ? { containerDefinitions: containers.map((one: unknown, index) => withoutCredentials(one, index, walk)) }
      : {}),
  }
}

const withoutCredentials = (container: unknown, index: number, walk: Walk): unknown => {
  if (!isMembers(container)) return container
  const { repositoryCredentials, ...rest }: Members = container
  if (!isMembers(repositoryCredentials) || repositoryCredentials['credentialsParameter'] !== '') return container
  walk.notes.push(
    `containerDefinitions[${index}].repositoryCredentials: the empty credentialsParameter is left out; ECS rejects it`,
  )
  return rest
}
