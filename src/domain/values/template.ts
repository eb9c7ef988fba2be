/**
 * Texts with placeholders of this action: `${env:NAME}`, `${ssm:/path}`, `${cfn:stack.Output}`, `${tfstate:output.name}`, `${settings:name}`. One
 * more dollar sign escapes them; everything else is sent as it is written.
 */
import { nearest } from '../near-match.ts'

export const VALUE_SOURCES = ['env', 'ssm', 'cfn', 'tfstate', 'settings'] as const

export type ValueSource = (typeof VALUE_SOURCES)[number]

/** What a placeholder asks for. */
export interface Reference {
  readonly source: ValueSource
  /** After the colon; not checked. */
  readonly name: string
  /** The placeholder as it is written. */
  readonly written: string
}

export type Segment =
  /** `escaped`: a placeholder without its first dollar sign. */
  | { readonly kind: 'text' | 'escaped'; readonly text: string }
  | { readonly kind: 'reference'; readonly reference: Reference }

/** A longer name is none, and its text is sent as it is written. */
const LONGEST_NAME = 1100

const OURS = new RegExp(`(\\$?)\\$\\{(${VALUE_SOURCES.join('|')}):([^{}]{0,${LONGEST_NAME}})\\}`, 'g')

export interface Misspelled {
  readonly written: string
  /** The same with the source that was meant. */
  readonly meant: string
}

/** What has the form of a placeholder of this action; behind `:-` and its like, shells have a default. */
const OF_ANY_SOURCE = new RegExp(`(?<!\\$)\\$\\{([A-Za-z]{2,12}):([^{}=+?-][^{}]{0,${LONGEST_NAME}})\\}`, 'g')

/** The first placeholder whose source is nearly one of this action, such as `${smm:/path}`; null when there is none. */
export const misspelledIn = (text: string): Misspelled | null => {
  if (!text.includes('${')) return null
  for (const [written, source = '', name = ''] of text.matchAll(OF_ANY_SOURCE)) {
    const near = nearest(source, VALUE_SOURCES)
    if (near !== null && near !== source) return { written, meant: `\${${near}:${name}}` }
  }
  return null
}

/** The text in pieces; null where nothing in it is ours. */
export const segmentsOf = (text: string): readonly Segment[] | null => {
  // Most texts have none.
  if (!text.includes('${')) return null
  const segments: Segment[] = []
  let from = 0
  for (const match of text.matchAll(OURS)) {
    const [whole, escape = '', source = '', name = ''] = match
    if (match.index > from) segments.push({ kind: 'text', text: text.slice(from, match.index) })
    from = match.index + whole.length
    if (escape === '') {
      // The expression takes no other word.
      segments.push({ kind: 'reference', reference: { source: source as ValueSource, name, written: whole } })
    } else segments.push({ kind: 'escaped', text: whole.slice(1) })
  }
  if (segments.length === 0) return null
  return from === text.length ? segments : [...segments, { kind: 'text', text: text.slice(from) }]
}

/** The text as it is written so that it is sent as it is: what looks like a placeholder is escaped. */
export const escaped = (text: string): string => text.replace(OURS, '$$$&')

interface Rule {
  readonly pattern: RegExp
  readonly example: string
}

/** Of the names in a source (API references: Systems Manager, PutParameter; CloudFormation, CreateStack, Outputs; Terraform, identifiers). */
const RULES: Readonly<Record<ValueSource, Rule>> = {
  env: { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, example: '${env:NAME}, with the name of a variable' },
  ssm: {
    pattern: /^\/?[\w.-]+(?:\/[\w.-]+)*(?::[\w.-]+)?$/,
    example: '${ssm:/path/of/parameter}',
  },
  cfn: { pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}\.[A-Za-z0-9]{1,255}$/, example: '${cfn:stack.Output}' },
  tfstate: { pattern: /^output\.[A-Za-z_][\w-]*$/, example: '${tfstate:output.name}' },
  settings: { pattern: /^[a-z-]+$/, example: '${settings:environment}' },
}

/** What is wrong with the name of a placeholder; null when nothing is. */
export const nameProblem = ({ source, name }: Reference): string | null => {
  const { pattern, example } = RULES[source]
  return pattern.test(name) ? null : `is not written as ${example}`
}
