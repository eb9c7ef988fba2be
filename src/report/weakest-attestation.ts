/** What is attested of the image of a run: of several that are merged, what is known of the one of which the least is known. */
import type { Results } from '../domain/results.ts'
import { resultsOf, type RunRecord } from './record.ts'

const RANKS: Readonly<Record<Results['attestation']['kind'], number>> = { unknown: 0, none: 1, attested: 2 }

/** Undefined where none was looked for. */
export const weakestAttestation = (record: Pick<RunRecord, 'stages'>): Results['attestation'] | undefined =>
  resultsOf(record, 'attestation').toSorted((one, other) => RANKS[one.kind] - RANKS[other.kind])[0]
