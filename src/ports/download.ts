/** Downloads. */

export type RequestHeaders = Readonly<Record<string, string>>

/** A short reply, whatever its status. */
export interface Reply {
  readonly status: number
  /** The header `www-authenticate`; empty when there is none. */
  readonly challenge: string
  readonly text: string
  /** The header `link`; absent when there is none. */
  readonly link?: string
}

export interface Download {
  /** Fetches a URL into a file (redirects followed, proxies honoured). @throws ShipError `E_DOWNLOAD` when it is refused or cut off */
  readonly toFile: (url: string, path: string, headers?: RequestHeaders) => Promise<void>
  /** Fetches a short text. @throws ShipError `E_DOWNLOAD` when there is no reply, or one that is too long */
  readonly read: (url: string, headers: RequestHeaders) => Promise<Reply>
}
