/** Connections to a port of this machine. */

export interface DialRequest {
  readonly host: string
  readonly port: number
  /** Ends the attempt, as if nothing took the connection. */
  readonly limit: AbortSignal
}

/** `open`: something takes the connection and keeps it, or sends something. Rejects only with the reason of the stage's signal. */
export type Dial = (request: DialRequest) => Promise<'open' | 'closed'>
