/** Members of a task definition that this version's model of ECS lacks. */
import { isDeepStrictEqual } from 'node:util'
import { quoted } from '../bounds.ts'
import { ROOT, STRUCTURES } from './shape.ts'
import { inside, isMembers } from './walk.ts'

/** By path; a container is named instead of counted: `containerDefinitions[app].newer`. */
export type NewerMembers = ReadonlyMap<string, unknown>

/** Those of a definition; null counts as absent. */
export const newerMembers = (definition: object): NewerMembers => new Map(membersIn({ ...definition }, ROOT, ''))

const membersIn = (value: unknown, type: string, path: string): readonly (readonly [string, unknown])[] => {
  if (type.endsWith('[]')) {
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    return items.flatMap((item, index) =>
      membersIn(item, type.slice(0, -'[]'.length), `${path}[${nameIn(item, index)}]`),
    )
  }
  const types = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : undefined
  if (types === undefined || !isMembers(value)) return []
  return Object.entries(value).flatMap(([key, member]) => {
    if (member === null || member === undefined) return []
    const known = Object.hasOwn(types, key) ? types[key] : undefined
    const at = inside(path, key)
    return known === undefined ? [[at, member] as const] : membersIn(member, known.replace('!', ''), at)
  })
}

const nameIn = (item: unknown, index: number): string =>
  isMembers(item) && typeof item['name'] === 'string' ? quoted(item['name']) : String(index)

/**
 * The paths of what was sent and is not in what ECS returns. At the root a member can be one that ECS sets itself, so that only its presence
 * counts there.
 */
export const lostMembers = (sent: NewerMembers, registered: NewerMembers): readonly string[] =>
  [...sent].flatMap(([path, value]) => {
    const isThere = registered.has(path) && (!path.includes('.') || isDeepStrictEqual(registered.get(path), value))
    return isThere ? [] : [path]
  })
