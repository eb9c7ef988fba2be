/** One row of the declaration of outputs. */
import type { RunRecord } from './record.ts'

export interface Output {
  readonly description: string
  /** Undefined or null when the run did not get that far: the output is empty then. */
  readonly from: (record: RunRecord) => string | null | undefined
}
