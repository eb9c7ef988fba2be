/** Holds requests and replies against GitHub's published description, so that this server cannot drift from the service. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { z } from 'zod'
import { OPERATIONS, type OperationPath } from './operations.ts'

const RESPONSE = z.object({ $ref: z.string().optional(), content: z.record(z.string(), z.unknown()).optional() })
const PARAMETER = z.object({ $ref: z.string().optional(), name: z.string().optional(), in: z.string().optional() })
const DOCUMENT = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({ parameters: z.array(PARAMETER), responses: z.record(z.string(), RESPONSE) }),
    }),
  ),
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
}

const pointer = (...path: readonly string[]): string =>
  path.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')

const validators = new Map<string, ValidateFunction>()

const validatorAt = (place: string): ValidateFunction => {
  const validator = validators.get(place) ?? ajv.compile({ $ref: `github#/${place}` })
  validators.set(place, validator)
  return validator
}

/** What is wrong with a reply: a status that the operation does not have, or a body that does not fit its schema. */
export const replyViolations = (operation: OperationPath, { status, contentType, body }: Reply): readonly string[] => {
  const schema = schemaOf(operation, status)
  if (schema === null) return [`${operation} does not answer ${status}`]
  // The raw form of a file is not JSON, and has no schema.
  if (!contentType.startsWith('application/json')) return []
  const validate = validatorAt(schema)
  return validate(JSON.parse(body)) ? [] : [`${operation} ${status}: ${ajv.errorsText(validate.errors)}`]
}

/** Any operation may answer these; GitHub describes them in its guides (authentication, rate limits), not for each operation. */
const isGeneral = (status: number): boolean => status === 401 || status === 429 || status >= 500

/** Where the description has the schema of a reply in JSON; null for a status that it does not have. */
const schemaOf = (operation: OperationPath, status: number): string | null => {
  if (isGeneral(status)) return pointer('components', 'schemas', 'basic-error')
  const described = document.paths[operation]?.get.responses[status]
  if (described === undefined) return null
  const place = described.$ref?.replace(/^#\//u, '') ?? pointer('paths', operation, 'get', 'responses', String(status))
  return `${place}/${pointer('content', 'application/json', 'schema')}`
}

/** What is wrong with a query: parameters that the operation does not have. */
export const requestViolations = (operation: OperationPath, query: URLSearchParams): readonly string[] => {
  const parameters = (document.paths[operation]?.get.parameters ?? []).map((parameter) => {
    const name = parameter.$ref?.split('/').at(-1)
    return name === undefined ? parameter : document.components.parameters[name]
  })
  const known = parameters.filter((parameter) => parameter?.in === 'query').map((parameter) => parameter?.name)
  return [...query.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => `${operation} has no parameter '${name}'`)
}

/** The operation of a path, and what its placeholders stand for. `{ref}` and `{path}` take slashes. */
export const operationOf = (
  pathname: string,
): { readonly operation: OperationPath; readonly values: Readonly<Record<string, string>> } | null => {
  for (const operation of OPERATIONS) {
    const pattern = operation.replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
      name === 'ref' || name === 'path' ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    )
    const found = new RegExp(`^${pattern}$`, 'u').exec(pathname)
    if (found === null) continue
    const groups: Readonly<Record<string, string>> = found.groups ?? {}
    const values = Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)] as const)
    return { operation, values: Object.fromEntries(values) }
  }
  return null
}
