/** A stage's place in the log. */

export interface Log {
  readonly info: (text: string) => void
  /** A line in the log and, in GitHub, an annotation. */
  readonly warning: (text: string) => void
  /** Shown only where the user asked for debug output. */
  readonly debug: (text: string) => void
}
