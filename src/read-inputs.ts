/**
 * Inputs and `ship-to-ecs.yaml` -> checked values. An input wins over the file, the file over the default. Every problem is
 * reported at once, in words made for users.
 */
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { fault } from './domain/catalogue.ts'
import { nearest } from './domain/near-match.ts'
import type { ShipError } from './core/errors.ts'
import type { Field } from './fields.ts'
import { ACTION_INPUTS, INPUTS, type InputName, type Inputs } from './inputs.ts'
import { crossFieldProblems } from './input-rules.ts'

export interface InputSources {
  /** The text of an input as GitHub hands it over; '' when it was not given. */
  readonly read: (name: string) => string
  /** The names of all inputs that were given, also unknown ones, as GitHub spells them (upper case). */
  readonly given: readonly string[]
  /** The settings file, if there is one. */
  readonly file: { readonly path: string; readonly text: string } | null
}

/** `unreadable`: nobody knows what stands there, so nothing can be called missing. */
type FileSettings = Readonly<Record<string, unknown>> | 'unreadable'

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
  const given = from.sources.read(name)
  const setting = from.settings === 'unreadable' ? undefined : from.settings[name]
  if (field.scope === 'input' && given.trim() !== '') return check(`\`${name}\``, field, given)
  if (setting !== undefined && setting !== null)
    return check(`\`${name}\` in ${from.sources.file?.path ?? ''}`, field, setting)
  switch (field.presence) {
    case 'required':
      return {
        value: null,
        problems: from.settings === 'unreadable' ? [] : [`\`${name}\` is required: ${field.description}`],
      }
    case 'optional':
      return { value: null, problems: [] }
    case 'defaulted':
      return check(`\`${name}\``, field, field.default)
  }
}

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

const settingsSchema = z.record(z.string(), z.unknown())

const readSettings = (file: {
  readonly path: string
  readonly text: string
}): { readonly settings: FileSettings; readonly problems: readonly string[] } => {
  const lineCounter = new LineCounter()
  const document = parseDocument(file.text, { lineCounter, prettyErrors: false })
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const { line, col } = lineCounter.linePos(error.pos[0])
      return `${file.path}, line ${line}, column ${col}: ${error.message}`
    })
    return { settings: 'unreadable', problems }
  }
  const parsed = settingsSchema.safeParse(document.toJS() ?? {})
  if (!parsed.success) return { settings: 'unreadable', problems: [`${file.path}: must be a map of settings`] }
  const known = Object.keys(INPUTS).filter((name) => name !== 'config-file')
  const problems = Object.keys(parsed.data).flatMap((key) => {
    if (known.includes(key)) return []
    const near = nearest(key, known)
    return [`${file.path}: '${key}' is not a setting${near === null ? '' : `; did you mean ${near}?`}`]
  })
  return { settings: parsed.data, problems }
}
