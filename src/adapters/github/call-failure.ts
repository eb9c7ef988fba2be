/** What a failed call to GitHub's API means (GitHub docs, "Troubleshooting the REST API", "Rate limits for the REST API"). */
import { z } from 'zod'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import { proxyFault } from '../proxy-fault.ts'

export interface CallFailure {
  /** Null when there was no response. */
  readonly status: number | null
  /** `GitHub returned 404: Not Found`. */
  readonly text: string
  readonly isPassing: boolean
  /** A limit was reached, so nothing was done. */
  readonly isLimit: boolean
  /** How long GitHub asks to wait; null when it does not say. */
  readonly waitMs: number | null
}

/** Octokit's `RequestError`. Without a response its status is 500 and means nothing. */
const REQUEST_ERROR = z.object({
  status: z.number(),
  response: z.object({ headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()) }),
})

/** Reads anything that a call threw. */
export const failureOf = (thrown: unknown): CallFailure => {
  const own = ownErrorIn(thrown)
  if (own !== null) return { status: null, text: own.message, isPassing: false, isLimit: false, waitMs: null }
  const parsed = REQUEST_ERROR.safeParse(thrown)
  if (!parsed.success) return withoutResponse(thrown)
  const { status, response } = parsed.data
  const waitMs =
    waitOf(response.headers) ?? (SECONDARY_LIMIT.test(messageOf(thrown)) ? WAIT_OF_SECONDARY_LIMIT_MS : null)
  const isLimit = status === 429 || (status === 403 && waitMs !== null)
  return {
    status,
    text: `GitHub returned ${status}: ${messageOf(thrown).replace(/ - https?:\S+$/u, '')}`,
    isPassing: status >= 500 || isLimit,
    isLimit,
    waitMs,
  }
}

const withoutResponse = (thrown: unknown): CallFailure => {
  const atProxy = proxyFault(thrown, process.env)
  const text = isTimeout(thrown)
    ? 'GitHub did not respond in time'
    : `GitHub could not be reached: ${atProxy?.because ?? messageOf(thrown)}`
  return { status: null, text, isPassing: atProxy?.mayPass ?? true, isLimit: false, waitMs: null }
}

/** It may come without a header; then GitHub asks for a minute. */
const SECONDARY_LIMIT = /secondary rate limit/iu
const WAIT_OF_SECONDARY_LIMIT_MS = 60_000

/** What our own `fetch` threw, which Octokit wraps. */
const ownErrorIn = (thrown: unknown): ShipError | null => {
  if (thrown instanceof ShipError) return thrown
  return thrown instanceof Error && thrown.cause !== undefined ? ownErrorIn(thrown.cause) : null
}

const isTimeout = (thrown: unknown): boolean => {
  if (!(thrown instanceof Error)) return false
  return thrown.name === 'TimeoutError' || (thrown.cause !== undefined && isTimeout(thrown.cause))
}

/** Both limits answer with 403 or 429: the secondary one names seconds, the primary one the second when it ends. */
const waitOf = (headers: Readonly<Record<string, string | number | undefined>>): number | null => {
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  if (Number.isFinite(seconds)) return seconds * 1000
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isFinite(reset)) return null
  return Math.max(0, reset * 1000 - Date.now())
}
