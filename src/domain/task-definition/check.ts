/**
 * Checks a task definition against the input of RegisterTaskDefinition: an unknown key is an error, not a setting that is silently
 * ignored. Pure; the shape is generated from the service model.
 *
 * Every string, list and map is kept as it is, also an empty one. Keys that only DescribeTaskDefinition returns are dropped, and so are
 * keys whose value is null (templates write `tag: null` for "not set"; ECS has no null).
 */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { fault } from '../../errors/fault.ts'
import { nearest } from '../near-match.ts'
import { READ_ONLY_KEYS, ROOT, STRUCTURES } from './shape.ts'
import type { TaskDefinitionDraft } from './task-definition.ts'

export interface CheckedTaskDefinition {
  readonly draft: TaskDefinitionDraft
  /** What the check changed, in words, for the debug log. */
  readonly notes: readonly string[]
}

interface Walk {
  readonly problems: string[]
  readonly notes: string[]
}

/** A value in the task definition, with the type that it must have and its path. */
interface Part {
  readonly value: unknown
  readonly type: string
  readonly path: string
}

type Members = Readonly<Record<string, unknown>>

/**
 * Checks a value that was read from a file or from ECS; gives it as a draft. `source` names it in messages.
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
  // The walk has checked every member against the model from which this type is generated.
  const input = checked as RegisterTaskDefinitionCommandInput
  return { draft: { input, source }, notes: walk.notes }
}

/** In the output of `aws ecs describe-task-definition` the definition is one level down, with its tags next to it. */
const unwrap = (value: unknown): unknown => {
  if (!isMembers(value) || !isMembers(value['taskDefinition'])) return value
  const { taskDefinition, tags, ...rest } = value
  if (Object.keys(rest).length > 0) return value
  return Array.isArray(tags) && tags.length > 0 ? { ...taskDefinition, tags } : taskDefinition
}

/** Without the keys that ECS adds when it registers a definition, and without `$schema`, which is for editors. */
const withoutReadOnly = (value: unknown): unknown =>
  isMembers(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$schema' && !READ_ONLY_KEYS.includes(key)))
    : value

const check = (part: Part, walk: Walk): unknown => {
  const { type } = part
  if (type.endsWith('[]')) return checkList({ ...part, type: type.slice(0, -'[]'.length) }, walk)
  if (type.endsWith('{}')) return checkMap({ ...part, type: type.slice(0, -'{}'.length) }, walk)
  const structure = Object.hasOwn(STRUCTURES, type) ? STRUCTURES[type] : undefined
  return structure === undefined ? checkSimple(part, walk) : checkStructure(part, structure, walk)
}

const checkSimple = (part: Part, walk: Walk): unknown => {
  const { value, type, path } = part
  if (typeof value === type) return value
  if (type === 'string' && typeof value === 'number') {
    walk.notes.push(`${path}: the number ${value} is sent as the string "${value}", which ECS expects`)
    return String(value)
  }
  const hint =
    type === 'string' && typeof value === 'boolean' ? `; write "${String(value)}" in quotes` : quotedHint(value, type)
  return reject(`${path}: expected ${article(type)}, found ${nameOf(value)}${hint}`, walk)
}

const quotedHint = (value: unknown, type: string): string => {
  const isQuoted =
    typeof value === 'string' &&
    ((type === 'number' && /^-?\d+(\.\d+)?$/.test(value)) || (type === 'boolean' && /^(true|false)$/.test(value)))
  return isQuoted ? `; write ${value} without quotes` : ''
}

const checkList = (part: Part, walk: Walk): unknown => {
  if (!Array.isArray(part.value)) return reject(`${part.path}: expected a list, found ${nameOf(part.value)}`, walk)
  return part.value.map((value: unknown, index) =>
    check({ value, type: part.type, path: `${part.path}[${index}]` }, walk),
  )
}

const checkMap = (part: Part, walk: Walk): unknown => {
  const { value, type, path } = part
  if (!isMembers(value)) return reject(`${path}: expected an object, found ${nameOf(value)}`, walk)
  return Object.fromEntries(
    present(value).map(([key, member]) => [key, check({ value: member, type, path: `${path}.${key}` }, walk)]),
  )
}

const checkStructure = (part: Part, types: Readonly<Record<string, string>>, walk: Walk): unknown => {
  const { value, path } = part
  if (!isMembers(value)) {
    return reject(`${path === '' ? 'the document' : path}: expected an object, found ${nameOf(value)}`, walk)
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

/** The service model does not require container names. ECS does, and the image is set by name. */
const checkNames = (checked: Members, walk: Walk): void => {
  const containers = Array.isArray(checked['containerDefinitions']) ? checked['containerDefinitions'] : null
  if (containers?.length === 0) walk.problems.push('containerDefinitions: is empty')
  const seen = new Set<unknown>()
  for (const [index, container] of (containers ?? []).entries()) {
    if (!isMembers(container)) continue
    const name = container['name']
    const path = `containerDefinitions[${index}].name`
    if (typeof name !== 'string' || name === '') walk.problems.push(`${path}: is missing`)
    else if (seen.has(name)) walk.problems.push(`${path}: another container also has the name '${name}'`)
    seen.add(name)
  }
}

const inside = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const present = (members: Members): readonly (readonly [string, unknown])[] =>
  Object.entries(members).filter(([, value]) => value !== null && value !== undefined)

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : article(typeof value)
}

const article = (type: string): string => {
  return type === 'boolean' ? 'true or false' : `a ${type}`
}

const reject = (problem: string, walk: Walk): unknown => {
  walk.problems.push(problem)
  return undefined
}
