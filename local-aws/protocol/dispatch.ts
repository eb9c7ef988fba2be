/** One call from its wire form to its reply: recorded, hit by faults, checked against the service model, answered. */
import type { LocalClock } from '../clock/clock.ts'
import { faultError } from './faults.ts'
import type { Fault, Faults } from './faults.ts'
import type { Identities } from '../access/identities.ts'
import { refuseLimited } from '../access/limits.ts'
import type { Throttle } from './throttling.ts'
import { schemaViolations } from './schema.ts'
import type { Representation } from './schema.ts'
import { AwsError } from './aws-error.ts'
import { ANONYMOUS, type Principal, type RecordedRequest, type RecordedViolation, type Service } from './call.ts'
import { denial, refusalOf } from './credentials.ts'
import { errorReply, inputOf, resultReply } from './wire.ts'
import type { WireReply, WireRequest } from './wire.ts'

/** What every call passes through. */
export interface Dispatcher {
  /** What the SDK's clients know of each service. */
  readonly models: readonly Pick<Service, 'name' | 'schemas'>[]
  /** What an account has in a region; without a region, of any. */
  readonly placeOf: (account: string, region: string | null) => Promise<Place>
  readonly identities: Pick<Identities, 'identify'>
  readonly faults: Faults
  /** Members that this AWS has and the SDK's model does not. */
  readonly newer: ReadonlySet<string>
  readonly clock: LocalClock
  readonly startedAt: number
  readonly requests: RecordedRequest[]
  readonly violations: RecordedViolation[]
  /** Brings the state up to date. */
  readonly advance: () => void
}

/** What an account has in a region. */
export interface Place {
  readonly services: readonly Service[]
  /** IAM actions that no caller may use. */
  readonly denied: ReadonlySet<string>
  readonly throttle: Throttle | null
}

/** The headers that say who calls. */
export interface Caller extends Pick<RecordedRequest, 'userAgent' | 'accessKeyId' | 'region'> {
  readonly sessionToken: string | null
}

type TransportFault = Extract<Fault, { kind: 'reset' | 'html500' | 'silent' }>

const isOfTransport = (fault: Fault | null): fault is TransportFault =>
  fault !== null && ['reset', 'html500', 'silent'].includes(fault.kind)

/** A reply, or a transport fault that the server has to produce. */
export type Outcome = { readonly reply: WireReply } | { readonly fault: TransportFault }

/** Answers one call. Never throws. */
export const dispatch = async (dispatcher: Dispatcher, received: WireRequest, caller: Caller): Promise<Outcome> => {
  const schema = schemaOf(dispatcher, received)
  const call = { ...received, input: withoutEmptyPage(inputOf(received, schema.input)) }
  const time = dispatcher.clock.now()
  const { sessionToken: _secret, ...recorded } = caller
  const signed = recognised(dispatcher, caller, call)
  const principal = signed.kind === 'known' ? signed.principal.arn : null
  dispatcher.requests.push({ ...call, ...recorded, principal, time })
  const fault = dispatcher.faults.strike(call.service, call.operation, (time - dispatcher.startedAt) / 1000)
  if (isOfTransport(fault)) return { fault }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
  try {
    const principal = callerOf(fault, signed)
    const place = await dispatcher.placeOf(principal.account, caller.region)
    if (place.denied.has(`${call.service}:${call.operation}`)) throw denial(call)
    refuseLimited(principal, { ...call, region: caller.region })
    place.throttle?.(call, time)
    const result = withFault(fault, await answer(dispatcher, { call, schema, principal, place }))
    if (fault?.kind === 'lost-reply') return { fault: { kind: 'reset' } }
    return { reply: resultReply(call, result, schema.output) }
  } catch (error) {
    return { reply: errorReply(call.service, asAwsError(error)) }
  }
}

const AFTER_EMPTY_PAGE = 'after-an-empty-page'

/** The page after an empty one is the first one that has items. */
const withoutEmptyPage = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && Object.values(input).includes(AFTER_EMPTY_PAGE)
    ? Object.fromEntries(Object.entries(input).filter(([, value]) => value !== AFTER_EMPTY_PAGE))
    : input

/** What is left of a reply. */
const withFault = (fault: Fault | null, result: object): object => {
  if (fault?.kind === 'empty-page') return { [fault.list]: [], [fault.token]: AFTER_EMPTY_PAGE }
  if (fault?.kind !== 'incomplete') return result
  return Object.fromEntries(Object.entries(result).filter(([member]) => member !== fault.without))
}

type Signed =
  { readonly kind: 'known'; readonly principal: Principal } | { readonly kind: 'refused'; readonly error: AwsError }

/** Who calls, by the signature; the one operation that exchanges a token for credentials is not signed. */
const recognised = ({ identities }: Dispatcher, caller: Caller, call: WireRequest): Signed => {
  if (call.operation === 'AssumeRoleWithWebIdentity') return { kind: 'known', principal: ANONYMOUS }
  try {
    const error = refusalOf(caller.accessKeyId, call)
    return error === null ? { kind: 'known', principal: identities.identify(caller) } : { kind: 'refused', error }
  } catch (error) {
    return { kind: 'refused', error: asAwsError(error) }
  }
}

const callerOf = (fault: Fault | null, signed: Signed): Principal => {
  const error = fault === null ? null : faultError(fault)
  if (error !== null) throw error
  if (signed.kind === 'refused') throw signed.error
  return signed.principal
}

interface Answerable {
  readonly call: WireRequest
  readonly schema: OperationSchema
  readonly principal: Principal
  readonly place: Place
}

const answer = async (dispatcher: Dispatcher, { call, schema, principal, place }: Answerable): Promise<object> => {
  const service = place.services.find(({ name }) => name === call.service)
  const operation = service?.operations[call.operation]
  if (operation === undefined) {
    const message = `The local AWS does not have ${call.service}:${call.operation}.`
    dispatcher.violations.push({ side: 'request', ...call, path: '$', problem: message })
    throw new AwsError('UnknownOperationException', message)
  }
  if (!conforms(dispatcher, call, { side: 'request', value: call.input, schema: schema.input })) {
    throw new AwsError('SerializationException', 'The request does not match the service model; see schemaViolations.')
  }
  dispatcher.advance()
  const result = await operation(call.input as never, principal) // the schema check above has made it this operation's input
  if (!conforms(dispatcher, call, { side: 'reply', value: result, schema: schema.output })) {
    throw new AwsError('InternalFailure', 'The local AWS made a reply that does not match the service model.', 500)
  }
  return result
}

interface Side {
  readonly side: RecordedViolation['side']
  readonly value: unknown
  readonly schema: unknown
}

const conforms = (dispatcher: Dispatcher, call: WireRequest, { side, value, schema }: Side): boolean => {
  const representation: Representation = side === 'request' ? 'wire' : 'model'
  const found = schemaViolations(value, schema, representation).filter(
    ({ unknown = '' }) => !dispatcher.newer.has(unknown),
  )
  const { service, operation } = call
  for (const { path, problem } of found) dispatcher.violations.push({ side, service, operation, path, problem })
  return found.length === 0
}

interface OperationSchema {
  readonly input: unknown
  readonly output: unknown
}

/** An operation's schema is `[9, namespace, name, traits, input, output]`. Both are undefined where there is none. */
const schemaOf = ({ models }: Dispatcher, { service, operation }: WireRequest): OperationSchema => {
  const schema = models.find(({ name }) => name === service)?.schemas[`${operation}$`]
  if (!Array.isArray(schema)) return { input: undefined, output: undefined }
  const tuple: readonly unknown[] = schema
  return { input: tuple[4], output: tuple[5] }
}

const asAwsError = (error: unknown): AwsError => {
  if (error instanceof AwsError) return error
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return new AwsError('InternalFailure', `The local AWS failed: ${message}`, 500)
}
