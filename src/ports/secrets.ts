/** What nothing may show. */

export interface Secrets {
  /** Registers a value that no log, output or report may show. Call it before the value is used. */
  readonly mask: (value: string) => void
  /** The text without any of them. For what is written to a file that stays; logs and reports of the run are redacted anyway. */
  readonly redact: (text: string) => string
}
