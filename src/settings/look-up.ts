/** The value of one setting: of its input, else of a level of the file, else its default. */
import { fieldOf, type SettingName } from './declaration.ts'
import type { Level } from './levels.ts'

/** The inputs that are set; null for one that is wrong. */
export type GivenInputs = ReadonlyMap<SettingName, unknown>

export interface Found {
  /** Null when nothing is set, and when what is set is wrong: then a problem has been reported. */
  readonly value: unknown
  /** By an input, in the file, or by a default. */
  readonly isSet: boolean
}

export type LookUp = (name: SettingName) => Found

/** Looks settings up for a level; null when nothing is known about the file. */
export const lookUpIn =
  (inputs: GivenInputs, level: Level | null): LookUp =>
  (name) => {
    if (inputs.has(name)) return { value: inputs.get(name), isSet: true }
    const set = level?.settings.get(name)
    if (set !== undefined) return { value: set.value, isSet: true }
    const field = fieldOf(name)
    return field.presence === 'defaulted'
      ? { value: field.schema.parse(field.default), isSet: true }
      : { value: null, isSet: false }
  }
