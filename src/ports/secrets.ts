/** What nothing may show. */

export interface Secrets {
  /** Registers a value that no log, output or report may show. Call it before the value is used. */
  readonly mask: (value: string) => void
}
