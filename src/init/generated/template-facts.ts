/** What a template names. */
import { parseDocument } from 'yaml'

interface TemplateFacts {
  readonly parameters: readonly string[]
  /** The parameters without a default. */
  readonly required: readonly string[]
  readonly outputs: readonly string[]
}

/** Templates that were read: each is asked for many times. */
const KNOWN = new Map<string, TemplateFacts>()

/** Of the text of a template, only names: the functions of CloudFormation are of no interest here. */
export const templateFacts = (text: string): TemplateFacts => {
  const known = KNOWN.get(text)
  if (known !== undefined) return known
  const value: unknown = parseDocument(text, { logLevel: 'silent' }).toJS()
  const parameters = Object.entries(membersOf(value, 'Parameters'))
  const facts = {
    parameters: parameters.map(([name]) => name),
    required: parameters.flatMap(([name, one]) => (isMap(one) && 'Default' in one ? [] : [name])),
    outputs: Object.keys(membersOf(value, 'Outputs')),
  }
  KNOWN.set(text, facts)
  return facts
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const membersOf = (value: unknown, section: string): Readonly<Record<string, unknown>> => {
  const members = isMap(value) ? value[section] : undefined
  return isMap(members) ? members : {}
}
