/** The JSON Schema of `ship-to-ecs.yaml`, so that editors complete and check it. */
import { z } from 'zod'
import type { Field } from '../../src/settings/fields.ts'
import { INPUTS } from '../../src/settings/inputs.ts'

/** JSON Schema draft 2020-12 as text. */
export const settingsSchema = (): string => {
  const fields = Object.entries(INPUTS).filter(([name]) => name !== 'config-file')
  const properties = Object.fromEntries(fields.map(([name, field]) => [name, propertyOf(field)]))
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'ship-to-ecs.yaml',
    description: 'Settings of ship-to-ecs. An input of the action wins over the file.',
    type: 'object',
    additionalProperties: false,
    properties,
  }
  return JSON.stringify(schema, null, 2)
}

const propertyOf = (field: Field<unknown>): unknown => {
  const schema = z.toJSONSchema(field.schema, { io: 'input' })
  // Only the file as a whole names its dialect.
  delete schema.$schema
  const initial = field.presence === 'defaulted' && field.default !== '' ? { default: field.default } : {}
  return { description: field.description, ...schema, ...initial }
}
