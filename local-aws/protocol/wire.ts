/** The two kinds of protocol of our services: AWS JSON 1.1, and Query with XML. Pure: text in, text out. */
import { types } from 'node:util'
import type { AwsError } from './aws-error.ts'
import type { ServiceName } from './call.ts'
import { readForm } from './query-form.ts'
import { queryError, queryReply, queryService, queryServiceOf } from './query.ts'

/** A parsed request. `input` is what the caller sent, not checked yet; a form becomes an input by {@link inputOf}. */
export interface WireRequest {
  readonly service: ServiceName
  readonly operation: string
  readonly input: unknown
}

/** A reply, ready to be sent. */
export interface WireReply {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

const TARGETS: Readonly<Record<string, ServiceName>> = {
  AmazonEC2ContainerRegistry_V20150921: 'ecr',
  AmazonEC2ContainerServiceV20141113: 'ecs',
  AmazonSSM: 'ssm',
  AnyScaleFrontendService: 'application-autoscaling',
  CodeDeploy_20141006: 'codedeploy',
  GraniteServiceVersion20100801: 'cloudwatch',
  Logs_20140328: 'logs',
  secretsmanager: 'secretsmanager',
}

/** Reads a request by its `X-Amz-Target` or by its form; null if it has neither. Throws SyntaxError on invalid JSON. */
export const readRequest = (target: string | undefined, contentType: string, body: string): WireRequest | null => {
  const [prefix = '', operation = ''] = (target ?? '').split('.')
  const service = TARGETS[prefix]
  if (service !== undefined) return { service, operation, input: body === '' ? {} : (JSON.parse(body) as unknown) }
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return null
  const form = new Map(new URLSearchParams(body))
  const action = form.get('Action')
  const asked = queryServiceOf(form.get('Version') ?? null)
  form.delete('Action')
  form.delete('Version')
  return action === undefined || asked === undefined ? null : { service: asked.name, operation: action, input: form }
}

/** The input of a request by the schema of its operation: a form has only texts and the names of the wire. */
export const inputOf = ({ service, input }: WireRequest, schema: unknown): unknown => {
  const query = queryService(service)
  return query === undefined || !(input instanceof Map) ? input : readForm(textsOf(input), schema, query.style)
}

const textsOf = (form: ReadonlyMap<unknown, unknown>): ReadonlyMap<string, string> =>
  new Map([...form].map(([key, value]) => [String(key), String(value)]))

/** A result in the protocol of its service. In JSON, timestamps become seconds since the epoch. */
export const resultReply = (call: WireRequest, result: object, schema: unknown): WireReply => {
  const query = queryService(call.service)
  if (query === undefined) return json(200, JSON.stringify(result, epochSeconds))
  return xml(200, queryReply(query, call.operation, { result, schema }))
}

/** An error in the protocol of its service. */
export const errorReply = (service: ServiceName, error: AwsError): WireReply => {
  const query = queryService(service)
  if (query === undefined) return json(error.status, JSON.stringify({ __type: error.code, message: error.message }))
  const { status, body } = queryError(query, error)
  return xml(status, body)
}

/** `Date.prototype.toJSON` has already run when a replacer gets a value; `this` still holds the Date. */
const epochSeconds = function (this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key] // a replacer's `this` is the holder of the key
  return types.isDate(original) ? original.getTime() / 1000 : value
}

const json = (status: number, body: string): WireReply => ({ status, contentType: 'application/x-amz-json-1.1', body })

const xml = (status: number, body: string): WireReply => ({ status, contentType: 'text/xml', body })
