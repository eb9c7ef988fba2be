/** The value of one setting: of its input, else of a level of the file, else its default. */
import { fieldOf, type SettingName } from './declaration.ts'
import type { Level } from './levels.ts'
import type { Position } from './problems.ts'

/** The inputs that are set; null for one that is wrong, `UNSET` for one that unsets what the file sets. */
export type GivenInputs = ReadonlyMap<SettingName, unknown>

/** The input `none` of a setting whose description says so. */
export const UNSET = Symbol('unset')

/** What the text of such an input is. */
export const isNone = (name: SettingName, text: string): boolean =>
  fieldOf(name).isUnsetByNone && text.trim() === 'none'

export interface Found {
  /** Null when nothing is set, and when what is set is wrong: then a problem has been reported. */
  readonly value: unknown
  /** By an input, in the file, or by a default. */
  readonly isSet: boolean
  /** Where it is set in the file; absent where it is not. */
  readonly at?: Position
}

export type LookUp = (name: SettingName) => Found

/** Looks settings up for a level; null when nothing is known about the file. */
export const lookUpIn =
  (inputs: GivenInputs, level: Level | null): LookUp =>
  (name) => {
    const input = inputs.get(name)
    if (input !== undefined && input !== UNSET) return { value: input, isSet: true }
    const set = input === UNSET ? undefined : level?.settings.get(name)
    if (set !== undefined) return { value: set.value, isSet: true, at: set.at }
    const field = fieldOf(name)
    return field.presence === 'defaulted'
      ? { value: field.schema.parse(field.default), isSet: true }
      : { value: null, isSet: false }
  }
