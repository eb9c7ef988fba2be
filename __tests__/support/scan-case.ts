/** Cases of real scans by the committed action: what is built and how it is judged, and everything that the run has to show of it. */
import type { HelloVariant } from '../../scripts/hello/context.ts'
import type { Breakage } from './broken-scanners.ts'

export interface ScanCase {
  readonly name: string
  readonly variant?: HelloVariant
  /** In the checkout, by path. */
  readonly files?: Readonly<Record<string, string>>
  /** Lines of the Dockerfile, after the one that copies the files of the image. */
  readonly dockerfile?: string
  /** Lines of `ship-to-ecs.yaml`. */
  readonly settings?: string
  /** The scanners that break, and how. */
  readonly broken?: Readonly<Partial<Record<'trivy' | 'dockle', Breakage>>>
  readonly expected: Expected
}

export interface Expected {
  readonly verdict: 'passed' | 'blocked' | 'broke'
  /** The output `findings`; undefined where no scan ended. */
  readonly findings: string | undefined
  /** What the output `exceptions-used` has of each: its id, how many findings, and the VEX document. */
  readonly used?: readonly string[]
  readonly compared?: { readonly added: number; readonly fixed: number }
  /** Where no scan with the database ended. */
  readonly database?: 'unused'
  readonly headline: string | RegExp
  /** Of the summary, as a reader sees it. */
  readonly says: readonly string[]
  /** The results of each report: `rule level`, then ` accepted: reason`, then the state against the baseline; null: no report. */
  readonly sarif: Readonly<Record<'trivy' | 'dockle', readonly string[] | null>> & {
    readonly image?: readonly string[]
  }
  /** Values that no report, output or summary has. */
  readonly hides?: readonly string[]
}

interface Counts {
  readonly trivy?: Readonly<Record<string, number>> | null
  readonly dockle?: Readonly<Record<string, number>> | null
  readonly image?: Readonly<Record<string, number>>
}

/** The output `findings` of these counts; a scanner that broke has none. */
export const found = ({ trivy = {}, dockle = {}, image }: Counts): string =>
  JSON.stringify({
    ...(trivy && { trivy: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0, ...trivy } }),
    ...(dockle && { dockle: { FATAL: 0, WARN: 0, INFO: 0, ...dockle } }),
    ...(image && { image }),
  })

/** Every image has it: the action builds without Docker's content trust. */
export const ALWAYS = 'CIS-DI-0005 note'
