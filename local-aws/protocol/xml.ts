/** The replies of the Query services as XML, named as the model's traits say. */
import { types } from 'node:util'
import { shapeOf, type Traits } from './schema-members.ts'

/** The members of a structure as elements. A value that the schema does not have is not written: the reply was checked before. */
export const membersAsXml = (value: object, schema: unknown): string => {
  const shape = shapeOf(schema)
  if (shape.kind !== 'structure') return ''
  return shape.members
    .map(({ name, schema: inner, traits }) => {
      const own: unknown = Reflect.get(value, name)
      return own === undefined ? '' : element({ name: traits.xmlName ?? name, traits }, own, inner)
    })
    .join('')
}

interface Named {
  readonly name: string
  readonly traits: Traits
}

const element = ({ name, traits }: Named, value: unknown, schema: unknown): string => {
  const shape = shapeOf(schema)
  if (shape.kind === 'list' && Array.isArray(value)) {
    const isFlat = traits.xmlFlattened !== undefined
    const item = { name: isFlat ? name : (shape.traits.xmlName ?? 'member'), traits: {} }
    const items = value.map((one: unknown) => element(item, one, shape.element)).join('')
    return isFlat ? items : tag(name, items)
  }
  return tag(name, typeof value === 'object' && value !== null ? ofObject(value, schema) : escapeXml(String(value)))
}

const ofObject = (value: object, schema: unknown): string =>
  types.isDate(value) ? value.toISOString() : membersAsXml(value, schema)

/** An element; the content is XML already. */
export const tag = (name: string, content: string): string => `<${name}>${content}</${name}>`

/** A text as XML. */
export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
