/** Where a run shows itself and leaves its results: GitHub (`github.ts`) or a terminal (`console-log.ts`). */

/** How a run ended that is no success. `misused`: by wrong settings, before it changed anything. */
export type BadEnding = 'failed' | 'misused' | 'blocked' | 'cancelled'

export interface HostAnnotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** A file of the repository. */
  readonly place?: { readonly file: string; readonly line: number | null }
}

/** Lines must be free of workflow commands already; everything that is shown is redacted here. */
export interface Host {
  readonly openGroup: (title: string) => void
  readonly closeGroup: () => void
  readonly line: (text: string) => void
  readonly warning: (text: string) => void
  readonly debug: (text: string) => void
  readonly annotate: (annotation: HostAnnotation) => void
  /** Registers a secret: nothing shows it from now on. */
  readonly mask: (value: string) => void
  /** From the redacted record: not redacted again, for a secret that is a part of a digest would break it. */
  readonly setOutput: (name: string, value: string) => void
  readonly writeSummary: (text: string) => void
  /** Writes the redacted record for later steps; gives the path of the file, null where there is no place for one. */
  readonly writeRunFile: (text: string) => string | null
  /** What a summary is written as. */
  readonly summaryForm: 'markdown' | 'text'
  /** How wide a summary as text can be; Infinity where that does not matter. */
  readonly columns: number
  /** The address of the folder that holds the action's own `docs/`, ending in `/`; null when it is not known. */
  readonly docsUrl: string | null
  /** Keeps a text for `post`; never shown, so not redacted. */
  readonly saveState: (name: string, value: string) => void
  /** What the main step kept; '' when it kept nothing. */
  readonly state: (name: string) => string
  /** Has the process end red; it still ends by itself. */
  readonly fail: (ending: BadEnding) => void
}
