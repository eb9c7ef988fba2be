/** What the pipeline `maintenance` has found and done. */
import type { PageState, SorryPage } from './sorry-page.ts'

/** `show` changes nothing. */
export type WantedPage = PageState | 'show'

export interface ServicePage extends SorryPage {
  /** The service's name. */
  readonly service: string
  /** Whether this run has moved it. */
  readonly moved: 'moved' | 'as-it-was'
}

export interface MaintenanceResult {
  readonly wanted: WantedPage
  /** When the rules were read, in milliseconds since 1970. */
  readonly at: number
  /** In the order of the settings. */
  readonly pages: readonly ServicePage[]
}
