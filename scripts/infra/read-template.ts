/** A CloudFormation template as data: the short forms of functions (`!Ref`) become the long ones (`{ Ref }`). */
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { z } from 'zod'

/** A value before it is resolved. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** `plain` has made it; zod would walk through every value a second time. */
const json = z.custom<Json>((value) => value !== undefined)

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

const numeric = z.coerce.number().optional()

const parameter = z.strictObject({
  Type: z.string(),
  Description: z.string().optional(),
  Default: z.union([z.string(), z.number()]).optional(),
  AllowedValues: z.array(z.union([z.string(), z.number()])).optional(),
  AllowedPattern: z.string().optional(),
  ConstraintDescription: z.string().optional(),
  MinLength: numeric,
  MaxLength: numeric,
  MinValue: numeric,
  MaxValue: numeric,
  NoEcho: z.boolean().optional(),
})

const resource = z.strictObject({
  Type: z.string(),
  Condition: z.string().optional(),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.enum(['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']).optional(),
  UpdateReplacePolicy: z.enum(['Delete', 'Retain', 'Snapshot']).optional(),
  UpdatePolicy: json.optional(),
  Metadata: json.optional(),
  Properties: z.record(z.string(), json).default({}),
})

const template = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09'),
  Description: z.string().max(1024),
  Metadata: json.optional(),
  Parameters: z.record(z.string(), parameter).default({}),
  Rules: z
    .record(
      z.string(),
      z.strictObject({
        RuleCondition: json.optional(),
        Assertions: z.array(z.strictObject({ Assert: json, AssertDescription: z.string() })),
      }),
    )
    .default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), json))).default({}),
  Conditions: z.record(z.string(), json).default({}),
  Resources: z.record(z.string(), resource),
  Outputs: z
    .record(
      z.string(),
      z.strictObject({ Value: json, Description: z.string().optional(), Condition: z.string().optional() }),
    )
    .default({}),
})

export type Template = z.output<typeof template>
export type Parameter = z.output<typeof parameter>

/** Reads the text of a template. @throws Error for what CloudFormation does not accept, or what the resolver does not know */
export const readTemplate = (text: string): Template => {
  const before = READ.get(text)
  if (before !== undefined) return before
  const read = parsed(text)
  READ.set(text, read)
  return read
}

/** A template has several stacks, one for each environment. */
const READ = new Map<string, Template>()

const parsed = (text: string): Template => {
  const document = parseDocument(text, { logLevel: 'error' })
  const [broken] = document.errors
  if (broken !== undefined) throw broken
  const read = template.safeParse(plain(document.contents))
  if (read.success) return read.data
  throw new Error(`not a template that the resolver knows:\n${z.prettifyError(read.error)}`)
}

/** CloudFormation User Guide, "Template formats": no aliases, no merges. */
const plain = (node: unknown): Json => {
  if (node === null) return null
  if (isAlias(node)) throw new Error(`CloudFormation has no YAML aliases: *${node.source}`)
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }): [string, Json] => [
      z.coerce.string().parse(plain(key)),
      plain(value),
    ])
    return tagged(node.tag, Object.fromEntries(pairs))
  }
  if (isSeq(node)) return tagged(node.tag, node.items.map(plain))
  if (isScalar(node)) return tagged(node.tag, scalar.parse(node.value))
  throw new Error('a node of YAML that is neither a map, a list nor a scalar')
}

const tagged = (tag: string | undefined, value: Json): Json => {
  if (tag === undefined || !tag.startsWith('!')) return value
  const name = tag.slice(1)
  if (name === 'Ref' || name === 'Condition') return { [name]: value }
  if (name === 'GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.')
    return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] }
  }
  return { [`Fn::${name}`]: value }
}
