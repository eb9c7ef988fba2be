/**
 * Checks a task definition against what RegisterTaskDefinition takes: a key that ECS does not know is an error here and not a
 * setting that silently never was. Pure; the shape is generated from the service model.
 *
 * Kept exactly: every text, list and map, also an empty one. Dropped without noise: what only DescribeTaskDefinition tells, and keys
 * whose value is null (`tag: null` is how templates write "not set"; ECS has no null).
 */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import { nearest } from '../near-match.ts'
import { READ_ONLY_KEYS, ROOT, STRUCTURES } from './shape.ts'
import type { TaskDefinitionDraft } from './task-definition.ts'

export interface CheckedTaskDefinition {
  readonly draft: TaskDefinitionDraft
  /** What was changed on the way, in words, for the debug log; empty when nothing was. */
  readonly notes: readonly string[]
}

interface Walk {
  readonly problems: string[]
  readonly notes: string[]
}

/** A value, the type that it should have, and where it stands. */
interface Place {
  readonly value: unknown
  readonly type: string
  readonly path: string
}

type Members = Readonly<Record<string, unknown>>

/**
 * A value that was read from a file or from ECS, as a draft. `source` names it in messages.
 * @throws ShipError `E_TASK_DEFINITION_INVALID` that lists every problem with its path
 */
export const checkTaskDefinition = (value: unknown, source: string): CheckedTaskDefinition => {
  const walk: Walk = { problems: [], notes: [] }
  const checked = check({ value: withoutReadOnly(unwrap(value)), type: ROOT, path: '' }, walk)
  if (isMembers(checked)) checkNames(checked, walk)
  if (walk.problems.length > 0) {
    const listed = walk.problems.map((problem) => `- ${problem}`).join('\n')
    const count = walk.problems.length === 1 ? 'a problem' : `${walk.problems.length} problems`
    throw fault('E_TASK_DEFINITION_INVALID', { message: `the task definition ${source} has ${count}:\n${listed}` })
  }
  // The walk has proved every member against the model that this type is generated from.
  const input = checked as RegisterTaskDefinitionCommandInput
  return { draft: { input, source }, notes: walk.notes }
}

/** The reply of `aws ecs describe-task-definition` holds the definition one level down, its tags beside it. */
const unwrap = (value: unknown): unknown => {
  if (!isMembers(value) || !isMembers(value['taskDefinition'])) return value
  const { taskDefinition, tags, ...rest } = value
  if (Object.keys(rest).length > 0) return value
  return Array.isArray(tags) && tags.length > 0 ? { ...taskDefinition, tags } : taskDefinition
}

/** Without what ECS adds to a registered one, and without the `$schema` by which editors complete the file. */
const withoutReadOnly = (value: unknown): unknown =>
  isMembers(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema' && !READ_ONLY_KEYS.includes(key)))
    : value

const check = (place: Place, walk: Walk): unknown => {
  const { type } = place
  if (type.endsWith('[]')) return checkList({ ...place, type: type.slice(0, -'[]'.length) }, walk)
  if (type.endsWith('{}')) return checkMap({ ...place, type: type.slice(0, -'{}'.length) }, walk)
  const structure = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : undefined
  return structure === undefined ? checkSimple(place, walk) : checkStructure(place, structure, walk)
}

const checkSimple = (place: Place, walk: Walk): unknown => {
  const { value, type, path } = place
  if (typeof value === type) return value
  if (type === 'string' && typeof value === 'number') {
    walk.notes.push(`${path}: the number ${value} is sent as the text "${value}", as ECS takes it`)
    return String(value)
  }
  const hint =
    type === 'string' && typeof value === 'boolean' ? `; write "${String(value)}" in quotes` : quotedHint(value, type)
  return refuse(`${path}: is ${nameOf(value)} where ECS takes ${article(type)}${hint}`, walk)
}

const quotedHint = (value: unknown, type: string): string => {
  const isQuoted =
    typeof value === 'string' &&
    ((type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) || (type === 'boolean' && /^(true|false)$/.test(value)))
  return isQuoted ? `; write ${value} without quotes` : ''
}

const checkList = (place: Place, walk: Walk): unknown => {
  if (!Array.isArray(place.value))
    return refuse(`${place.path}: is ${nameOf(place.value)} where ECS takes a list`, walk)
  return place.value.map((value: unknown, index) =>
    check({ value, type: place.type, path: `${place.path}[${index}]` }, walk),
  )
}

const checkMap = (place: Place, walk: Walk): unknown => {
  const { value, type, path } = place
  if (!isMembers(value)) return refuse(`${path}: is ${nameOf(value)} where ECS takes keys with values`, walk)
  return Object.fromEntries(
    present(value).map(([key, member]) => [key, check({ value: member, type, path: `${path}.${key}` }, walk)]),
  )
}

const checkStructure = (place: Place, types: Readonly<Record<string, string>>, walk: Walk): unknown => {
  const { value, path } = place
  if (!isMembers(value)) {
    return refuse(`${path === '' ? 'the whole' : path}: is ${nameOf(value)} where ECS takes keys with values`, walk)
  }
  const members = present(value)
  for (const [name, type] of Object.entries(types)) {
    const isMissing = type.endsWith('!') && !members.some(([key]) => key === name)
    if (isMissing) walk.problems.push(`${inside(path, name)}: is missing`)
  }
  const checked = members.flatMap(([key, member]): readonly (readonly [string, unknown])[] => {
    const type = Object.hasOwn(types, key) ? types[key] : undefined
    if (type === undefined) {
      const near = nearest(key, Object.keys(types))
      walk.problems.push(`${inside(path, key)}: unknown key${near === null ? '' : `; did you mean ${near}?`}`)
      return []
    }
    return [[key, check({ value: member, type: type.replace('!', ''), path: inside(path, key) }, walk)]]
  })
  return Object.fromEntries(checked)
}

/** The model requires no name of a container; ECS does, and the image is set by it. */
const checkNames = (checked: Members, walk: Walk): void => {
  const containers = Array.isArray(checked['containerDefinitions']) ? checked['containerDefinitions'] : null
  if (containers?.length === 0) walk.problems.push('containerDefinitions: is empty')
  const seen = new Set<unknown>()
  for (const [index, container] of (containers ?? []).entries()) {
    if (!isMembers(container)) continue
    const name = container['name']
    const path = `containerDefinitions[${index}].name`
    if (typeof name !== 'string' || name === '') walk.problems.push(`${path}: is missing`)
    else if (seen.has(name)) walk.problems.push(`${path}: '${name}' is the name of another container, too`)
    seen.add(name)
  }
}

const inside = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const present = (members: Members): readonly (readonly [string, unknown])[] =>
  Object.entries(members).filter(([, value]) => value !== null && value !== undefined)

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'keys with values' : article(typeof value)
}

const article = (type: string): string => {
  if (type === 'string') return 'a text'
  return type === 'boolean' ? 'true or false' : `a ${type}`
}

const refuse = (problem: string, walk: Walk): unknown => {
  walk.problems.push(problem)
  return undefined
}
