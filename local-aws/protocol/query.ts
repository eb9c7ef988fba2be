/** The Query services: which one a form is for, and the envelopes of their replies. */
import type { AwsError } from './aws-error.ts'
import type { ServiceName } from './call.ts'
import type { FormStyle } from './query-form.ts'
import { escapeXml, membersAsXml, tag } from './xml.ts'

interface QueryService {
  readonly name: ServiceName
  readonly namespace: string
  readonly style: FormStyle
}

/** By the version of the API, which every form names. */
const QUERY: Readonly<Record<string, QueryService>> = {
  '2011-06-15': { name: 'sts', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/', style: 'aws' },
  '2010-05-15': {
    name: 'cloudformation',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
    style: 'aws',
  },
  '2010-05-08': { name: 'iam', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/', style: 'aws' },
  '2015-12-01': {
    name: 'elasticloadbalancing',
    namespace: 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/',
    style: 'aws',
  },
  '2016-11-15': { name: 'ec2', namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/', style: 'ec2' },
}

/** The service of that version of an API; undefined when there is none. */
export const queryServiceOf = (version: string | null): QueryService | undefined =>
  version === null ? undefined : QUERY[version]

/** The Query service of that name; undefined for one that speaks JSON. */
export const queryService = (name: ServiceName): QueryService | undefined =>
  Object.values(QUERY).find((service) => service.name === name)

/** The body of a reply. */
export const queryReply = (service: QueryService, operation: string, reply: Reply): string => {
  const { result, schema } = reply
  const members = membersAsXml(result, schema)
  const id = tag('RequestId', crypto.randomUUID())
  const inner =
    service.style === 'ec2'
      ? `${tag('requestId', crypto.randomUUID())}${members}`
      : `${tag(`${operation}Result`, members)}${tag('ResponseMetadata', id)}`
  return `<${operation}Response xmlns="${service.namespace}">${inner}</${operation}Response>`
}

interface Reply {
  readonly result: object
  /** Of the operation's output. */
  readonly schema: unknown
}

/** The status and the body of an error. The codes of these services do not end in `Exception`. */
export const queryError = (
  service: QueryService,
  error: AwsError,
): { readonly status: number; readonly body: string } => {
  const codes = service.style === 'ec2' ? { ...CODES, ...EC2_CODES } : CODES
  const code = MODELLED[error.code] ?? codes[error.code] ?? error.code
  const detail = `${tag('Code', escapeXml(code))}${tag('Message', escapeXml(error.message))}`
  const status = error.code in codes ? 403 : error.status
  if (service.style === 'ec2') {
    const errors = tag('Errors', tag('Error', detail))
    return { status, body: tag('Response', `${errors}${tag('RequestID', crypto.randomUUID())}`) }
  }
  const id = tag('RequestId', crypto.randomUUID())
  const inner = `${tag('Error', `${tag('Type', 'Sender')}${detail}`)}${id}`
  return { status, body: `<ErrorResponse xmlns="${service.namespace}">${inner}</ErrorResponse>` }
}

/** Of an operation itself, whose code the wire does not shorten. */
const MODELLED: Readonly<Record<string, string>> = { WebIdentityTokenExpired: 'ExpiredTokenException' }

const CODES: Readonly<Record<string, string>> = {
  ExpiredTokenException: 'ExpiredToken',
  UnrecognizedClientException: 'InvalidClientTokenId',
  AccessDeniedException: 'AccessDenied',
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  ThrottlingException: 'Throttling',
}

const EC2_CODES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'UnauthorizedOperation',
  UnrecognizedClientException: 'AuthFailure',
  ThrottlingException: 'RequestLimitExceeded',
}
