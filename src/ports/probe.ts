/** Requests to the deployed service: one each, without redirects, proxies, or a connection to a link-local address. */
import type { Method } from '../domain/smoke/smoke-check.ts'
import type { CheckedResponse } from '../domain/smoke/smoke-check.ts'

export interface ProbeRequest {
  /** `http:` or `https:`, without user info. */
  readonly url: string
  /** The name that the request and the certificate are for; null: that of the URL. */
  readonly host: string | null
  readonly method: Method
  readonly headers: Readonly<Record<string, string>>
  /** A body that nobody asks for is not read. */
  readonly body: 'read' | 'not-read'
  /** Ends the attempt, as if there were no response. */
  readonly limit: AbortSignal
}

export type ProbeReply =
  | ({ readonly kind: 'response' } & CheckedResponse)
  /** After the name of the check: `was refused`. `again`: whether another attempt may have a response. Hostile. */
  | { readonly kind: 'none'; readonly because: string; readonly again: 'possible' | 'useless' }

/** Rejects only with the reason of the stage's signal. */
export type Probe = (request: ProbeRequest) => Promise<ProbeReply>
