/** The record of a run as a file for later steps. */
import type { RunRecord } from './record.ts'

/** Raised when a member is removed, or means something else. */
const FORMAT = 1

/** The redacted record as JSON. Texts in it are data from outside: whoever shows them has to escape them. */
export const runFileText = ({ runFile: _, ...record }: RunRecord): string =>
  `${JSON.stringify({ format: FORMAT, ...record }, null, 2)}\n`
