/**
 * The request of a Query service as its model's input: `Filter.1.Value.1=x` (EC2) or `Names.member.1=x` (IAM, Elastic Load Balancing).
 * What the model does not have is left under its own key, so that the check of the request reports it.
 */
import { shapeOf, type Member, type Traits } from './schema-members.ts'

/** How a service writes forms: EC2 capitalises names and flattens lists. */
export type FormStyle = 'aws' | 'ec2'

/** The input that a form describes. */
export const readForm = (form: ReadonlyMap<string, string>, schema: unknown, style: FormStyle): object => {
  const used = new Set<string>()
  const input = structureOf({ form, style, used }, schema, '')
  const unknown = [...form].filter(([key]) => !used.has(key))
  return { ...input, ...Object.fromEntries(unknown) }
}

interface Reading {
  readonly form: ReadonlyMap<string, string>
  readonly style: FormStyle
  readonly used: Set<string>
}

const structureOf = (reading: Reading, schema: unknown, prefix: string): Record<string, unknown> => {
  const shape = shapeOf(schema)
  if (shape.kind !== 'structure') return {}
  return Object.fromEntries(
    shape.members.flatMap((member) => {
      const value = valueOf(reading, member, `${prefix}${keyOf(member, reading.style)}`)
      return value === undefined ? [] : [[member.name, value]]
    }),
  )
}

const keyOf = ({ name, traits }: Member, style: FormStyle): string => {
  const key = traits.xmlName ?? name
  if (style === 'aws') return key
  return traits.ec2QueryName ?? `${key.charAt(0).toUpperCase()}${key.slice(1)}`
}

const valueOf = (reading: Reading, member: Pick<Member, 'schema' | 'traits'>, key: string): unknown => {
  const shape = shapeOf(member.schema)
  switch (shape.kind) {
    case 'simple':
      return simpleOf(reading, shape.code, key)
    case 'list': {
      const isShort = isFlat(reading.style, member.traits)
      return listOf(reading, {
        element: shape.element,
        prefix: isShort ? key : `${key}.${shape.traits.xmlName ?? 'member'}`,
      })
    }
    case 'structure':
      return hasKeysBelow(reading, key) ? structureOf(reading, member.schema, `${key}.`) : undefined
    case 'other':
      return undefined
  }
}

const isFlat = (style: FormStyle, { xmlFlattened }: Traits): boolean => style === 'ec2' || xmlFlattened !== undefined

const listOf = (
  reading: Reading,
  { element, prefix }: { readonly element: unknown; readonly prefix: string },
): readonly unknown[] | undefined => {
  const items: unknown[] = []
  for (let index = 1; ; index += 1) {
    const item = valueOf(reading, { schema: element, traits: {} }, `${prefix}.${index}`)
    if (item === undefined) return items.length === 0 ? undefined : items
    items.push(item)
  }
}

const hasKeysBelow = ({ form }: Reading, key: string): boolean =>
  [...form.keys()].some((name) => name.startsWith(`${key}.`))

/** The SDK's codes for numbers and booleans (`schema.ts`, simpleType). */
const simpleOf = ({ form, used }: Reading, code: number, key: string): unknown => {
  const text = form.get(key)
  if (text === undefined) return undefined
  used.add(key)
  if (code === 1) return Number(text)
  return code === 2 ? text === 'true' : text
}
