/**
 * Applies a JSON Patch (RFC 6902) to a task definition. The library applies it; that each place exists is checked here before, because the
 * message must say which part of a path is missing, and because the library takes `/-` for a place that can be replaced.
 */
import { applyPatch, Pointer } from 'rfc6902'
import { quoted } from '../bounds.ts'
import { listNames } from '../near-match.ts'
import { atSetting, type Changed, type Overrides, type PatchOperation } from './overrides.ts'
import { moveOrigins, placesOf } from './patch-origins.ts'
import { isMembers, nameOf, type Members } from './walk.ts'
import { asWritten, isWrittenNumber, textOf } from './written-number.ts'

const SETTING = 'task-definition-patch'

/**
 * Operations after one that fails are not applied: what they would do depends on it. `before` are the origins of what the settings have
 * set already.
 */
export const withPatch = (
  value: Members,
  overrides: Overrides,
  before: Changed['origins'] = new Map(),
): Changed<Members> => {
  const patch = overrides[SETTING]
  const origins = new Map(before)
  if (patch.length === 0) return { value, problems: [], origins }
  // The library changes what it is given, and copies objects without their symbols.
  const document = encoded(value) as Record<string, unknown>
  let room = MOST_COPIED
  for (const [index, operation] of patch.entries()) {
    const at = atSetting(overrides, SETTING, index)
    // Its paths lead through the definition as it is before the operation.
    const places = placesOf(document, operation)
    const absent = missing(document, operation)
    if (absent === null && operation.op === 'copy') room -= sizeAt(document, operation.from, room)
    const why = absent ?? (room < 0 ? TOO_MUCH : apply(document, operation))
    if (why !== null) {
      const what = `\`${SETTING}\`: operation ${index + 1} (${operation.op} ${quoted(operation.path)}) does not apply: ${why}`
      return { value, problems: [`${at}${what}`], origins }
    }
    moveOrigins(origins, places, at.slice(0, -2))
  }
  // An object stays one: an operation on the whole document is refused.
  return { value: decoded(document) as Members, problems: [], origins }
}

/** Values and characters that all copies may add: each can double what there is. ECS registers at most 64 KiB. */
const MOST_COPIED = 200_000

const TOO_MUCH = `the copies add more than ${MOST_COPIED} characters; ECS registers at most 64 KiB`

/** Counts no further than the limit. */
const sizeAt = (document: Members, pointer: string, limit: number): number => {
  const open: unknown[] = [Pointer.fromJSON(pointer).get(document)]
  let size = 0
  while (open.length > 0 && size <= limit) {
    const value = open.pop()
    size += 1 + (typeof value === 'string' ? value.length : 0)
    if (typeof value === 'object' && value !== null) {
      for (const inner of Object.entries(value)) open.push(...inner)
    }
  }
  return size
}

/** Null when it was applied, else why not. */
const apply = (document: Members, operation: PatchOperation): string | null => {
  const own: PatchOperation = 'value' in operation ? { ...operation, value: encoded(operation.value) } : operation
  const [error] = applyPatch(document, [own])
  if (error === null || error === undefined) return null
  return operation.op === 'test' ? 'the value there is another one' : error.message
}

const missing = (document: Members, operation: PatchOperation): string | null => {
  const { op, path } = operation
  if ('from' in operation) {
    const why = missingAt(document, operation.from, 'existing')
    if (why !== null) return `from ${quoted(operation.from)}: ${why}`
    if (op === 'move' && `${path}/`.startsWith(`${operation.from}/`)) return 'a value cannot be moved into itself'
  }
  return missingAt(document, path, op === 'add' || 'from' in operation ? 'new' : 'existing')
}

/** The names that lead to what every object has by nature; no key of a task definition is one of them. */
const NO_KEYS = ['__proto__', 'constructor', 'prototype']

/** Why a path leads nowhere. The last part of a `new` one may be missing. */
const missingAt = (document: Members, path: string, last: 'new' | 'existing'): string | null => {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (parts.length === 0) return 'it names the whole task definition; name a part of it'
  let value: unknown = document
  for (const [index, part] of parts.entries()) {
    if (NO_KEYS.includes(part)) return `'${part}' cannot be a key`
    const place = index === 0 ? 'the task definition' : `/${parts.slice(0, index).join('/')}`
    const isNew = last === 'new' && index === parts.length - 1
    const why = Array.isArray(value)
      ? missingItem(value, part, { place, isNew })
      : missingMember(value, part, { place, isNew })
    if (why !== null) return why
    value = (value as Readonly<Record<string, unknown>>)[part] // a list has its indexes as keys
  }
  return null
}

interface Step {
  readonly place: string
  readonly isNew: boolean
}

const missingItem = (list: readonly unknown[], part: string, { place, isNew }: Step): string | null => {
  const entries = `${list.length} ${list.length === 1 ? 'entry' : 'entries'}`
  if (part === '-' && isNew) return null
  if (!/^(0|[1-9]\d{0,8})$/.test(part)) {
    const names = namesIn(list)
    const instead = names.includes(part) ? `; \`${quoted(part)}\` is number ${names.indexOf(part)}` : ''
    return `${quoted(place)} is a list, so '${quoted(part)}' must be the number of an entry${instead}`
  }
  return Number(part) < list.length || (isNew && Number(part) === list.length)
    ? null
    : `${quoted(place)} has ${entries}, counted from 0`
}

const namesIn = (list: readonly unknown[]): readonly string[] =>
  list.map((entry) => (isMembers(entry) ? String(entry['name']) : ''))

const missingMember = (value: unknown, part: string, { place, isNew }: Step): string | null => {
  if (!isMembers(value)) return `${quoted(place)} is ${nameOf(value)}, which has no '${quoted(part)}'`
  if (isNew || Object.hasOwn(value, part)) return null
  const names = listNames({ plural: 'keys', word: part, names: Object.keys(value) })
  return `${quoted(place)} has no '${quoted(part)}' (${names})`
}

/** A number that is written in another way becomes a text that no file has, so that the library copies and compares it as one. */
const MARK = '\0number '

const encoded = (value: unknown): unknown => {
  if (isWrittenNumber(value)) return `${MARK}${textOf(value)} ${value.value}`
  if (Array.isArray(value)) return value.map(encoded)
  return isMembers(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encoded(member)]))
    : value
}

const decoded = (value: unknown): unknown => {
  if (typeof value === 'string' && value.startsWith(MARK)) {
    const [text = '', number] = value.slice(MARK.length).split(' ')
    return asWritten(Number(number), text)
  }
  if (Array.isArray(value)) return value.map(decoded)
  return isMembers(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decoded(member)]))
    : value
}
