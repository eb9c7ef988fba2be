/** What is recorded of the reports that a run has written. */

export interface WrittenReports {
  /** Null: there is no report. */
  readonly folder: string | null
  readonly files: readonly ReportFile[]
  /** What could not be written, each as a sentence without its period. */
  readonly problems: readonly string[]
}

export interface ReportFile {
  /** Relative to the folder: `trivy.sarif`, `side-cars/1-nginx-1.29/trivy.sarif`. */
  readonly name: string
  /** Of SARIF only. */
  readonly sarif?: SarifFacts
}

export interface SarifFacts {
  /** The tool's name, as code scanning shows it. */
  readonly tool: string
  /** One per image and tool, with a slash at the end. */
  readonly category: string
  readonly results: number
  /** Findings that had no room, the mildest. */
  readonly leftOut: number
}
