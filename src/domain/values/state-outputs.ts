/** The outputs in a state file of Terraform or OpenTofu (version 4), or in what `terraform output -json` prints. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { listNames, nearest } from '../near-match.ts'
import type { Lookup } from './named-facts.ts'

export type StateOutputs =
  | { readonly kind: 'outputs'; readonly outputs: ReadonlyMap<string, StateOutput> }
  /** `is not JSON`; begins with what the file is or is not. */
  | { readonly kind: 'problem'; readonly why: string }

type StateOutput = z.infer<typeof OUTPUT>

const OUTPUT = z.looseObject({ value: z.unknown(), sensitive: z.boolean().optional() })

/** Of both forms: `{ "name": { "value": …, "sensitive": … } }`. */
const OUTPUTS = z.record(z.string(), OUTPUT)

/** A state has all of these (Terraform, `internal/states/statefile/version4.go`). */
const STATE = z.looseObject({ version: z.literal(4), outputs: OUTPUTS.optional(), lineage: z.string() })

/** Other files that people take for one of the two, by a key. */
const OTHERS: readonly { readonly key: string; readonly what: string }[] = [
  { key: 'encrypted_data', what: 'is an encrypted state' },
  { key: 'backend', what: 'only names the backend that has the state' },
  { key: 'planned_values', what: 'is a plan of Terraform' },
  { key: 'format_version', what: 'is the output of `terraform show -json`' },
]

const USE = 'use a state file of version 4 or the output of `terraform output -json`'

/** Reads either form. */
export const readStateOutputs = (text: string): StateOutputs => {
  const value = jsonValue(text.replace(/^\uFEFF/, ''))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'problem', why: `is not a JSON object; ${USE}` }
  }
  const state = STATE.safeParse(value)
  if (state.success) return { kind: 'outputs', outputs: new Map(Object.entries(state.data.outputs ?? {})) }
  const other = OTHERS.find(({ key }) => Object.hasOwn(value, key))
  if (other !== undefined) return { kind: 'problem', why: `${other.what}; ${USE}` }
  const outputs = PRINTED.safeParse(value)
  if (outputs.success) return { kind: 'outputs', outputs: new Map(Object.entries(outputs.data)) }
  return { kind: 'problem', why: `is not a state; ${USE}` }
}

/** What Terraform prints always says whether an output is sensitive. */
const PRINTED = z.record(z.string(), z.looseObject({ value: z.unknown(), sensitive: z.boolean(), type: z.unknown() }))

/** The value of `${tfstate:output.name}`. */
export const lookUpOutput = (state: StateOutputs, name: string): Lookup => {
  if (state.kind === 'problem') return { kind: 'unreadable', why: state.why }
  const output = state.outputs.get(name.replace(/^output\./, ''))
  if (output === undefined) return { kind: 'problem', why: missing(name, [...state.outputs.keys()]) }
  if (output.sensitive === true) return { kind: 'problem', why: SENSITIVE }
  const why = problemOf(output.value)
  return why === null ? { kind: 'value', text: String(output.value) } : { kind: 'problem', why: `the output ${why}` }
}

const problemOf = (value: unknown): string | null => {
  switch (typeof value) {
    case 'string':
      return value === '' ? 'is empty' : null
    case 'boolean':
      return null
    case 'number':
      return isExact(value) ? null : INEXACT
    default:
      return 'is not a text, a number, true or false'
  }
}

/** JSON is read into numbers of 53 bits: of a longer one, the last digits are others. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))

const INEXACT = 'is a number of too many digits to be read exactly; make it a text, with `tostring` in Terraform'

const SENSITIVE =
  'the output is sensitive, and its value could be read in the task definition; store it as a secret, and hand that to the container with `secrets`'

const missing = (name: string, names: readonly string[]): string => {
  const wanted = name.replace(/^output\./, '')
  const near = nearest(wanted, names)
  const meant = near === null ? '' : `; did you mean output.${near}?`
  return `the state has no output ${wanted}: ${listNames({ plural: 'outputs', word: wanted, names })}${meant}`
}
