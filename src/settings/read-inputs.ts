/** The inputs of the workflow -> checked values. */
import { nearest } from '../domain/near-match.ts'
import { ACTION_INPUTS, fieldOf, SETTING_NAMES, type SettingName } from './declaration.ts'
import { isNone, UNSET, type GivenInputs } from './look-up.ts'
import { problem, wrongValue, type Problem } from './problems.ts'
import { readGuardedInput } from './trust/guarded-input.ts'
import type { ReadTree } from './yaml-tree.ts'

export interface InputSources {
  /** The text of an input as GitHub hands it over; '' when it is not set. */
  readonly read: (name: string) => string
  /** The names of all inputs that are set, also unknown ones, as GitHub spells them (upper case). */
  readonly given: readonly string[]
  readonly readTree: ReadTree
}

export interface InputsReading {
  readonly inputs: GivenInputs
  readonly problems: readonly Problem[]
}

/** Reads every input that is set; everything that is wrong with them is in `problems`. */
export const readInputs = ({ read, given, readTree }: InputSources): InputsReading => {
  const readings = ACTION_INPUTS.flatMap((name) => {
    const text = read(name)
    return text.trim() === '' ? [] : [{ name, ...check(name, text) }]
  })
  const guarded = readGuardedInput(read(GUARDED_INPUT), readTree)
  return {
    // An input of its own overrides a key of `guarded-settings`.
    inputs: new Map([...guarded.inputs, ...readings.map(({ name, value }) => [name, value] as const)]),
    problems: [...misspelt(given), ...readings.flatMap(({ problems }) => problems), ...guarded.problems],
  }
}

export const GUARDED_INPUT: SettingName = 'guarded-settings'

const check = (name: SettingName, text: string): { readonly value: unknown; readonly problems: readonly Problem[] } => {
  if (isNone(name, text)) return { value: UNSET, problems: [] }
  const parsed = fieldOf(name).schema.safeParse(text)
  if (parsed.success) return { value: parsed.data, problems: [] }
  return { value: null, problems: parsed.error.issues.map(({ message }) => problem(wrongValue(name, message))) }
}

/** GitHub only warns of inputs that an action does not have. One that is a key of the file, or nearly the name of an input, was meant. */
const misspelt = (given: readonly string[]): readonly Problem[] =>
  given.flatMap((raw) => {
    const name = raw.toLowerCase()
    if (ACTION_INPUTS.some((known) => known === name)) return []
    if (SETTING_NAMES.some((known) => known === name))
      return [problem(`\`${name}\` is not an input: set it in ship-to-ecs.yaml`)]
    const near = nearest(name, ACTION_INPUTS)
    return near === null ? [] : [problem(`\`${name}\` is not an input; did you mean \`${near}\`?`)]
  })
