/** Downloads. */

export interface Download {
  /** Fetches a URL into a file (redirects followed, proxies honoured). @throws ShipError `E_DOWNLOAD` when it is refused or cut off */
  readonly toFile: (url: string, path: string) => Promise<void>
}
