/** The checks of the smoke test, as they are set and as they are made. Header values and bodies are never part of a text. */
import { quoted } from '../bounds.ts'

export const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST'] as const
export type Method = (typeof METHODS)[number]

/** Both ends are included. */
export interface StatusRange {
  readonly from: number
  readonly to: number
}

/** `test-listener`: while a deployment has test traffic on its new tasks and no production traffic, instead of when it is confirmed. */
export const OCCASIONS = ['service', 'test-listener'] as const
export type Occasion = (typeof OCCASIONS)[number]

export interface SmokeCheck {
  readonly on: Occasion
  readonly target: CheckTarget
  readonly method: Method
  /** Of the request. */
  readonly headers: Readonly<Record<string, string>>
  readonly status: readonly StatusRange[]
  /** A part of the body; null: any body. */
  readonly contains: string | null
  /** Of the response: names and exact values. */
  readonly responseHeaders: Readonly<Record<string, string>>
  /** How often it is tried again. */
  readonly retries: number
  readonly intervalMs: number
  /** Of one attempt, from the connection to the end of the body. */
  readonly timeoutMs: number
}

export type CheckTarget =
  | { readonly kind: 'url'; readonly url: string }
  /** Through the load balancer of the service. */
  | {
      readonly kind: 'load-balancer'
      readonly path: string
      /** Of the listener; null: the one that forwards to the service. */
      readonly port: number | null
      /** Name for which the request is made and the certificate must be; null: the name of the load balancer. */
      readonly host: string | null
    }

/** Where a check is made, once that is known. */
export interface CheckAddress {
  readonly url: string
  /** As in a `CheckTarget`. */
  readonly host: string | null
}

/** A check whose address is known. */
export interface PlannedCheck extends SmokeCheck {
  readonly address: CheckAddress
}

/** Those of one occasion. */
export const checksOn = (
  on: Occasion,
  { smoke = [] }: { readonly smoke?: readonly PlannedCheck[] },
): readonly PlannedCheck[] => smoke.filter((check) => check.on === on)

/** `GET https://shop.example.com/health`: without the query, which may hold a token. */
export const checkInWords = ({ method, address, on }: NamedBy): string => {
  const url = new URL(address.url)
  const host = address.host === null ? '' : ` (host ${address.host})`
  return `${method} ${url.origin}${quoted(url.pathname)}${host}${where(on)}`
}

type NamedBy = Pick<PlannedCheck, 'method' | 'address' | 'on'>

const where = (on: Occasion): string => (on === 'test-listener' ? ' (test listener)' : '')

/** `GET /health`: what a headline has room for. */
export const checkInShort = ({ method, address, on }: NamedBy): string => {
  const { pathname } = new URL(address.url)
  const path = pathname.length > LONGEST_SHORT_PATH ? `${pathname.slice(0, LONGEST_SHORT_PATH - 1)}…` : pathname
  return `${method} ${path}${where(on)}`
}

const LONGEST_SHORT_PATH = 30

/** A response, as far as checks look at it. Hostile. */
export interface CheckedResponse {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** Its first MiB; empty where no check of it was asked for. */
  readonly body: Uint8Array
  /** Whether the body has more than that. */
  readonly isCut: boolean
}

/** What is wrong with a response, after the name of its check: `returned 500, not 200-299`. Null where nothing is. */
export const defectIn = (response: CheckedResponse, check: SmokeCheck): string | null => {
  const { status, headers, body, isCut } = response
  if (!check.status.some(({ from, to }) => status >= from && status <= to)) {
    const redirected = status >= 300 && status < 400 && status !== 304 ? '; redirects are not followed' : ''
    return `returned ${status}, not ${statusInWords(check.status)}${redirected}`
  }
  const wrong = Object.entries(check.responseHeaders).find(([name, value]) => headers[name.toLowerCase()] !== value)
  if (wrong !== undefined) {
    const [name] = wrong
    const what = headers[name.toLowerCase()] === undefined ? 'without the header' : 'with another value of the header'
    return `returned ${status} ${what} ${quoted(name)}`
  }
  if (check.contains === null || Buffer.from(body).includes(check.contains)) return null
  return `returned ${status} without the text of \`contains\`${isCut ? ' in the first MiB' : ''}`
}

/** `200-299 or 404`. */
export const statusInWords = (ranges: readonly StatusRange[]): string =>
  ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(' or ')
