/** The outputs in a state file of Terraform or OpenTofu (version 4), or in what `terraform output -json` prints. */
import { z } from 'zod'
import { messageOf } from '../../errors/ship-error.ts'
import { quoted } from '../bounds.ts'
import { jsonKeys, type DoubleKey } from '../json-keys.ts'
import { listNames, nearest } from '../near-match.ts'
import { lineOf, placeOf } from '../task-definition/syntax-fault.ts'
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
  const json = text.replace(/^\uFEFF/, '')
  const parsed = parse(json)
  if (parsed.kind === 'problem') return parsed
  const { value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problem('is not a JSON object')
  const { double } = jsonKeys(json)
  return double === null ? outputsOf(value) : problem(setTwice(json, double))
}

const outputsOf = (value: object): StateOutputs => {
  const state = STATE.safeParse(value)
  if (state.success) return { kind: 'outputs', outputs: new Map(Object.entries(state.data.outputs ?? {})) }
  const outputs = PRINTED.safeParse(value)
  if (outputs.success) return { kind: 'outputs', outputs: new Map(Object.entries(outputs.data)) }
  const other = OTHERS.find(({ key }) => Object.hasOwn(value, key))
  return problem(other?.what ?? olderState(value) ?? 'is not a state')
}

/** Not the one that JSON.parse keeps: the other one may be sensitive. */
const setTwice = (json: string, { key, offset, first }: DoubleKey): string =>
  `sets \`${quoted(key)}\` in line ${lineOf(json, first)} and again in line ${placeOf(json, offset).replace(':', ', column ')}`

type Parsed = { readonly kind: 'json'; readonly value: unknown } | Extract<StateOutputs, { kind: 'problem' }>

const problem = (what: string): Extract<StateOutputs, { kind: 'problem' }> => ({
  kind: 'problem',
  why: `${what}; ${USE}`,
})

const parse = (json: string): Parsed => {
  if (json.trim() === '') return problem('is empty')
  // Half the bytes of ASCII text in UTF-16; `>` of Windows PowerShell writes it.
  if (json.slice(0, 20).includes('\0')) return problem('is not UTF-8 but probably UTF-16')
  if (json.includes('\uFFFD')) return problem('is not UTF-8')
  try {
    return { kind: 'json', value: JSON.parse(json) }
  } catch (thrown) {
    // V8 says where in most cases; the rest of its message can hold a part of the file.
    const [, line, column] = / \(line (\d+) column (\d+)\)$/.exec(messageOf(thrown)) ?? []
    return problem(`is not JSON${line === undefined ? '' : ` (line ${line}, column ${column})`}`)
  }
}

/** Terraform before 0.12 wrote version 3. */
const olderState = (value: object): string | null => {
  const { version } = value as { readonly version?: unknown } // any key may be read of an object
  return typeof version === 'number' && version !== 4 && Object.hasOwn(value, 'lineage')
    ? `is a state of version ${version}`
    : null
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
      return value === null
        ? 'is null'
        : `is ${Array.isArray(value) ? 'a list' : 'an object'}, not a text, a number, true or false`
  }
}

/** JSON is read into numbers of 53 bits: of a longer one, the last digits are others. Fractions of 15 digits are exact; small ones get an exponent. */
const isExact = (value: number): boolean =>
  Number.isInteger(value) ? Number.isSafeInteger(value) : /^-?[\d.]{1,16}$/.test(String(value))

const INEXACT = 'is a number of too many digits to be read exactly; make it a text, with `tostring` in Terraform'

const SENSITIVE =
  'the output is sensitive, and its value could be read in the task definition; store it as a secret, and hand that to the container with `secrets`'

const missing = (name: string, names: readonly string[]): string => {
  const wanted = name.replace(/^output\./, '')
  const near = nearest(wanted, names)
  const meant = near === null ? '' : `; did you mean output.${near}?`
  return `the state has no output ${wanted}: ${listNames({ plural: 'outputs', word: wanted, names })}${meant}`
}
