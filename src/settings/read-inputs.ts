/**
 * Inputs and `ship-to-ecs.yaml` -> checked values. An input wins over the file, the file over the default. Every problem is
 * reported at once, in words made for users.
 */
import { fault } from '../errors/fault.ts'
import { nearest } from '../domain/near-match.ts'
import type { ShipError } from '../errors/ship-error.ts'
import type { Field } from './fields.ts'
import { ACTION_INPUTS, INPUTS, type InputName, type Inputs } from './inputs.ts'
import { crossFieldProblems } from './input-rules.ts'
import { readSettings, type FileSettings } from './settings-file.ts'

export interface InputSources {
  /** The text of an input as GitHub hands it over; '' when it was not given. */
  readonly read: (name: string) => string
  /** The names of all inputs that were given, also unknown ones, as GitHub spells them (upper case). */
  readonly given: readonly string[]
  /** The settings file, if there is one. */
  readonly file: { readonly path: string; readonly text: string } | null
}

/** @throws ShipError `E_INPUT` with one line for each problem */
export const readInputs = (sources: InputSources): Inputs => {
  const file = sources.file === null ? { settings: {}, problems: [] } : readSettings(sources.file)
  const fields = Object.entries(INPUTS) as readonly (readonly [InputName, Field<unknown>])[]
  const readings = fields.map(([name, field]) => ({
    name,
    ...readField(name, field, { sources, settings: file.settings }),
  }))
  // Each field's schema has given its value, or null where `Inputs` says so; where it has not, `problems` is not empty.
  const values = Object.fromEntries(readings.map(({ name, value }) => [name, value])) as Inputs
  const problems = [
    ...misspelt(sources.given),
    ...file.problems,
    ...readings.flatMap((reading) => reading.problems),
    ...(file.settings === 'unreadable' ? [] : crossFieldProblems(values)),
  ]
  if (problems.length > 0) throw inputError(problems)
  return values
}

/** One error for all problems; each is a line that names its input. */
export const inputError = (problems: readonly string[]): ShipError =>
  fault('E_INPUT', {
    message:
      problems.length === 1
        ? (problems[0] ?? '')
        : [`${problems.length} inputs need a correction:`, ...problems.map((problem) => `  - ${problem}`)].join('\n'),
  })

interface Reading {
  readonly value: unknown
  readonly problems: readonly string[]
}

const readField = (
  name: InputName,
  field: Field<unknown>,
  from: { readonly sources: InputSources; readonly settings: FileSettings },
): Reading => {
  const given = field.scope === 'input' ? from.sources.read(name) : ''
  if (given.trim() !== '') return check(`\`${name}\``, field, given)
  const setting = settingOf(name, from.settings)
  if (setting !== undefined) return check(`\`${name}\` in ${from.sources.file?.path ?? ''}`, field, setting)
  switch (field.presence) {
    case 'required':
      return { value: null, problems: missing(name, field, from.settings) }
    case 'optional':
      return { value: null, problems: [] }
    case 'defaulted':
      return check(`\`${name}\``, field, field.default)
  }
}

/** An empty text is nothing, as it is for an input. */
const settingOf = (name: InputName, settings: FileSettings): unknown => {
  const setting = settings === 'unreadable' ? undefined : settings[name]
  return setting === '' ? undefined : setting
}

const missing = (name: InputName, field: Field<unknown>, settings: FileSettings): readonly string[] =>
  settings === 'unreadable' ? [] : [`\`${name}\` is required: ${field.description}`]

const check = (label: string, field: Field<unknown>, raw: unknown): Reading => {
  const parsed = field.schema.safeParse(raw)
  if (parsed.success) return { value: parsed.data, problems: [] }
  return { value: null, problems: parsed.error.issues.map((issue) => `${label}: ${issue.message}`) }
}

/** GitHub only warns of inputs that an action does not know; one that is nearly a known one was meant. */
const misspelt = (given: readonly string[]): readonly string[] =>
  given.flatMap((raw) => {
    const name = raw.toLowerCase()
    if (ACTION_INPUTS.some((known) => known === name)) return []
    const near = nearest(name, ACTION_INPUTS)
    return near === null ? [] : [`\`${name}\` is not an input; did you mean \`${near}\`?`]
  })
