/** The two protocols of our services: AWS JSON 1.1 (ECR, ECS, Logs) and Query/XML (STS). Pure: text in, text out. */
import { types } from 'node:util'
import type { AwsError } from './aws-error.ts'
import type { ServiceName } from './call.ts'

/** A parsed request. `input` is what the caller sent, not checked yet. */
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
  Logs_20140328: 'logs',
}

const STS_NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

/** Reads a request by its `X-Amz-Target` or, for STS, its form; null if it has neither. Throws SyntaxError on invalid JSON. */
export const readRequest = (target: string | undefined, contentType: string, body: string): WireRequest | null => {
  const [prefix = '', operation = ''] = (target ?? '').split('.')
  const service = TARGETS[prefix]
  if (service !== undefined) return { service, operation, input: body === '' ? {} : (JSON.parse(body) as unknown) }
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return null
  const form = new URLSearchParams(body)
  const operationName = form.get('Action')
  form.delete('Action')
  form.delete('Version')
  const input = Object.fromEntries(form)
  return operationName === null ? null : { service: 'sts', operation: operationName, input }
}

/** A result in the protocol of its service. Timestamps become seconds since the epoch. */
export const resultReply = (call: WireRequest, result: object): WireReply => {
  if (call.service !== 'sts') return json(200, JSON.stringify(result, epochSeconds))
  const members = Object.entries(result).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
  const inner = `<${call.operation}Result>${members.join('')}</${call.operation}Result>${xmlMetadata()}`
  return xml(200, `<${call.operation}Response xmlns="${STS_NAMESPACE}">${inner}</${call.operation}Response>`)
}

/** An error in the protocol of its service. STS's codes do not end in `Exception`. */
export const errorReply = (service: ServiceName, error: AwsError): WireReply => {
  if (service !== 'sts') return json(error.status, JSON.stringify({ __type: error.code, message: error.message }))
  const code = STS_CODES[error.code] ?? error.code
  const detail = `<Error><Type>Sender</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(error.message)}</Message></Error>`
  const status = code === error.code ? error.status : 403
  return xml(
    status,
    `<ErrorResponse xmlns="${STS_NAMESPACE}">${detail}<RequestId>${crypto.randomUUID()}</RequestId></ErrorResponse>`,
  )
}

const STS_CODES: Readonly<Record<string, string>> = {
  ExpiredTokenException: 'ExpiredToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
  AccessDeniedException: 'AccessDenied',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  ThrottlingException: 'Throttling',
}

/** `Date.prototype.toJSON` has already run when a replacer gets a value; `this` still holds the Date. */
const epochSeconds = function (this: unknown, key: string, value: unknown): unknown {
  const original = (this as Record<string, unknown>)[key] // a replacer's `this` is the holder of the key
  return types.isDate(original) ? original.getTime() / 1000 : value
}

const json = (status: number, body: string): WireReply => ({ status, contentType: 'application/x-amz-json-1.1', body })

const xml = (status: number, body: string): WireReply => ({ status, contentType: 'text/xml', body })

const xmlMetadata = (): string => `<ResponseMetadata><RequestId>${crypto.randomUUID()}</RequestId></ResponseMetadata>`

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
