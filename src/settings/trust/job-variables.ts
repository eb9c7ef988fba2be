/**
 * What a value hands of the job to the build: variables by their names, and the SSH agent, whose variable is SSH_AUTH_SOCK. Those of a
 * checkout that is not trusted count only where the trusted file hands over the same in that setting.
 */
import { fieldOf, type SettingName } from '../declaration.ts'
import type { Level, SetValue } from '../levels.ts'

/** Whether a setting of a level hands anything of the job to the build. */
export const handsOver = (name: SettingName, { settings }: Level): boolean => {
  const set = settings.get(name)
  return set !== undefined && variablesOf(name, set).length > 0
}

/** The checkout's value without what the trusted level does not hand over; where nothing of it is left, the trusted value or null. */
export const withoutOthers = (name: SettingName, own: SetValue, trusted: Level): SetValue | null => {
  const above = trusted.settings.get(name)
  const allowed = new Set(above === undefined ? [] : variablesOf(name, above))
  const isAllowed = (value: unknown): boolean => variablesIn(name, value).every((variable) => allowed.has(variable))
  if (own.state === 'wrong' || isAllowed(own.value)) return own
  const value = entriesOf(own.value, isAllowed)
  return value === null ? (above ?? null) : { ...own, value }
}

const variablesOf = (name: SettingName, { state, value }: SetValue): readonly string[] =>
  state === 'wrong' ? [] : variablesIn(name, value)

const variablesIn = (name: SettingName, value: unknown): readonly string[] => fieldOf(name).variables(value)

/** The entries of a list or a map that are allowed; null for a value that is one whole. */
const entriesOf = (value: unknown, isAllowed: (value: unknown) => boolean): unknown => {
  if (Array.isArray(value)) return value.filter((item: unknown) => isAllowed([item]))
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]: readonly [string, unknown]) => isAllowed({ [key]: item })),
  )
}
