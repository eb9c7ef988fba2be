/** What an operation of the patch does to the places of the settings that have set parts of the definition: items of lists move. */
import type { PatchOperation } from './overrides.ts'
import { isMembers, type Members } from './walk.ts'

/** What an operation takes away, and where it puts something. */
export interface OperationPlaces {
  readonly removed: Target | null
  readonly added: Target | null
}

interface Target {
  /** `containerDefinitions[0].cpu`, as problems are written. */
  readonly path: string
  /** The list that it is an item of, with its index there; null for a member. */
  readonly list: Item | null
}

interface Item {
  readonly path: string
  readonly index: number
  readonly length: number
}

/** Of an operation on the definition as it is before it. */
export const placesOf = (document: Members, operation: PatchOperation): OperationPlaces => {
  const to = targetOf(document, operation.path)
  switch (operation.op) {
    case 'test':
      return { removed: null, added: null }
    case 'remove':
      return { removed: to, added: null }
    case 'replace':
      return { removed: to, added: to }
    case 'add':
    case 'copy':
      return { removed: null, added: to }
    case 'move': {
      const removed = targetOf(document, operation.from)
      return { removed, added: withoutItem(to, removed) }
    }
  }
}

const targetOf = (document: Members, pointer: string): Target => {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let target: Target = { path: '', list: null }
  let whole: unknown = document
  for (const part of parts) {
    const { path } = target
    if (Array.isArray(whole)) {
      const index = part === '-' ? whole.length : Number(part)
      target = { path: `${path}[${index}]`, list: { path, index, length: whole.length } }
      whole = whole[index] as unknown
    } else {
      target = { path: `${path}${path === '' ? '' : '.'}${part}`, list: null }
      whole = isMembers(whole) ? whole[part] : undefined
    }
  }
  return target
}

/** Where a target is after something else was removed. */
const withoutItem = (to: Target, { list: from }: Target): Target => {
  if (from === null) return to
  if (to.list?.path !== from.path) {
    const path = shifted(to.path, from, -1)
    return { path, list: to.list === null ? null : { ...to.list, path: shifted(to.list.path, from, -1) } }
  }
  // In the same list, its index counts without the item already (RFC 6902, section 4.4), but for the end.
  const index = Math.min(to.list.index, from.length - 1)
  return { path: `${from.path}[${index}]`, list: { ...to.list, index } }
}

/** Notes `at` for what an operation has changed. `origins` is changed. */
export const moveOrigins = (origins: Map<string, string>, { removed, added }: OperationPlaces, at: string): void => {
  if (removed !== null) {
    forget(origins, removed.path)
    // A member that is gone can be what is missing; an item leaves its place to the next one.
    if (removed.list === null) origins.set(removed.path, at)
    else shift(origins, removed.list, -1)
  }
  if (added === null) return
  if (added.list === null) forget(origins, added.path)
  else shift(origins, added.list, 1)
  origins.set(added.path, at)
}

/** The origins of a part and of all that is in it. */
const forget = (origins: Map<string, string>, whole: string): void => {
  for (const path of [...origins.keys()]) {
    if (path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`)) origins.delete(path)
  }
}

/** The items from an index on are elsewhere. */
const shift = (origins: Map<string, string>, item: Item, by: 1 | -1): void => {
  const moved = [...origins].flatMap(([path, at]) => {
    const to = shifted(path, item, by)
    return to === path ? [] : [{ path, to, at }]
  })
  for (const { path } of moved) origins.delete(path)
  for (const { to, at } of moved) origins.set(to, at)
}

const shifted = (path: string, { path: list, index }: Item, by: 1 | -1): string => {
  if (!path.startsWith(`${list}[`)) return path
  const [whole = '', number = ''] = /^\[(\d+)\]/.exec(path.slice(list.length)) ?? []
  return Number(number) < index ? path : `${list}[${Number(number) + by}]${path.slice(list.length + whole.length)}`
}
