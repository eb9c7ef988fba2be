/** Holds requests and replies against GitHub's published description, so that this server cannot drift from the service. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { z } from 'zod'
import { OPERATIONS, partsOf, type Operation } from './operations.ts'

const RESPONSE = z.object({ $ref: z.string().optional(), content: z.record(z.string(), z.unknown()).optional() })
const PARAMETER = z.object({ $ref: z.string().optional(), name: z.string().optional(), in: z.string().optional() })
const OPERATION = z.object({
  parameters: z.array(PARAMETER),
  responses: z.record(z.string(), RESPONSE),
  requestBody: z.unknown().optional(),
})
const DOCUMENT = z.object({
  paths: z.record(z.string(), z.record(z.string(), OPERATION)),
  components: z.object({
    parameters: z.record(z.string(), PARAMETER),
    responses: z.record(z.string(), RESPONSE),
  }),
})

/** JSON Schema has no `nullable` without a type, which the description uses (OpenAPI 3.0). */
const asJsonSchema = (_: string, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value
  const { nullable, ...schema }: { readonly nullable: unknown } = value
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema
}

const text = readFileSync(join(import.meta.dirname, 'api.github.com.json'), 'utf8')
const document = DOCUMENT.parse(JSON.parse(text))
const ajv = new Ajv({ strict: false })
formats.default(ajv)
ajv.addSchema(JSON.parse(text, asJsonSchema) as object, 'github')

export interface Reply {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

const pointer = (...path: readonly string[]): string =>
  path.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')

const validators = new Map<string, ValidateFunction>()

const validatorAt = (place: string): ValidateFunction => {
  const validator = validators.get(place) ?? ajv.compile({ $ref: `github#/${place}` })
  validators.set(place, validator)
  return validator
}

const describedAs = (operation: Operation): z.infer<typeof OPERATION> | undefined => {
  const { method, path } = partsOf(operation)
  return document.paths[path]?.[method.toLowerCase()]
}

/** What is wrong with a reply: a status that the operation does not have, or a body that does not fit its schema. */
export const replyViolations = (operation: Operation, { status, contentType, body }: Reply): readonly string[] => {
  const schema = schemaOf(operation, status)
  if (schema === null) return [`${operation} does not answer ${status}`]
  // The raw form of a file is not JSON, and has no schema.
  return contentType.startsWith('application/json') ? misfits(`${operation} ${status}`, schema, body) : []
}

const misfits = (what: string, schema: string, body: string): readonly string[] => {
  const validate = validatorAt(schema)
  return validate(JSON.parse(body)) ? [] : [`${what}: ${ajv.errorsText(validate.errors)}`]
}

/**
 * Any operation may answer these; GitHub describes them in its guides (authentication, permissions, rate limits), and for some operations
 * as well.
 */
const isGeneral = (status: number): boolean => [401, 403, 404, 429].includes(status) || status >= 500

/** Where the description has the schema of a reply in JSON; null for a status that it does not have. */
const schemaOf = (operation: Operation, status: number): string | null => {
  const described = describedAs(operation)?.responses[status]
  const own = described === undefined ? null : placeOf(operation, status, described)
  return own ?? (isGeneral(status) || described !== undefined ? pointer('components', 'schemas', 'basic-error') : null)
}

/** Null for a reply that is described by words alone. */
const placeOf = (operation: Operation, status: number, described: z.infer<typeof RESPONSE>): string | null => {
  const { method, path } = partsOf(operation)
  const name = described.$ref?.split('/').at(-1) ?? null
  const content = name === null ? described.content : document.components.responses[name]?.content
  if (content?.['application/json'] === undefined) return null
  const place =
    described.$ref?.replace(/^#\//u, '') ?? pointer('paths', path, method.toLowerCase(), 'responses', String(status))
  return `${place}/${pointer('content', 'application/json', 'schema')}`
}

export interface Sent {
  readonly query: URLSearchParams
  /** '' where there is none. */
  readonly body: string
}

/** What is wrong with a request: parameters that the operation does not have, and a body that does not fit its schema. */
export const requestViolations = (operation: Operation, { query, body }: Sent): readonly string[] => {
  const parameters = (describedAs(operation)?.parameters ?? []).map((parameter) => {
    const name = parameter.$ref?.split('/').at(-1)
    return name === undefined ? parameter : document.components.parameters[name]
  })
  const known = parameters.filter((parameter) => parameter?.in === 'query').map((parameter) => parameter?.name)
  const unknown = [...query.keys()].filter((name) => !known.includes(name))
  return [...unknown.map((name) => `${operation} has no parameter '${name}'`), ...bodyViolations(operation, body)]
}

const bodyViolations = (operation: Operation, body: string): readonly string[] => {
  const { method, path } = partsOf(operation)
  if (describedAs(operation)?.requestBody === undefined) return body === '' ? [] : [`${operation} takes no body`]
  const place = pointer('paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema')
  return misfits(`the body of ${operation}`, place, body)
}

/** The operation of a request, and what its placeholders stand for. `{ref}` and `{path}` take slashes. */
export const operationOf = (
  method: string,
  pathname: string,
): { readonly operation: Operation; readonly values: Readonly<Record<string, string>> } | null => {
  for (const operation of OPERATIONS) {
    const own = partsOf(operation)
    const pattern = own.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
      name === 'ref' || name === 'path' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    )
    const found = own.method === method ? new RegExp(`^${pattern}$`, 'u').exec(pathname) : null
    if (found === null) continue
    const groups: Readonly<Record<string, string>> = found.groups ?? {}
    const values = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)] as const)
    return { operation, values: Object.fromEntries(values) }
  }
  return null
}
