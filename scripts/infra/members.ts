/** Members of a resolved resource, read with their types. */
import type { ResolvedResource } from './resolve-stack.ts'

type Values = ResolvedResource['properties']
type Value = Values[string]

const at = (of: Values, key: string): Value | undefined => of[key]

/** @throws Error where it is none */
export const text = (of: Values, key: string): string => {
  const value = at(of, key)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`${key} must be a text, but is ${JSON.stringify(value)}`)
}

/** Undefined where it is absent. @throws Error where it is none */
export const maybeText = (of: Values, key: string): string | undefined =>
  at(of, key) === undefined ? undefined : text(of, key)

/** Empty where it is absent; one text counts as a list of it. @throws Error where it is none */
export const texts = (of: Values, key: string): string[] => {
  const value = at(of, key) ?? []
  return (isList(value) ? value : [value]).map((_, index, all) => text({ [key]: all[index] ?? null }, key))
}

/** The members of it; none where it is absent. @throws Error where it is none */
export const members = (of: Values, key: string): Values => asMembers(at(of, key) ?? {}, key)

/** The entries of a list; none where it is absent. @throws Error where one is no map */
export const entries = (of: Values, key: string): readonly Values[] => {
  const value = at(of, key) ?? []
  return (isList(value) ? value : [value]).map((one) => asMembers(one, key))
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

const isMembers = (value: Value): value is Values => typeof value === 'object' && value !== null && !isList(value)

const asMembers = (value: Value, key: string): Values => {
  if (isMembers(value)) return value
  throw new Error(`${key} must be a map, but is ${JSON.stringify(value)}`)
}
