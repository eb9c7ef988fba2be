/** Fault rules: which calls fail, when, and how. The first rule that matches a call is used; a rule can be limited in count and time. */
import type { ServiceName } from './call.ts'
import { AwsError } from './aws-error.ts'

/** How a call fails. */
export type Fault =
  | { readonly kind: 'throttle' }
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly status: number }
  | { readonly kind: 'reset' }
  /** The connection is reset once so much of the request's body has come: in the middle of a layer. Only of the registry. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'html500' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The request is accepted and never answered. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'expired-token' }
  /** The request is carried out, and its reply is lost. */
  | { readonly kind: 'lost-reply' }
  /** The reply lacks this member. */
  | { readonly kind: 'incomplete'; readonly without: string }
  /** The reply is a page without items, and a token for the next one. */
  | { readonly kind: 'empty-page'; readonly list: string; readonly token: string }

/**
 * A fault and the calls that it hits: any service or operation unless one is named, after `afterCalls` matching calls, after
 * `afterSeconds` since the server's start on its clock and before `untilSeconds`, and at most `times` times. The operations of
 * `registry` are `<METHOD> <kind>`, kind being `ping`, `manifest`, `upload` or `blob`.
 */
export type FaultRule = Fault & {
  readonly service?: ServiceName
  readonly operation?: string
  readonly afterCalls?: number
  readonly afterSeconds?: number
  readonly untilSeconds?: number
  readonly times?: number
}

/** Decides on each call. */
export interface Faults {
  /** The fault that hits this call, or null. `seconds` is the time since the server's start. */
  readonly strike: (service: ServiceName, operation: string, seconds: number) => Fault | null
  /** Whether the connection is cut now. A body that ends earlier does not count against `times`. */
  readonly cuts: (operation: string, receivedBytes: number) => boolean
  /** Adds a rule while the server runs. */
  readonly add: (rule: FaultRule) => void
}

/** Keeps the rules and counts their calls and hits. */
export const createFaults = (initial: readonly FaultRule[]): Faults => {
  const rules = initial.map((rule) => ({ rule, calls: 0, strikes: 0 }))
  const isDue = (entry: (typeof rules)[number], seconds: number): boolean =>
    entry.calls > (entry.rule.afterCalls ?? 0) &&
    seconds >= (entry.rule.afterSeconds ?? 0) &&
    seconds < (entry.rule.untilSeconds ?? Number.POSITIVE_INFINITY) &&
    entry.strikes < (entry.rule.times ?? Number.POSITIVE_INFINITY)
  return {
    add: (rule) => void rules.push({ rule, calls: 0, strikes: 0 }),
    strike: (service, operation, seconds) => {
      const matching = rules.filter(
        ({ rule }) =>
          rule.kind !== 'cut' && (rule.service ?? service) === service && (rule.operation ?? operation) === operation,
      )
      for (const entry of matching) entry.calls += 1
      const struck = matching.find((entry) => isDue(entry, seconds))
      if (struck === undefined) return null
      struck.strikes += 1
      return struck.rule
    },
    cuts: (operation, receivedBytes) => {
      const struck = rules.find(
        ({ rule, strikes }) =>
          rule.kind === 'cut' &&
          (rule.operation ?? operation) === operation &&
          receivedBytes >= rule.afterBytes &&
          strikes < (rule.times ?? Number.POSITIVE_INFINITY),
      )
      if (struck === undefined) return false
      struck.strikes += 1
      return true
    },
  }
}

/** The AWS error that a fault returns, or null if the fault is not an AWS error (of the transport or of the reply). */
export const faultError = (fault: Fault): AwsError | null => {
  switch (fault.kind) {
    case 'throttle':
      return new AwsError('ThrottlingException', 'Rate exceeded')
    case 'expired-token':
      return new AwsError('ExpiredTokenException', 'The security token included in the request is expired')
    case 'error':
      return new AwsError(fault.code, fault.message, fault.status)
    default:
      return null
  }
}
